-- title: 每位导师培养学生数 | Pupils per mentor
-- purpose: 每位导师同时培养的学生数与方案上限 | pupils a mentor trained at one time, against the plan's limit
-- grain: 每个方案、每位导师一行 | one row a plan and mentor
-- unit: persons
-- parameter plan: any = all; 方案编号，all 为全部 | plan, all for every one
-- column plan_id: plan; 方案 | plan
-- column mentor_id: mentor; 导师 | mentor
-- column university: text; 培养高校 | host university
-- column discipline: discipline; 学科 | discipline
-- column pupils: count persons; 全周期学生数 | pupils in the cycle
-- column peak: count persons; 同期在培人数峰值 | most pupils on one day
-- column capacity: count persons, null means 方案未规定/not stated; 方案上限 | limit stated
-- column operator: text, null means 方案未规定/not stated; 规定 | rule
-- column strength: code strength, null means 方案未规定/not stated; 约束力 | strength
-- column clause: text, null means 方案未规定/not stated; 条款 | clause
-- column within: flag, null means 方案未规定/not stated; 未超上限 | within the limit
-- key: plan_id, mentor_id
-- whole: rows, mentors
-- order: plan_id, mentor_id
WITH spans AS (
  SELECT
    t.plan_id,
    t.mentor_id,
    t.person_id,
    t.day AS from_day,
    CASE
      WHEN x.day < COALESCE(t.to_day, p.cycle_to) THEN x.day
      ELSE COALESCE(t.to_day, p.cycle_to)
    END AS to_day
  FROM placement AS t
  JOIN plan AS p ON p.plan_id = t.plan_id
  LEFT JOIN exit AS x ON x.plan_id = t.plan_id AND x.person_id = t.person_id
  WHERE :plan = 'all' OR t.plan_id = :plan
),
loads AS (
  SELECT s.plan_id, s.mentor_id, s.from_day, COUNT(DISTINCT o.person_id) AS pupils
  FROM spans AS s
  JOIN spans AS o
    ON o.plan_id = s.plan_id AND o.mentor_id = s.mentor_id AND o.from_day <= s.from_day AND o.to_day >= s.from_day
  GROUP BY s.plan_id, s.mentor_id, s.from_day
),
peaks AS (
  SELECT plan_id, mentor_id, MAX(pupils) AS peak FROM loads GROUP BY plan_id, mentor_id
),
totals AS (
  SELECT plan_id, mentor_id, COUNT(DISTINCT person_id) AS pupils FROM spans GROUP BY plan_id, mentor_id
)
SELECT
  m.plan_id,
  m.person_id AS mentor_id,
  m.university,
  m.discipline,
  COALESCE(t.pupils, 0) AS pupils,
  COALESCE(k.peak, 0) AS peak,
  p.mentor_capacity AS capacity,
  p.capacity_operator AS operator,
  p.capacity_strength AS strength,
  p.capacity_clause AS clause,
  CASE
    WHEN p.mentor_capacity IS NULL THEN NULL
    WHEN p.capacity_operator = '<=' AND COALESCE(k.peak, 0) <= p.mentor_capacity THEN 1
    WHEN p.capacity_operator = '=' AND COALESCE(k.peak, 0) = p.mentor_capacity THEN 1
    WHEN p.capacity_operator = '>=' AND COALESCE(k.peak, 0) >= p.mentor_capacity THEN 1
    ELSE 0
  END AS within
FROM mentor AS m
JOIN plan AS p ON p.plan_id = m.plan_id
LEFT JOIN totals AS t ON t.plan_id = m.plan_id AND t.mentor_id = m.person_id
LEFT JOIN peaks AS k ON k.plan_id = m.plan_id AND k.mentor_id = m.person_id
WHERE :plan = 'all' OR m.plan_id = :plan
ORDER BY m.plan_id, m.person_id
