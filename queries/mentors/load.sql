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
-- column peak_day: day, null means 没有带学生/no pupil; 峰值首日 | first day with the most
-- column pupil_days: number pupil-days; 在培人日 | pupil-days
-- column days: number days, null means 培养尚未开始/not begun; 周期内天数（至统计日） | days of the cycle, to the as-of day
-- column mean_load: number pupils, null means 培养尚未开始/not begun; 日均在培人数 | pupils on an average day
-- column capacity: count persons, null means 方案未规定/not stated; 方案上限 | limit stated
-- column operator: text, null means 方案未规定/not stated; 规定 | rule
-- column strength: code strength, null means 方案未规定/not stated; 约束力 | strength
-- column clause: text, null means 方案未规定/not stated; 条款 | clause
-- column within: flag, null means 方案未规定/not stated; 未超上限 | within the limit
-- key: plan_id, mentor_id
-- whole: rows, mentors
-- order: plan_id, mentor_id
WITH ends AS (
  SELECT plan_id, cycle_from, CASE WHEN cycle_to < :as_of THEN cycle_to ELSE :as_of END AS last_day
  FROM plan
  WHERE :plan = 'all' OR plan_id = :plan
),
spans AS (
  SELECT
    t.plan_id,
    t.mentor_id,
    t.person_id,
    CASE WHEN t.day < p.cycle_from THEN p.cycle_from ELSE t.day END AS from_day,
    CASE
      WHEN x.day < COALESCE(t.to_day, p.last_day) AND x.day < p.last_day THEN x.day
      WHEN t.to_day < p.last_day THEN t.to_day
      ELSE p.last_day
    END AS to_day
  FROM placement AS t
  JOIN ends AS p ON p.plan_id = t.plan_id
  LEFT JOIN exit AS x ON x.plan_id = t.plan_id AND x.person_id = t.person_id
),
turns AS (
  SELECT plan_id, mentor_id, from_day AS day FROM spans WHERE from_day <= to_day
  UNION
  SELECT plan_id, mentor_id, to_day + 1 AS day FROM spans WHERE from_day <= to_day
),
loads AS (
  SELECT
    d.plan_id,
    d.mentor_id,
    d.day,
    COUNT(DISTINCT s.person_id) AS pupils,
    LEAD(d.day) OVER (PARTITION BY d.plan_id, d.mentor_id ORDER BY d.day) - d.day AS length
  FROM turns AS d
  LEFT JOIN spans AS s ON s.plan_id = d.plan_id AND s.mentor_id = d.mentor_id AND s.from_day <= d.day AND s.to_day >= d.day
  GROUP BY d.plan_id, d.mentor_id, d.day
),
sums AS (
  SELECT plan_id, mentor_id, MAX(pupils) AS peak, COALESCE(SUM(pupils * length), 0) AS pupil_days FROM loads GROUP BY plan_id, mentor_id
),
peaks AS (
  SELECT k.plan_id, k.mentor_id, k.peak, k.pupil_days, MIN(l.day) AS peak_day
  FROM sums AS k
  JOIN loads AS l ON l.plan_id = k.plan_id AND l.mentor_id = k.mentor_id AND l.pupils = k.peak
  GROUP BY k.plan_id, k.mentor_id, k.peak, k.pupil_days
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
  CASE WHEN k.peak > 0 THEN k.peak_day END AS peak_day,
  COALESCE(k.pupil_days, 0) AS pupil_days,
  CASE WHEN e.last_day >= e.cycle_from THEN e.last_day - e.cycle_from + 1 END AS days,
  CASE WHEN e.last_day >= e.cycle_from THEN COALESCE(k.pupil_days, 0) * 1.0 / (e.last_day - e.cycle_from + 1) END AS mean_load,
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
JOIN ends AS e ON e.plan_id = m.plan_id
LEFT JOIN totals AS t ON t.plan_id = m.plan_id AND t.mentor_id = m.person_id
LEFT JOIN peaks AS k ON k.plan_id = m.plan_id AND k.mentor_id = m.person_id
WHERE :plan = 'all' OR m.plan_id = :plan
ORDER BY m.plan_id, m.person_id
