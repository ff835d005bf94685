-- title: 评价是否按期 | Evaluations within their window
-- purpose: 每名学生的某次评价是否在方案规定的时间内 | whether each pupil was evaluated within the plan's window
-- grain: 每个方案一行 | one row a plan
-- unit: participations
-- parameter plan: any = all; 方案编号，all 为全部 | plan, all for every one
-- parameter stage: initial, midterm, annual = annual; 评价阶段 | evaluation
-- parameter from_day: day = 1900-01-01; 首日 | first day
-- parameter to_day: day = 2199-12-31; 末日，没有这次评价而此前退出、此后才开始培养的学生不计 | last day (pupils without this evaluation who left by then or began after it are not counted)
-- column plan_id: plan; 方案 | plan
-- column concerned: count participations; 应评价 | to be evaluated
-- column within: count participations; 按期 | within the window
-- column early: count participations; 提前 | before it
-- column late: count participations; 逾期 | after it
-- column unrecorded: count participations; 没有记录 | nothing on record
-- key: plan_id
-- whole: concerned
-- order: plan_id
WITH held AS (
  SELECT
    plan_id,
    person_id,
    MAX(CASE WHEN day >= :from_day AND day <= :to_day THEN 1 ELSE 0 END) AS within,
    MIN(day) AS first_day
  FROM evaluation
  WHERE stage = :stage
  GROUP BY plan_id, person_id
),
concerned AS (
  SELECT t.plan_id, t.person_id, h.within, h.first_day
  FROM trainee AS t
  LEFT JOIN held AS h ON h.plan_id = t.plan_id AND h.person_id = t.person_id
  WHERE (:plan = 'all' OR t.plan_id = :plan)
    AND (h.person_id IS NOT NULL OR t.left_day IS NULL OR t.left_day > :to_day)
    AND (h.person_id IS NOT NULL OR t.from_day IS NULL OR t.from_day <= :to_day)
)
SELECT
  plan_id,
  COUNT(*) AS concerned,
  COUNT(CASE WHEN within = 1 THEN 1 END) AS within,
  COUNT(CASE WHEN within = 0 AND first_day < :from_day THEN 1 END) AS early,
  COUNT(CASE WHEN within = 0 AND first_day >= :from_day THEN 1 END) AS late,
  COUNT(CASE WHEN within IS NULL THEN 1 END) AS unrecorded
FROM concerned
GROUP BY plan_id
ORDER BY plan_id
