-- title: 进入拔尖计划的核实 | Top-Notch entries held against the list of bases
-- purpose: 报告已进入拔尖计划的学生，所报高校与学科当时是否在基地名单上；名单不全时只能证实，不能否定 | whether the list of bases of the day had the university and discipline; a partial list confirms and never refutes
-- grain: 每个项目、每个分组一行 | one row a programme and group
-- unit: participations
-- parameter by: cohort, programme, school, university = cohort; 分组 | grouping
-- parameter least_known: number = 65; 掌握率达到百分之几才列核实进入率 | percent known from which the confirmed rate is shown
-- parameter plan: any = all; 方案编号，all 为全部 | plan, all for every one
-- parameter programme: any = all; 项目，all 为全部 | programme, all for every one
-- column programme: text; 项目 | programme
-- column group_value: text, null means 未记录/not recorded; 分组 | group
-- column eligible: count participations; 应有结果 | due
-- column not_entered: count participations; 未进入 | did not enter
-- column entered: count participations; 报告已进入 | reported as entered
-- column confirmed: count participations; 名单证实 | confirmed
-- column before_list: count participations; 早于该基地入选名单 | earlier than the base is listed
-- column discipline_missing: count participations; 高校有基地，学科未报 | university listed, discipline not reported
-- column not_in_partial: count participations; 不全的名单里没有，无从判断 | not in the partial list, cannot be told
-- column refuted: count participations; 不在齐全的名单上 | not in a complete list
-- column university_missing: count participations; 高校未报或无法辨认 | university not reported or not recognised
-- column unverified: count participations; 不能判断合计 | cannot be told, in all
-- column unknown: count participations; 未知 | unknown
-- column erased: count participations; 身份已删除 | identity erased
-- estimate confirmed_share: proportion of confirmed in entered; 报告进入者中证实的比例 | confirmed, of those reported
-- estimate confirmed_rate: bounds of confirmed in settled, missing unverified + unknown + erased, known from least_known; 经核实的进入率 | confirmed entry rate
-- column settled: count participations; 已有定论 | settled
-- key: programme, group_value
-- whole: entered
-- order: programme, group_value, those not recorded last
WITH participants AS (
  SELECT
    programme,
    CASE :by WHEN 'school' THEN school WHEN 'university' THEN university WHEN 'programme' THEN programme ELSE plan_id END AS group_value,
    person_id,
    erased_day
  FROM former_participant
  WHERE cycle_to <= :as_of AND school_end + 92 <= :as_of AND (deceased_day IS NULL OR deceased_day > school_end + 92)
    AND (:plan = 'all' OR plan_id = :plan) AND (:programme = 'all' OR programme = :programme)
),
ranked AS (
  SELECT
    person_id,
    question,
    status,
    value,
    COALESCE(day, reported_day) AS day,
    ROW_NUMBER() OVER (PARTITION BY person_id, question ORDER BY reported_day DESC, evidence_rank, status DESC) AS rank_newest
  FROM ranked_follow_up
  WHERE question IN ('topnotch', 'major') AND status IN ('yes', 'no')
),
entrants AS (
  SELECT
    e.person_id,
    e.status,
    e.day,
    u.name AS university,
    COALESCE(u.subject, m.value) AS subject,
    CASE WHEN u.subject IS NULL THEN l.discipline ELSE u.discipline END AS discipline
  FROM ranked AS e
  LEFT JOIN listed_university AS u ON u.value = e.value
  LEFT JOIN ranked AS m ON m.person_id = e.person_id AND m.question = 'major' AND m.status = 'yes' AND m.rank_newest = 1
  LEFT JOIN listed_major AS l ON l.value = m.value
  WHERE e.question = 'topnotch' AND e.rank_newest = 1
),
held AS (
  SELECT
    e.person_id,
    MAX(CASE WHEN b.from_day <= e.day THEN 1 ELSE 0 END) AS has_base,
    MAX(CASE WHEN b.from_day <= e.day AND (b.discipline = e.discipline OR b.subject = e.subject) THEN 1 ELSE 0 END) AS has_subject,
    MAX(CASE WHEN b.discipline = e.discipline OR b.subject = e.subject THEN 1 ELSE 0 END) AS has_subject_ever
  FROM entrants AS e
  JOIN topnotch_base AS b ON b.university = e.university
  WHERE e.status = 'yes'
  GROUP BY e.person_id
),
complete AS (
  SELECT MAX(day) AS day FROM topnotch_complete
),
judged AS (
  SELECT
    p.programme,
    p.group_value,
    CASE
      WHEN e.status = 'no' THEN 'not_entered'
      WHEN e.person_id IS NULL AND p.erased_day IS NOT NULL THEN 'erased'
      WHEN e.person_id IS NULL THEN 'unknown'
      WHEN e.university IS NULL THEN 'university_missing'
      WHEN h.has_subject = 1 THEN 'confirmed'
      WHEN h.has_base = 1 AND e.subject IS NULL THEN 'discipline_missing'
      WHEN c.day >= e.day AND (h.person_id IS NULL OR e.subject IS NOT NULL) THEN 'refuted'
      WHEN h.has_subject_ever = 1 OR (h.has_base = 0 AND e.subject IS NULL) THEN 'before_list'
      ELSE 'not_in_partial'
    END AS verdict
  FROM participants AS p
  LEFT JOIN entrants AS e ON e.person_id = p.person_id
  LEFT JOIN held AS h ON h.person_id = p.person_id
  CROSS JOIN complete AS c
)
SELECT
  programme,
  group_value,
  COUNT(*) AS eligible,
  SUM(CASE WHEN verdict = 'not_entered' THEN 1 ELSE 0 END) AS not_entered,
  SUM(CASE WHEN verdict NOT IN ('not_entered', 'unknown', 'erased') THEN 1 ELSE 0 END) AS entered,
  SUM(CASE WHEN verdict = 'confirmed' THEN 1 ELSE 0 END) AS confirmed,
  SUM(CASE WHEN verdict = 'before_list' THEN 1 ELSE 0 END) AS before_list,
  SUM(CASE WHEN verdict = 'discipline_missing' THEN 1 ELSE 0 END) AS discipline_missing,
  SUM(CASE WHEN verdict = 'not_in_partial' THEN 1 ELSE 0 END) AS not_in_partial,
  SUM(CASE WHEN verdict = 'refuted' THEN 1 ELSE 0 END) AS refuted,
  SUM(CASE WHEN verdict = 'university_missing' THEN 1 ELSE 0 END) AS university_missing,
  SUM(CASE WHEN verdict IN ('before_list', 'discipline_missing', 'not_in_partial', 'university_missing') THEN 1 ELSE 0 END) AS unverified,
  SUM(CASE WHEN verdict = 'unknown' THEN 1 ELSE 0 END) AS unknown,
  SUM(CASE WHEN verdict = 'erased' THEN 1 ELSE 0 END) AS erased,
  SUM(CASE WHEN verdict IN ('confirmed', 'refuted', 'not_entered') THEN 1 ELSE 0 END) AS settled
FROM judged
GROUP BY programme, group_value
ORDER BY programme, CASE WHEN group_value IS NULL THEN 1 ELSE 0 END, group_value
