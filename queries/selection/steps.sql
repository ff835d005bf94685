-- title: 各环节进入率 | Rates of reaching each step
-- purpose: 到了上一环节的人中有多少进入本环节，全体报名者中有多少 | of those at the former step and of all applicants, how many reached this one
-- grain: 每个方案、每个环节一行；按学科时每个学科一行 | one row a plan and step; by discipline, one a discipline
-- unit: persons
-- parameter by: all, discipline = all; 分组 | grouping
-- parameter plan: any = all; 方案编号，all 为全部 | plan, all for every one
-- column plan_id: plan; 方案 | plan
-- column discipline: discipline, null means 各学科合计/all disciplines together; 学科 | discipline
-- column step: number in order; 次序 | place
-- column stage: code stage; 环节 | step
-- column former: code stage; 上一环节 | former step
-- column applied: count persons; 报名 | applied
-- column at_former: count persons; 到了上一环节 | reached the former step
-- column carried: count persons; 其中进入本环节 | of these, reached this one
-- column carried_known: count persons; 其中是否进入已知 | of these, known whether they did
-- column carried_unknown: count persons; 其中是否进入未知 | of these, not known whether they did
-- column reached: count persons; 进入本环节 | reached this step
-- column known: count persons; 是否进入已知 | known whether they reached it
-- column unknown: count persons; 是否进入未知 | not known whether they reached it
-- estimate conditional_rate: proportion of carried in carried_known, missing carried_unknown; 由上一环节进入的比率 | of those at the former step
-- estimate overall_rate: proportion of reached in known, missing unknown; 占全体报名者的比率 | of all applicants
-- key: plan_id, discipline, stage
-- whole: applied, first stage
-- order: plan_id, discipline, step
WITH steps AS (
  SELECT
    plan_id,
    stage,
    ROW_NUMBER() OVER (PARTITION BY plan_id ORDER BY ordinal) AS step,
    COALESCE(LAG(stage) OVER (PARTITION BY plan_id ORDER BY ordinal), 'application') AS former
  FROM plan_stage
  WHERE stage NOT IN ('application', 'practical', 'notice')
),
reaching AS (
  SELECT plan_id, person_id, discipline, stage, reached FROM stage_reached
  WHERE stage <> 'application' AND (:plan = 'all' OR plan_id = :plan)
  UNION ALL
  SELECT plan_id, person_id, discipline, 'application' AS stage, 1 AS reached FROM application
  WHERE :plan = 'all' OR plan_id = :plan
),
pairs AS (
  SELECT
    s.plan_id,
    CASE WHEN :by = 'discipline' THEN r.discipline END AS discipline,
    s.step,
    s.stage,
    s.former,
    r.reached,
    f.reached AS at_former
  FROM steps AS s
  JOIN reaching AS r ON r.plan_id = s.plan_id AND r.stage = s.stage
  JOIN reaching AS f ON f.plan_id = r.plan_id AND f.person_id = r.person_id AND f.stage = s.former
)
SELECT
  plan_id,
  discipline,
  step,
  stage,
  former,
  COUNT(*) AS applied,
  COUNT(CASE WHEN at_former = 1 THEN 1 END) AS at_former,
  COUNT(CASE WHEN at_former = 1 AND reached = 1 THEN 1 END) AS carried,
  COUNT(CASE WHEN at_former = 1 THEN reached END) AS carried_known,
  COUNT(CASE WHEN at_former = 1 AND reached IS NULL THEN 1 END) AS carried_unknown,
  COUNT(CASE WHEN reached = 1 THEN 1 END) AS reached,
  COUNT(reached) AS known,
  COUNT(*) - COUNT(reached) AS unknown
FROM pairs
GROUP BY plan_id, discipline, step, stage, former
ORDER BY plan_id, discipline, step
