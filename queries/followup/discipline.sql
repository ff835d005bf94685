-- title: 学科是否保持 | Whether the discipline was kept
-- purpose: 大学所学专业同培养学科相比：同学科、同专业类、其他基础学科、应用学科、离开理工农医 | the major at university against the discipline of training, on a stated scale
-- grain: 每个项目、每个分组一行 | one row a programme and group
-- unit: participations
-- parameter by: cohort, programme, discipline, school, university = discipline; 分组 | grouping
-- parameter least_known: number = 65; 掌握率达到百分之几才列比率 | percent known from which the rate is shown
-- parameter plan: any = all; 方案编号，all 为全部 | plan, all for every one
-- parameter programme: any = all; 项目，all 为全部 | programme, all for every one
-- column programme: text; 项目 | programme
-- column group_value: text, null means 未记录/not recorded; 分组 | group
-- column eligible: count participations; 应有结果 | due
-- column not_admitted: count participations; 未升入大学 | not at university
-- column same_discipline: count participations; 同学科 | same discipline
-- column same_class: count participations; 同专业类 | same class of majors
-- column other_basic: count participations; 其他基础学科 | other basic science
-- column applied: count participations; 应用学科 | applied
-- column left_science: count participations; 离开理工农医 | left science
-- column kept: count participations; 学科保持 | kept
-- column basic: count participations; 仍学基础学科 | still in basic science
-- column placed: count participations; 专业已知 | major known
-- column unlisted: count participations; 专业不在目录 | major not in the catalogue
-- column unknown: count participations; 专业未知 | major unknown
-- column erased: count participations; 身份已删除 | identity erased
-- estimate kept_rate: bounds of kept in placed, missing unlisted + unknown + erased, known from least_known; 学科保持率 | share that kept the discipline
-- estimate basic_rate: bounds of basic in placed, missing unlisted + unknown + erased, known from least_known; 仍学基础学科 | share still in basic science
-- key: programme, group_value
-- whole: eligible
-- order: programme, group_value, those not recorded last
WITH participants AS (
  SELECT
    programme,
    CASE :by
      WHEN 'school' THEN school
      WHEN 'university' THEN university
      WHEN 'programme' THEN programme
      WHEN 'cohort' THEN plan_id
      ELSE discipline
    END AS group_value,
    person_id,
    discipline,
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
    ROW_NUMBER() OVER (PARTITION BY person_id, question ORDER BY reported_day DESC, evidence_rank, status DESC) AS rank_newest
  FROM ranked_follow_up
  WHERE (question = 'major' AND status = 'yes' AND value IS NOT NULL) OR (question = 'admission' AND status IN ('yes', 'no'))
),
judged AS (
  SELECT
    p.programme,
    p.group_value,
    CASE
      WHEN m.person_id IS NULL AND a.status = 'no' THEN 'not_admitted'
      WHEN m.person_id IS NULL AND p.erased_day IS NOT NULL THEN 'erased'
      WHEN m.person_id IS NULL THEN 'unknown'
      WHEN l.value IS NULL OR p.discipline NOT IN ('mathematics', 'physics', 'chemistry', 'biology', 'computing') THEN 'unlisted'
      WHEN l.discipline = p.discipline AND l.bears_name = 1 THEN 'same_discipline'
      WHEN l.discipline = p.discipline THEN 'same_class'
      WHEN l.discipline IS NOT NULL OR l.category = '理学' THEN 'other_basic'
      WHEN l.category IN ('工学', '农学', '医学', '交叉学科') THEN 'applied'
      ELSE 'left_science'
    END AS place
  FROM participants AS p
  LEFT JOIN ranked AS m ON m.person_id = p.person_id AND m.question = 'major' AND m.rank_newest = 1
  LEFT JOIN ranked AS a ON a.person_id = p.person_id AND a.question = 'admission' AND a.rank_newest = 1
  LEFT JOIN listed_major AS l ON l.value = m.value
)
SELECT
  programme,
  group_value,
  COUNT(*) AS eligible,
  SUM(CASE WHEN place = 'not_admitted' THEN 1 ELSE 0 END) AS not_admitted,
  SUM(CASE WHEN place = 'same_discipline' THEN 1 ELSE 0 END) AS same_discipline,
  SUM(CASE WHEN place = 'same_class' THEN 1 ELSE 0 END) AS same_class,
  SUM(CASE WHEN place = 'other_basic' THEN 1 ELSE 0 END) AS other_basic,
  SUM(CASE WHEN place = 'applied' THEN 1 ELSE 0 END) AS applied,
  SUM(CASE WHEN place = 'left_science' THEN 1 ELSE 0 END) AS left_science,
  SUM(CASE WHEN place IN ('same_discipline', 'same_class') THEN 1 ELSE 0 END) AS kept,
  SUM(CASE WHEN place IN ('same_discipline', 'same_class', 'other_basic') THEN 1 ELSE 0 END) AS basic,
  SUM(CASE WHEN place IN ('same_discipline', 'same_class', 'other_basic', 'applied', 'left_science') THEN 1 ELSE 0 END) AS placed,
  SUM(CASE WHEN place = 'unlisted' THEN 1 ELSE 0 END) AS unlisted,
  SUM(CASE WHEN place = 'unknown' THEN 1 ELSE 0 END) AS unknown,
  SUM(CASE WHEN place = 'erased' THEN 1 ELSE 0 END) AS erased
FROM judged
GROUP BY programme, group_value
ORDER BY programme, CASE WHEN group_value IS NULL THEN 1 ELSE 0 END, group_value
