-- title: 培养学生 | Trainees
-- purpose: 每个方案有多少学生在培，多少没有培养安排记录，多少中途退出 | how many pupils each plan trains, how many have no placement on record, how many left
-- grain: 每个方案一行 | one row a plan
-- unit: participations
-- parameter plan: any = all; 方案编号，all 为全部 | plan, all for every one
-- column plan_id: plan; 方案 | plan
-- column trainees: count participations; 培养学生 | trainees
-- column unplaced: count participations; 已入选、没有培养安排记录 | selected, no placement on record
-- column left_early: count participations; 中途退出 | left before the end
-- key: plan_id
-- whole: trainees
-- order: plan_id
SELECT
  plan_id,
  COUNT(*) AS trainees,
  COUNT(CASE WHEN from_day IS NULL THEN 1 END) AS unplaced,
  COUNT(left_day) AS left_early
FROM trainee
WHERE :plan = 'all' OR plan_id = :plan
GROUP BY plan_id
ORDER BY plan_id
