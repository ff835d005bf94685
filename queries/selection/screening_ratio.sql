-- title: 遴选比例 | Screening ratio
-- purpose: 按方案自己的规定核算遴选比例 | the screening ratio by the plan's own rule
-- grain: 每个方案、每条比例规定：合计一行，各学科一行 | a plan's ratio rule: one row in total and one a discipline
-- unit: persons
-- parameter plan: any = all; 方案编号，all 为全部 | plan, all for every one
-- column plan_id: plan; 方案 | plan
-- column discipline: discipline, null means 各学科合计/all disciplines together; 学科 | discipline
-- column numerator_stage: code stage; 比例前项 | first term
-- column numerator: count persons; 前项人数 | number at the first
-- column denominator_stage: code stage; 比例后项 | second term
-- column denominator: count persons; 后项人数 | number at the second
-- column ratio: number to one, null means 后项无人/nobody at the second; 实际比例（比 1） | ratio to one
-- column operator: text; 规定 | rule
-- column required: number to one; 规定比例 | ratio stated
-- column holds: flag, null means 不能判断/cannot be told; 是否符合 | holds
-- column undecided: count persons; 是否达到后项未知 | not known whether they reached the second
-- column passed: count persons; 前项中进入后项 | of the first, reached the second
-- column settled: count persons; 前项中结果已知 | of the first, outcome known
-- column open_after: count persons; 前项中结果未知 | of the first, outcome unknown
-- column first_unknown: count persons; 是否达到前项未知 | not known whether they reached the first
-- column strength: code strength; 约束力 | strength
-- column clause: text; 条款 | clause
-- column invented_edition: flag; 虚构的往年方案 | invented earlier edition
-- estimate passing_rate: proportion of passed in settled, missing open_after; 通过率 | passing rate
-- estimate passing_ratio: reciprocal of passed in settled, missing open_after; 比例的估计（比 1） | ratio to one, estimated
-- key: plan_id, discipline, numerator_stage, denominator_stage
-- headline: numerator, denominator
-- whole: numerator, first discipline
-- order: plan_id, total first, discipline
WITH scopes AS (
  SELECT plan_id, discipline FROM plan_discipline
  UNION ALL
  SELECT plan_id, NULL AS discipline FROM plan
),
counted AS (
  SELECT
    r.plan_id,
    c.discipline,
    r.numerator AS numerator_stage,
    r.denominator AS denominator_stage,
    r.operator,
    r.number AS required,
    r.strength,
    r.clause,
    CASE WHEN p.invented_from IS NULL THEN 0 ELSE 1 END AS invented_edition,
    COUNT(CASE WHEN n.reached = 1 THEN 1 END) AS numerator,
    COUNT(CASE WHEN d.reached = 1 THEN 1 END) AS denominator,
    COUNT(CASE WHEN d.reached IS NULL THEN 1 END) AS undecided,
    COUNT(CASE WHEN n.reached = 1 AND d.reached = 1 THEN 1 END) AS passed,
    COUNT(CASE WHEN n.reached = 1 AND d.reached IS NOT NULL THEN 1 END) AS settled,
    COUNT(CASE WHEN n.reached = 1 AND d.reached IS NULL THEN 1 END) AS open_after,
    COUNT(CASE WHEN n.reached IS NULL AND d.reached IS NULL THEN 1 END) AS open_before,
    COUNT(CASE WHEN n.reached IS NULL THEN 1 END) AS first_unknown
  FROM plan_ratio AS r
  JOIN plan AS p ON p.plan_id = r.plan_id
  JOIN scopes AS c ON c.plan_id = r.plan_id
  JOIN stage_reached AS n
    ON n.plan_id = r.plan_id AND n.stage = r.numerator AND (c.discipline IS NULL OR n.discipline = c.discipline)
  JOIN stage_reached AS d ON d.plan_id = n.plan_id AND d.person_id = n.person_id AND d.stage = r.denominator
  WHERE :plan = 'all' OR r.plan_id = :plan
  GROUP BY r.plan_id, c.discipline, r.numerator, r.denominator, r.operator, r.number, r.strength, r.clause, p.invented_from
),
bounded AS (
  SELECT
    *,
    numerator + open_before - required * (denominator + open_after + open_before) AS margin_all,
    numerator - required * (denominator + open_after) AS margin_none,
    numerator + first_unknown - required * denominator AS margin_best
  FROM counted
)
SELECT
  plan_id,
  discipline,
  numerator_stage,
  numerator,
  denominator_stage,
  denominator,
  CASE WHEN denominator > 0 THEN numerator * 1.0 / denominator END AS ratio,
  operator,
  required,
  CASE
    WHEN discipline IS NOT NULL OR denominator + open_after + open_before = 0 THEN NULL
    WHEN operator = '>=' AND margin_all >= -0.000001 AND margin_none >= -0.000001 THEN 1
    WHEN operator = '>=' AND margin_best < -0.000001 THEN 0
    WHEN operator = '<=' AND margin_best <= 0.000001 THEN 1
    WHEN operator = '<=' AND margin_all > 0.000001 AND margin_none > 0.000001 THEN 0
    WHEN operator = '=' AND undecided + first_unknown = 0 AND ABS(margin_none) <= 0.000001 THEN 1
    WHEN operator = '=' AND margin_best < -0.000001 THEN 0
    WHEN operator = '=' AND margin_all > 0.000001 AND margin_none > 0.000001 THEN 0
  END AS holds,
  undecided,
  passed,
  settled,
  open_after,
  first_unknown,
  strength,
  clause,
  invented_edition
FROM bounded
ORDER BY plan_id, CASE WHEN discipline IS NULL THEN 0 ELSE 1 END, discipline
