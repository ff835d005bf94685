-- title: 推荐学生的年级与排名 | Grades and ranks of those nominated
-- purpose: 通过资格审核的学生是否符合年级与成绩排名要求 | whether the pupils who passed the review meet the grade and the rank gate
-- grain: 每个方案、每个年级、是否通过审核一行 | one row a plan, grade and whether let in
-- unit: persons
-- parameter plan: any = all; 方案编号，all 为全部 | plan, all for every one
-- parameter discipline_percent: number = 0; 学科排名前百分之几，0 为方案不看 | top per cent of the rank in the discipline, 0 where the plan does not look at it
-- parameter overall_percent: number = 0; 综合排名前百分之几，0 为方案不看 | top per cent of the overall rank, 0 where the plan does not look at it
-- parameter relaxed: none, discipline, overall = none; 方案可放宽的排名 | the ranking that the plan allows to relax
-- parameter reason: any = none; 方案可放宽的理由 | the reason for which the plan allows it
-- column plan_id: plan; 方案 | plan
-- column grade: code grade, null means 未登记/not recorded; 年级 | grade
-- column let_in: flag, null means 审核结果未知/result of the review unknown; 通过审核 | passed the review
-- column nominated: count persons; 学生 | pupils
-- column rank_met: count persons; 排名符合 | rank meets the gate
-- column rank_relaxed: count persons; 排名不符合或未登记，已同意放宽 | rank misses the gate or is not recorded, relaxation granted
-- column rank_declined: count persons; 排名不符合，不予放宽 | rank misses the gate, relaxation declined
-- column rank_missed: count persons; 排名不符合，没有放宽记录 | rank misses the gate, no relaxation on record
-- column rank_unknown: count persons; 排名未登记 | rank not recorded
-- key: plan_id, grade, let_in
-- whole: nominated
-- order: plan_id, grade, let_in
WITH reviewing AS (
  SELECT DISTINCT plan_id FROM plan_stage WHERE stage = 'review'
),
steps AS (
  SELECT
    a.plan_id,
    a.person_id,
    MAX(CASE WHEN v.plan_id IS NULL THEN 1 ELSE 0 END) AS unreviewed,
    MAX(CASE WHEN s.stage = 'review' AND s.result = 'pass' THEN 1 WHEN s.stage <> 'review' AND s.result <> 'absent' THEN 1 ELSE 0 END)
      AS went_on,
    MAX(CASE WHEN s.result <> 'pass' THEN 1 ELSE 0 END) AS ended
  FROM application AS a
  LEFT JOIN reviewing AS v ON v.plan_id = a.plan_id
  LEFT JOIN screening AS s ON s.plan_id = a.plan_id AND s.person_id = a.person_id
  WHERE :plan = 'all' OR a.plan_id = :plan
  GROUP BY a.plan_id, a.person_id
),
nominated AS (
  SELECT
    a.plan_id,
    a.person_id,
    a.grade,
    a.discipline_rank,
    a.overall_rank,
    CASE WHEN t.unreviewed = 1 OR t.went_on = 1 THEN 1 END AS let_in
  FROM application AS a
  JOIN steps AS t ON t.plan_id = a.plan_id AND t.person_id = a.person_id
  WHERE t.unreviewed = 1 OR t.went_on = 1 OR t.ended = 0
),
judged AS (
  SELECT
    n.plan_id,
    n.grade,
    n.let_in,
    r.decision,
    CASE
      WHEN :discipline_percent > 0 AND n.discipline_rank <= :discipline_percent THEN 1
      WHEN :overall_percent > 0 AND n.overall_rank <= :overall_percent THEN 1
      WHEN :discipline_percent > 0 AND n.discipline_rank IS NULL THEN NULL
      WHEN :overall_percent > 0 AND n.overall_rank IS NULL THEN NULL
      ELSE 0
    END AS met
  FROM nominated AS n
  LEFT JOIN relaxation AS r ON r.plan_id = n.plan_id AND r.person_id = n.person_id AND r.ranking = :relaxed AND r.reason = :reason
)
SELECT
  plan_id,
  grade,
  let_in,
  COUNT(*) AS nominated,
  COUNT(CASE WHEN met = 1 THEN 1 END) AS rank_met,
  COUNT(CASE WHEN (met = 0 OR met IS NULL) AND decision = 'granted' THEN 1 END) AS rank_relaxed,
  COUNT(CASE WHEN met = 0 AND decision = 'declined' THEN 1 END) AS rank_declined,
  COUNT(CASE WHEN met = 0 AND decision IS NULL THEN 1 END) AS rank_missed,
  COUNT(CASE WHEN met IS NULL AND (decision IS NULL OR decision <> 'granted') THEN 1 END) AS rank_unknown
FROM judged
GROUP BY plan_id, grade, let_in
ORDER BY plan_id, grade, let_in
