-- title: 入选学生经过的环节 | Stages that those selected went through
-- purpose: 入选学生是否经过方案的每个遴选环节 | whether the pupils selected went through each stage of the plan
-- grain: 每个方案、每个环节一行 | one row a plan and stage
-- unit: persons
-- parameter plan: any = all; 方案编号，all 为全部 | plan, all for every one
-- column plan_id: plan; 方案 | plan
-- column stage: code stage; 环节 | stage
-- column selected: count persons; 入选 | selected
-- column passed: count persons; 通过该环节 | passed it
-- column not_passed: count persons; 该环节未通过或缺席 | not passed, or absent
-- column unrecorded: count persons; 该环节没有记录 | nothing on record
-- key: plan_id, stage
-- order: plan_id, place of the stage in the plan
WITH chosen AS (
  SELECT plan_id, person_id FROM screening
  WHERE stage = 'selection' AND result = 'pass' AND (:plan = 'all' OR plan_id = :plan)
)
SELECT
  k.plan_id,
  k.stage,
  COUNT(*) AS selected,
  COUNT(CASE WHEN s.result = 'pass' THEN 1 END) AS passed,
  COUNT(CASE WHEN s.result <> 'pass' THEN 1 END) AS not_passed,
  COUNT(CASE WHEN s.result IS NULL THEN 1 END) AS unrecorded
FROM plan_stage AS k
JOIN chosen AS c ON c.plan_id = k.plan_id
LEFT JOIN screening AS s ON s.plan_id = c.plan_id AND s.person_id = c.person_id AND s.stage = k.stage
WHERE k.stage NOT IN ('application', 'notice', 'selection')
GROUP BY k.plan_id, k.ordinal, k.stage
ORDER BY k.plan_id, k.ordinal
