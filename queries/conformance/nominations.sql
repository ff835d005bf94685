-- title: 各中学推荐人数 | Nominations by school
-- purpose: 每所中学有多少学生进入某一环节 | how many pupils of each school entered a stage
-- grain: 每个方案、每所中学、每个学科一行 | one row a plan, school and discipline
-- unit: persons
-- parameter plan: any = all; 方案编号，all 为全部 | plan, all for every one
-- parameter stage: application, review, test, practical, interview, mentor_selection, notice, selection = test; 环节 | stage
-- column plan_id: plan; 方案 | plan
-- column school: text, null means 未登记/not recorded; 就读学校 | school
-- column discipline: discipline; 学科 | discipline
-- column entered: count persons; 进入该环节 | entered
-- column unknown: count persons; 是否进入未知 | not known whether entered
-- key: plan_id, school, discipline
-- whole: entered
-- order: plan_id, school, discipline
SELECT
  r.plan_id,
  a.school,
  r.discipline,
  COUNT(CASE WHEN r.reached = 1 THEN 1 END) AS entered,
  COUNT(CASE WHEN r.reached IS NULL THEN 1 END) AS unknown
FROM stage_reached AS r
JOIN application AS a ON a.plan_id = r.plan_id AND a.person_id = r.person_id
WHERE r.stage = :stage AND (:plan = 'all' OR r.plan_id = :plan)
GROUP BY r.plan_id, a.school, r.discipline
ORDER BY r.plan_id, a.school, r.discipline
