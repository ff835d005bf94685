-- title: 成绩分布与分数线 | Scores and cut lines
-- purpose: 各学科各环节成绩的分布，通过者与未通过者的分数是否交错 | how scores are spread in each discipline and step, and whether those who passed and those who did not overlap
-- grain: 每个方案、每个打分的环节、每个学科一行 | one row a plan, step with scores and discipline
-- unit: persons
-- parameter plan: any = all; 方案编号，all 为全部 | plan, all for every one
-- parameter stage: all, review, test, practical, interview, mentor_selection, selection = all; 环节，all 为全部 | step, all for every one
-- column plan_id: plan; 方案 | plan
-- column stage: code stage; 环节 | step
-- column discipline: discipline; 学科 | discipline
-- column took_part: count persons; 参加 | took part
-- column scored: count persons; 有成绩 | with a score
-- column unscored: count persons; 成绩未登记 | score not recorded
-- column lowest: number points; 最低分 | lowest
-- column quartile_1: number points; 下四分位数 | lower quartile
-- column median: number points; 中位数 | median
-- column quartile_3: number points; 上四分位数 | upper quartile
-- column highest: number points; 最高分 | highest
-- column passed: count persons; 通过且有成绩 | passed, with a score
-- column pass_line: number points, null means 没有通过者的成绩/no score of anybody who passed; 通过者最低分 | lowest who passed
-- column not_passed: count persons; 未通过且有成绩 | not passed, with a score
-- column failed_highest: number points, null means 没有未通过者的成绩/no score of anybody who did not pass; 未通过者最高分 | highest who did not pass
-- column passed_below: count persons; 通过而低于未通过者最高分 | passed below the highest who did not
-- column finally_selected: count persons; 最终入选且有成绩 | selected in the end, with a score
-- column selected_line: number points, null means 没有入选者的成绩/no score of anybody selected; 入选者最低分 | lowest of the selected
-- key: plan_id, stage, discipline
-- whole: scored, first stage
-- order: plan_id, steps in the plan's order, discipline
WITH results AS (
  SELECT s.plan_id, s.stage, a.discipline, s.person_id, s.result, s.score, o.selected
  FROM screening AS s
  JOIN application AS a ON a.plan_id = s.plan_id AND a.person_id = s.person_id
  JOIN selection_outcome AS o ON o.plan_id = s.plan_id AND o.person_id = s.person_id
  WHERE s.result <> 'absent' AND (:plan = 'all' OR s.plan_id = :plan) AND (:stage = 'all' OR s.stage = :stage)
),
placed AS (
  SELECT
    *,
    COUNT(score) OVER (PARTITION BY plan_id, stage, discipline) AS n,
    ROW_NUMBER() OVER (
      PARTITION BY plan_id, stage, discipline
      ORDER BY CASE WHEN score IS NULL THEN 1 ELSE 0 END, score
    ) - 1 AS place,
    MAX(CASE WHEN result = 'fail' THEN score END) OVER (PARTITION BY plan_id, stage, discipline) AS failed_highest
  FROM results
)
SELECT
  p.plan_id,
  p.stage,
  p.discipline,
  COUNT(*) AS took_part,
  COUNT(p.score) AS scored,
  COUNT(*) - COUNT(p.score) AS unscored,
  MIN(p.score) AS lowest,
  SUM(CASE WHEN ABS(p.place - (p.n - 1) * 0.25) < 1 THEN p.score * (1 - ABS(p.place - (p.n - 1) * 0.25)) END) AS quartile_1,
  SUM(CASE WHEN ABS(p.place - (p.n - 1) * 0.5) < 1 THEN p.score * (1 - ABS(p.place - (p.n - 1) * 0.5)) END) AS median,
  SUM(CASE WHEN ABS(p.place - (p.n - 1) * 0.75) < 1 THEN p.score * (1 - ABS(p.place - (p.n - 1) * 0.75)) END) AS quartile_3,
  MAX(p.score) AS highest,
  COUNT(CASE WHEN p.result = 'pass' THEN p.score END) AS passed,
  MIN(CASE WHEN p.result = 'pass' THEN p.score END) AS pass_line,
  COUNT(CASE WHEN p.result = 'fail' THEN p.score END) AS not_passed,
  MAX(p.failed_highest) AS failed_highest,
  COUNT(CASE WHEN p.result = 'pass' AND p.score < p.failed_highest THEN 1 END) AS passed_below,
  COUNT(CASE WHEN p.selected = 1 THEN p.score END) AS finally_selected,
  MIN(CASE WHEN p.selected = 1 THEN p.score END) AS selected_line
FROM placed AS p
LEFT JOIN plan_stage AS k ON k.plan_id = p.plan_id AND k.stage = p.stage
GROUP BY p.plan_id, p.stage, p.discipline
HAVING COUNT(p.score) > 0
ORDER BY p.plan_id, MIN(COALESCE(k.ordinal, 99)), p.stage, p.discipline
