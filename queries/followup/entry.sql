-- title: 升入的大学 | The universities they entered
-- purpose: 升入大学者按院校类别与隶属分：中央部门所属本科、地方本科、高职专科、境外；其中多少所有拔尖计划基地 | entrants by the kind of institution and by whose it is; how many of these universities have a Top-Notch base
-- grain: 每个项目、每个分组一行 | one row a programme and group
-- unit: participations
-- parameter by: cohort, programme, discipline, school, university = cohort; 分组 | grouping
-- parameter least_known: number = 65; 掌握率达到百分之几才列比率 | percent known from which the rate is shown
-- parameter plan: any = all; 方案编号，all 为全部 | plan, all for every one
-- parameter programme: any = all; 项目，all 为全部 | programme, all for every one
-- column programme: text; 项目 | programme
-- column group_value: text, null means 未记录/not recorded; 分组 | group
-- column eligible: count participations; 应有结果 | due
-- column central: count participations; 中央部门所属本科 | undergraduate, of central bodies
-- column local: count participations; 地方本科 | undergraduate, local
-- column undergraduate_unlisted: count participations; 本科隶属不明 | undergraduate, authority not told
-- column vocational: count participations; 高职专科 | vocational
-- column abroad: count participations; 境外高校 | abroad
-- column unclassified: count participations; 院校类别未报 | kind not reported
-- column not_admitted: count participations; 未升入大学 | not admitted
-- column known: count participations; 去向已知 | known
-- column unknown: count participations; 未知 | unknown
-- column erased: count participations; 身份已删除 | identity erased
-- column host: count participations; 升入培养高校 | at their host
-- column undergraduate: count participations; 本科 | undergraduate
-- column with_base: count participations; 所入高校有拔尖基地 | at a university with a known base
-- estimate undergraduate_rate: bounds of undergraduate in sorted, missing unclassified + unknown + erased, known from least_known; 升入本科的比率 | share at undergraduate institutions
-- estimate central_rate: bounds of central in placed, missing undergraduate_unlisted + unclassified + unknown + erased, known from least_known; 升入中央部门所属高校的比率 | share at universities of central bodies
-- column sorted: count participations; 类别已知 | kind known
-- column placed: count participations; 隶属已知 | kind and authority known
-- key: programme, group_value
-- whole: eligible
-- order: programme, group_value, those not recorded last
WITH participants AS (
  SELECT
    programme,
    plan_id,
    CASE :by
      WHEN 'school' THEN school
      WHEN 'university' THEN university
      WHEN 'programme' THEN programme
      WHEN 'discipline' THEN discipline
      ELSE plan_id
    END AS group_value,
    person_id,
    erased_day
  FROM former_participant
  WHERE cycle_to <= :as_of AND school_end + 92 <= :as_of AND (deceased_day IS NULL OR deceased_day > school_end + 92)
    AND (:plan = 'all' OR plan_id = :plan) AND (:programme = 'all' OR programme = :programme)
),
ranked AS (
  SELECT
    person_id,
    status,
    value,
    institution_kind,
    COALESCE(day, reported_day) AS day,
    ROW_NUMBER() OVER (PARTITION BY person_id ORDER BY reported_day DESC, evidence_rank, status DESC) AS rank_newest
  FROM ranked_follow_up
  WHERE question = 'admission' AND status IN ('yes', 'no')
),
hosts AS (
  SELECT DISTINCT plan_id, person_id, university FROM placement
),
based AS (
  SELECT r.person_id, MAX(CASE WHEN b.from_day <= :as_of THEN 1 ELSE 0 END) AS has_base
  FROM ranked AS r
  JOIN listed_university AS u ON u.value = r.value
  JOIN topnotch_base AS b ON b.university = u.name
  WHERE r.rank_newest = 1 AND r.status = 'yes'
  GROUP BY r.person_id
),
judged AS (
  SELECT
    p.programme,
    p.group_value,
    CASE
      WHEN r.status = 'no' THEN 'not_admitted'
      WHEN r.person_id IS NULL AND p.erased_day IS NOT NULL THEN 'erased'
      WHEN r.person_id IS NULL THEN 'unknown'
      WHEN r.institution_kind = 'abroad' THEN 'abroad'
      WHEN COALESCE(r.institution_kind, u.level) = 'vocational' THEN 'vocational'
      WHEN COALESCE(r.institution_kind, u.level) = 'undergraduate' AND u.central = 1 THEN 'central'
      WHEN COALESCE(r.institution_kind, u.level) = 'undergraduate' AND u.central = 0 THEN 'local'
      WHEN COALESCE(r.institution_kind, u.level) = 'undergraduate' THEN 'undergraduate_unlisted'
      ELSE 'unclassified'
    END AS tier,
    CASE WHEN r.status = 'yes' AND h.person_id IS NOT NULL THEN 1 ELSE 0 END AS host,
    COALESCE(b.has_base, 0) AS has_base
  FROM participants AS p
  LEFT JOIN ranked AS r ON r.person_id = p.person_id AND r.rank_newest = 1
  LEFT JOIN listed_university AS u ON u.value = r.value
  LEFT JOIN hosts AS h ON h.plan_id = p.plan_id AND h.person_id = p.person_id AND h.university = r.value
  LEFT JOIN based AS b ON b.person_id = p.person_id
)
SELECT
  programme,
  group_value,
  COUNT(*) AS eligible,
  SUM(CASE WHEN tier = 'central' THEN 1 ELSE 0 END) AS central,
  SUM(CASE WHEN tier = 'local' THEN 1 ELSE 0 END) AS local,
  SUM(CASE WHEN tier = 'undergraduate_unlisted' THEN 1 ELSE 0 END) AS undergraduate_unlisted,
  SUM(CASE WHEN tier = 'vocational' THEN 1 ELSE 0 END) AS vocational,
  SUM(CASE WHEN tier = 'abroad' THEN 1 ELSE 0 END) AS abroad,
  SUM(CASE WHEN tier = 'unclassified' THEN 1 ELSE 0 END) AS unclassified,
  SUM(CASE WHEN tier = 'not_admitted' THEN 1 ELSE 0 END) AS not_admitted,
  SUM(CASE WHEN tier NOT IN ('unknown', 'erased') THEN 1 ELSE 0 END) AS known,
  SUM(CASE WHEN tier = 'unknown' THEN 1 ELSE 0 END) AS unknown,
  SUM(CASE WHEN tier = 'erased' THEN 1 ELSE 0 END) AS erased,
  SUM(host) AS host,
  SUM(CASE WHEN tier IN ('central', 'local', 'undergraduate_unlisted') THEN 1 ELSE 0 END) AS undergraduate,
  SUM(has_base) AS with_base,
  SUM(CASE WHEN tier NOT IN ('unknown', 'erased', 'unclassified') THEN 1 ELSE 0 END) AS sorted,
  SUM(CASE WHEN tier NOT IN ('unknown', 'erased', 'unclassified', 'undergraduate_unlisted') THEN 1 ELSE 0 END) AS placed
FROM judged
GROUP BY programme, group_value
ORDER BY programme, CASE WHEN group_value IS NULL THEN 1 ELSE 0 END, group_value
