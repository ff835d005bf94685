-- title: 评价维度得分分布 | Scores by dimension
-- purpose: 各评价阶段每个维度的得分怎样分布 | how the scores of each dimension spread at each stage
-- grain: 每个方案、评价阶段、维度一行；没有任何得分的维度不列 | one row a plan, stage and dimension; a dimension without any score is left out
-- unit: persons
-- parameter plan: any = all; 方案编号，all 为全部 | plan, all for every one
-- column plan_id: plan; 方案 | plan
-- column stage: code evaluation; 评价阶段 | stage
-- column dimension: code dimension; 维度 | dimension
-- column scored: count persons; 有得分 | scored
-- column unscored: count persons; 已评而无此得分 | evaluated, not scored here
-- column lowest: number points; 最低 | lowest
-- column lower_quartile: number points; 下四分位 | lower quartile
-- column middle: number points; 中位数 | median
-- column upper_quartile: number points; 上四分位 | upper quartile
-- column highest: number points; 最高 | highest
-- key: plan_id, stage, dimension
-- order: plan_id, stages and dimensions in their order
WITH long AS (
  SELECT plan_id, stage, 1 AS place, 'scientific_interest' AS dimension, scientific_interest AS score FROM stage_outcome
  UNION ALL SELECT plan_id, stage, 2, 'subject_knowledge', subject_knowledge FROM stage_outcome
  UNION ALL SELECT plan_id, stage, 3, 'research_potential', research_potential FROM stage_outcome
  UNION ALL SELECT plan_id, stage, 4, 'general_ability', general_ability FROM stage_outcome
  UNION ALL SELECT plan_id, stage, 5, 'english_communication', english_communication FROM stage_outcome
),
scored AS (
  SELECT plan_id, stage, place, dimension, score,
    ROW_NUMBER() OVER (PARTITION BY plan_id, stage, dimension ORDER BY score) - 1 AS rank,
    COUNT(*) OVER (PARTITION BY plan_id, stage, dimension) - 1 AS last
  FROM long
  WHERE score IS NOT NULL AND (:plan = 'all' OR plan_id = :plan)
),
evaluated AS (
  SELECT plan_id, stage, COUNT(*) AS people FROM stage_outcome GROUP BY plan_id, stage
)
SELECT
  s.plan_id,
  s.stage,
  s.dimension,
  COUNT(*) AS scored,
  e.people - COUNT(*) AS unscored,
  MIN(s.score) AS lowest,
  SUM(s.score * MAX(0.0, 1 - ABS(s.rank - s.last * 0.25))) AS lower_quartile,
  SUM(s.score * MAX(0.0, 1 - ABS(s.rank - s.last * 0.5))) AS middle,
  SUM(s.score * MAX(0.0, 1 - ABS(s.rank - s.last * 0.75))) AS upper_quartile,
  MAX(s.score) AS highest
FROM scored AS s
JOIN evaluated AS e ON e.plan_id = s.plan_id AND e.stage = s.stage
GROUP BY s.plan_id, s.stage, s.place, s.dimension, e.people
ORDER BY s.plan_id, CASE s.stage WHEN 'initial' THEN 1 WHEN 'midterm' THEN 2 ELSE 3 END, s.place
