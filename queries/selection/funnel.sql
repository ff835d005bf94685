-- title: 遴选过程各环节人数 | Selection, step by step
-- purpose: 报名者走到了哪一步 | how far applicants came
-- grain: 每个方案、每个分组一行 | one row a plan and group
-- unit: persons
-- parameter by: plan, discipline, school, city, sex = plan; 分组 | grouping
-- parameter plan: any = all; 方案编号，all 为全部 | plan, all for every one
-- column plan_id: plan; 方案 | plan
-- column group_value: text, null means 未记录/not recorded; 分组 | group
-- column applied: count persons; 报名 | applied
-- column reviewed: count persons, null means 方案无此环节/no such step in the plan; 审核 | reviewed
-- column tested: count persons, null means 方案无此环节/no such step in the plan; 笔试 | tested
-- column interviewed: count persons, null means 方案无此环节/no such step in the plan; 面试 | interviewed
-- column mentor_screened: count persons, null means 方案无此环节/no such step in the plan; 导师遴选 | seen by mentors
-- column selected: count persons; 入选 | selected
-- column decided: count persons; 已有结果 | decided
-- column undecided: count persons; 结果未知 | outcome unknown
-- estimate selection_rate: proportion of selected in decided, missing undecided; 入选率 | selection rate
-- key: plan_id, group_value
-- whole: applied
-- order: plan_id, group_value, those not recorded last
WITH steps AS (
  SELECT
    plan_id,
    person_id,
    MAX(CASE WHEN stage = 'review' THEN 1 ELSE 0 END) AS reviewed,
    MAX(CASE WHEN stage = 'test' AND result <> 'absent' THEN 1 ELSE 0 END) AS tested,
    MAX(CASE WHEN stage = 'interview' AND result <> 'absent' THEN 1 ELSE 0 END) AS interviewed,
    MAX(CASE WHEN stage = 'mentor_selection' AND result <> 'absent' THEN 1 ELSE 0 END) AS mentor_screened
  FROM screening
  GROUP BY plan_id, person_id
),
stated AS (
  SELECT
    plan_id,
    MAX(CASE WHEN stage = 'review' THEN 1 ELSE 0 END) AS review,
    MAX(CASE WHEN stage = 'test' THEN 1 ELSE 0 END) AS test,
    MAX(CASE WHEN stage = 'interview' THEN 1 ELSE 0 END) AS interview,
    MAX(CASE WHEN stage = 'mentor_selection' THEN 1 ELSE 0 END) AS mentor_selection
  FROM plan_stage
  GROUP BY plan_id
),
applicants AS (
  SELECT
    a.plan_id,
    CASE :by
      WHEN 'discipline' THEN a.discipline
      WHEN 'school' THEN a.school
      WHEN 'city' THEN a.city
      WHEN 'sex' THEN a.sex
      ELSE a.plan_id
    END AS group_value,
    COALESCE(s.reviewed, 0) AS reviewed,
    COALESCE(s.tested, 0) AS tested,
    COALESCE(s.interviewed, 0) AS interviewed,
    COALESCE(s.mentor_screened, 0) AS mentor_screened,
    o.selected,
    o.decided
  FROM application AS a
  JOIN selection_outcome AS o ON o.plan_id = a.plan_id AND o.person_id = a.person_id
  LEFT JOIN steps AS s ON s.plan_id = a.plan_id AND s.person_id = a.person_id
  WHERE :plan = 'all' OR a.plan_id = :plan
)
SELECT
  p.plan_id,
  p.group_value,
  COUNT(*) AS applied,
  CASE WHEN MAX(t.review) = 1 THEN SUM(p.reviewed) END AS reviewed,
  CASE WHEN MAX(t.test) = 1 THEN SUM(p.tested) END AS tested,
  CASE WHEN MAX(t.interview) = 1 THEN SUM(p.interviewed) END AS interviewed,
  CASE WHEN MAX(t.mentor_selection) = 1 THEN SUM(p.mentor_screened) END AS mentor_screened,
  SUM(p.selected) AS selected,
  SUM(p.decided) AS decided,
  COUNT(*) - SUM(p.decided) AS undecided
FROM applicants AS p
LEFT JOIN stated AS t ON t.plan_id = p.plan_id
GROUP BY p.plan_id, p.group_value
ORDER BY p.plan_id, CASE WHEN p.group_value IS NULL THEN 1 ELSE 0 END, p.group_value
