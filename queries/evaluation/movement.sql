-- title: 各阶段之间的升降 | Movement between evaluations
-- purpose: 同一批人前后两次评价的等级怎样变化，多少人没有下一次 | how grades move from one stage to the next, and who has no next one
-- grain: 每个方案、相邻两个阶段、前一阶段的等级一行 | one row a plan, a pair of stages that follow each other and the grade at the former
-- unit: persons
-- parameter programme: any = all; 项目，all 为全部 | programme, all for every one
-- parameter plan: any = all; 方案编号，all 为全部 | plan, all for every one
-- column programme: text; 项目 | programme
-- column plan_id: plan; 方案 | plan
-- column from_stage: code evaluation; 前一阶段 | from
-- column to_stage: code evaluation; 后一阶段 | to
-- column from_outcome: code outcome, null means 无等级/no grade; 前一等级 | former grade
-- column people: count persons; 人数 | people
-- column excellent: count persons; 后为优秀 | then excellent
-- column qualified: count persons; 后为合格 | then qualified
-- column unqualified: count persons; 后为不合格 | then unqualified
-- column ungraded: count persons; 后无等级 | then no grade
-- column left_between: count persons; 其间退出 | left in between
-- column not_evaluated: count persons; 后无评价记录 | then no evaluation on record
-- column compared: count persons; 前后都有等级 | graded at both
-- column incomparable: count persons; 缺前或后的等级 | a grade is missing
-- column higher: count persons; 上升 | higher
-- column lower: count persons; 下降 | lower
-- estimate higher_rate: proportion of higher in compared, missing incomparable; 上升 | higher
-- estimate lower_rate: proportion of lower in compared, missing incomparable; 下降 | lower
-- key: plan_id, from_stage, to_stage, from_outcome
-- order: programme, plan_id, stages in their order, grades from the best, none last
WITH pairs AS (
  SELECT p.programme, p.plan_id, f.stage AS from_stage, MIN(t.stage) AS to_stage, f.ordinal
  FROM plan AS p
  JOIN (
    SELECT DISTINCT plan_id, stage, CASE stage WHEN 'initial' THEN 1 WHEN 'midterm' THEN 2 ELSE 3 END AS ordinal FROM evaluation
  ) AS f ON f.plan_id = p.plan_id
  JOIN (
    SELECT DISTINCT plan_id, stage, CASE stage WHEN 'initial' THEN 1 WHEN 'midterm' THEN 2 ELSE 3 END AS ordinal FROM evaluation
  ) AS t ON t.plan_id = p.plan_id AND t.ordinal > f.ordinal
  WHERE (:plan = 'all' OR p.plan_id = :plan) AND (:programme = 'all' OR p.programme = :programme)
    AND NOT EXISTS (
      SELECT 1
      FROM evaluation AS b
      WHERE b.plan_id = p.plan_id
        AND CASE b.stage WHEN 'initial' THEN 1 WHEN 'midterm' THEN 2 ELSE 3 END > f.ordinal
        AND CASE b.stage WHEN 'initial' THEN 1 WHEN 'midterm' THEN 2 ELSE 3 END < t.ordinal
    )
  GROUP BY p.programme, p.plan_id, f.stage, f.ordinal
),
people AS (
  SELECT
    r.programme,
    r.plan_id,
    r.from_stage,
    r.to_stage,
    r.ordinal,
    f.outcome AS from_outcome,
    n.outcome AS to_outcome,
    CASE WHEN n.person_id IS NOT NULL THEN 1 ELSE 0 END AS evaluated,
    CASE WHEN n.person_id IS NULL AND x.person_id IS NOT NULL THEN 1 ELSE 0 END AS left_between,
    CASE f.outcome WHEN 'excellent' THEN 3 WHEN 'qualified' THEN 2 WHEN 'unqualified' THEN 1 END AS from_step,
    CASE n.outcome WHEN 'excellent' THEN 3 WHEN 'qualified' THEN 2 WHEN 'unqualified' THEN 1 END AS to_step
  FROM pairs AS r
  JOIN stage_outcome AS f ON f.plan_id = r.plan_id AND f.stage = r.from_stage
  LEFT JOIN stage_outcome AS n ON n.plan_id = r.plan_id AND n.stage = r.to_stage AND n.person_id = f.person_id
  LEFT JOIN exit AS x ON x.plan_id = r.plan_id AND x.person_id = f.person_id
)
SELECT
  programme,
  plan_id,
  from_stage,
  to_stage,
  from_outcome,
  COUNT(*) AS people,
  SUM(CASE WHEN to_outcome = 'excellent' THEN 1 ELSE 0 END) AS excellent,
  SUM(CASE WHEN to_outcome = 'qualified' THEN 1 ELSE 0 END) AS qualified,
  SUM(CASE WHEN to_outcome = 'unqualified' THEN 1 ELSE 0 END) AS unqualified,
  SUM(CASE WHEN evaluated = 1 AND to_outcome IS NULL THEN 1 ELSE 0 END) AS ungraded,
  SUM(left_between) AS left_between,
  SUM(CASE WHEN evaluated = 0 AND left_between = 0 THEN 1 ELSE 0 END) AS not_evaluated,
  SUM(CASE WHEN from_step IS NOT NULL AND to_step IS NOT NULL THEN 1 ELSE 0 END) AS compared,
  SUM(CASE WHEN from_step IS NULL OR to_step IS NULL THEN 1 ELSE 0 END) AS incomparable,
  SUM(CASE WHEN to_step > from_step THEN 1 ELSE 0 END) AS higher,
  SUM(CASE WHEN to_step < from_step THEN 1 ELSE 0 END) AS lower
FROM people
GROUP BY programme, plan_id, from_stage, to_stage, ordinal, from_outcome, from_step
ORDER BY programme, plan_id, ordinal, CASE WHEN from_step IS NULL THEN 1 ELSE 0 END, from_step DESC
