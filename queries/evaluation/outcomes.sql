-- title: 各阶段评价等级 | Outcomes of the evaluations
-- purpose: 每个评价阶段评出各等级多少人，多少人没有评价、没有等级 | how many got which grade at each stage, and how many none
-- grain: 每个方案、每个评价阶段一行；几级都评的，以最高一级给出的等级为准 | one row a plan and stage; of several levels the highest that gave a grade counts
-- unit: persons
-- parameter programme: any = all; 项目，all 为全部 | programme, all for every one
-- parameter plan: any = all; 方案编号，all 为全部 | plan, all for every one
-- column programme: text; 项目 | programme
-- column plan_id: plan; 方案 | plan
-- column stage: code evaluation; 评价阶段 | stage
-- column due: count persons; 应评（此前未退出） | to be evaluated (not left before)
-- column evaluated: count persons; 已评 | evaluated
-- column not_evaluated: count persons; 没有评价记录 | no evaluation on record
-- column graded: count persons; 有等级 | graded
-- column ungraded: count persons; 已评而无等级 | evaluated, no grade
-- column excellent: count persons; 优秀 | excellent
-- column qualified: count persons; 合格 | qualified
-- column unqualified: count persons; 不合格 | unqualified
-- column without_grade: count persons; 等级未知 | grade unknown
-- estimate evaluated_rate: proportion of evaluated in due; 参评率 | share evaluated
-- estimate excellent_rate: proportion of excellent in graded, missing without_grade; 优秀率 | excellent rate
-- key: plan_id, stage
-- order: programme, plan_id, stages in their order
WITH stages AS (
  SELECT 'initial' AS stage, 1 AS ordinal
  UNION ALL SELECT 'midterm', 2
  UNION ALL SELECT 'annual', 3
),
held AS (
  SELECT p.programme, p.plan_id, s.stage, s.ordinal, MIN(e.day) AS from_day
  FROM plan AS p
  CROSS JOIN stages AS s
  JOIN evaluation AS e ON e.plan_id = p.plan_id AND e.stage = s.stage
  WHERE (:plan = 'all' OR p.plan_id = :plan) AND (:programme = 'all' OR p.programme = :programme)
  GROUP BY p.programme, p.plan_id, s.stage, s.ordinal
),
people AS (
  SELECT
    h.programme,
    h.plan_id,
    h.stage,
    h.ordinal,
    t.person_id,
    CASE WHEN o.person_id IS NOT NULL THEN 1 ELSE 0 END AS evaluated,
    o.outcome
  FROM held AS h
  JOIN trainee AS t ON t.plan_id = h.plan_id
  LEFT JOIN stage_outcome AS o ON o.plan_id = h.plan_id AND o.stage = h.stage AND o.person_id = t.person_id
  WHERE o.person_id IS NOT NULL OR t.left_day IS NULL OR t.left_day > h.from_day
)
SELECT
  programme,
  plan_id,
  stage,
  COUNT(*) AS due,
  SUM(evaluated) AS evaluated,
  COUNT(*) - SUM(evaluated) AS not_evaluated,
  SUM(CASE WHEN outcome IS NOT NULL THEN 1 ELSE 0 END) AS graded,
  SUM(CASE WHEN evaluated = 1 AND outcome IS NULL THEN 1 ELSE 0 END) AS ungraded,
  SUM(CASE WHEN outcome = 'excellent' THEN 1 ELSE 0 END) AS excellent,
  SUM(CASE WHEN outcome = 'qualified' THEN 1 ELSE 0 END) AS qualified,
  SUM(CASE WHEN outcome = 'unqualified' THEN 1 ELSE 0 END) AS unqualified,
  SUM(CASE WHEN outcome IS NULL THEN 1 ELSE 0 END) AS without_grade
FROM people
GROUP BY programme, plan_id, stage, ordinal
ORDER BY programme, plan_id, ordinal
