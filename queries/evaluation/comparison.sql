-- title: 方案之间的评价比较 | Evaluations of two plans compared
-- purpose: 只有层级、等级、维度都一致的两个方案才可比较优秀率，否则说明原因 | excellent rates are compared only where levels, grades and dimensions agree; else the reason is told
-- grain: 每个方案与另一方案、每个评价阶段一行：同一项目的其他年度和同年的其他项目 | one row a plan, another plan and stage: other years of the programme, other programmes of the year
-- unit: persons
-- parameter plan: any = all; 方案编号，all 为全部 | plan, all for every one
-- column plan_id: plan; 方案 | plan
-- column other_plan_id: plan; 对照方案 | compared with
-- column stage: code evaluation; 评价阶段 | stage
-- column reason: code incomparable, null means 可比/comparable; 不可比的原因 | why not comparable
-- column excellent: count persons, null means 不可比/not comparable; 优秀 | excellent
-- column graded: count persons, null means 不可比/not comparable; 有等级 | graded
-- column other_excellent: count persons, null means 不可比/not comparable; 对照方案优秀 | excellent in the other
-- column other_graded: count persons, null means 不可比/not comparable; 对照方案有等级 | graded in the other
-- column without_grade: count persons, null means 不可比/not comparable; 等级未知（两方案） | grade unknown (both)
-- estimate excellent_difference: difference of excellent in graded over other_excellent in other_graded, between plan_id and other_plan_id, missing without_grade; 优秀率之差 | difference of excellent rates
-- key: plan_id, other_plan_id, stage
-- order: plan_id, other_plan_id, stages in their order
WITH due AS (
  SELECT e.plan_id, e.stage, COUNT(*) AS people
  FROM (SELECT plan_id, stage, MIN(day) AS from_day FROM evaluation GROUP BY plan_id, stage) AS e
  JOIN trainee AS t ON t.plan_id = e.plan_id
  LEFT JOIN stage_outcome AS o ON o.plan_id = e.plan_id AND o.stage = e.stage AND o.person_id = t.person_id
  WHERE o.person_id IS NOT NULL OR t.left_day IS NULL OR t.left_day > e.from_day
  GROUP BY e.plan_id, e.stage
),
forms AS (
  SELECT
    o.plan_id,
    o.stage,
    p.programme,
    p.cycle_from,
    MAX(CASE WHEN o.outcome IS NOT NULL AND o.level = 'regional' THEN 1 ELSE 0 END) AS regional,
    MAX(CASE WHEN o.outcome IS NOT NULL AND o.level = 'city' THEN 1 ELSE 0 END) AS city,
    MAX(CASE WHEN o.outcome IS NOT NULL AND o.level NOT IN ('regional', 'city') THEN 1 ELSE 0 END) AS host,
    MAX(CASE WHEN o.outcome = 'excellent' THEN 1 ELSE 0 END) AS uses_excellent,
    MAX(CASE WHEN o.scientific_interest IS NOT NULL THEN 1 ELSE 0 END) AS interest,
    MAX(CASE WHEN o.subject_knowledge IS NOT NULL THEN 1 ELSE 0 END) AS knowledge,
    MAX(CASE WHEN o.research_potential IS NOT NULL THEN 1 ELSE 0 END) AS research,
    MAX(CASE WHEN o.general_ability IS NOT NULL THEN 1 ELSE 0 END) AS general,
    MAX(CASE WHEN o.english_communication IS NOT NULL THEN 1 ELSE 0 END) AS english,
    SUM(CASE WHEN o.outcome = 'excellent' THEN 1 ELSE 0 END) AS excellent,
    SUM(CASE WHEN o.outcome IS NOT NULL THEN 1 ELSE 0 END) AS graded,
    d.people
  FROM stage_outcome AS o
  JOIN plan AS p ON p.plan_id = o.plan_id
  JOIN due AS d ON d.plan_id = o.plan_id AND d.stage = o.stage
  GROUP BY o.plan_id, o.stage, p.programme, p.cycle_from, d.people
),
pairs AS (
  SELECT
    a.plan_id,
    b.plan_id AS other_plan_id,
    a.stage,
    CASE
      WHEN a.graded = 0 OR b.graded = 0 THEN 'no_grades'
      WHEN a.regional <> b.regional OR a.city <> b.city OR a.host <> b.host THEN 'levels'
      WHEN a.uses_excellent <> b.uses_excellent THEN 'grades'
      WHEN a.uses_excellent = 0 THEN 'no_excellent'
      WHEN a.interest <> b.interest OR a.knowledge <> b.knowledge OR a.research <> b.research OR a.general <> b.general
        OR a.english <> b.english THEN 'dimensions'
    END AS reason,
    a.excellent,
    a.graded,
    b.excellent AS other_excellent,
    b.graded AS other_graded,
    a.people - a.graded + b.people - b.graded AS without_grade
  FROM forms AS a
  JOIN forms AS b ON b.stage = a.stage AND b.plan_id <> a.plan_id
  WHERE (:plan = 'all' OR a.plan_id = :plan)
    AND (
      (a.programme = b.programme AND ABS(a.cycle_from - b.cycle_from) < 1500)
      OR (a.programme <> b.programme AND ABS(a.cycle_from - b.cycle_from) < 300)
    )
)
SELECT
  plan_id,
  other_plan_id,
  stage,
  reason,
  CASE WHEN reason IS NULL THEN excellent END AS excellent,
  CASE WHEN reason IS NULL THEN graded END AS graded,
  CASE WHEN reason IS NULL THEN other_excellent END AS other_excellent,
  CASE WHEN reason IS NULL THEN other_graded END AS other_graded,
  CASE WHEN reason IS NULL THEN without_grade END AS without_grade
FROM pairs
ORDER BY plan_id, other_plan_id, CASE stage WHEN 'initial' THEN 1 WHEN 'midterm' THEN 2 ELSE 3 END
