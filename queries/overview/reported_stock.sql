-- title: 在培人数与进出人数 | Numbers in training against those who came and left
-- purpose: 同一材料里，期末在培人数是否等于期初加进入减退出（再减完成） | within one report, whether the number at the end is that at the start, plus those who came, less those who left and completed
-- grain: 每份材料的每个期末一行 | one row a report and end of a period
-- unit: records
-- parameter plan: any = all; 方案编号，all 为全部 | plan, all for every one
-- column plan_id: plan; 方案 | plan
-- column source: text; 材料名称 | report
-- column unit: code measure_unit; 计量单位 | counted in
-- column period_from: day, null means 自始/from the start; 统计起始日期 | period from
-- column period_to: day; 统计截止日期 | period to
-- column discipline: discipline, null means 全部/all; 学科 | discipline
-- column city: text, null means 全部/all; 城市 | city
-- column school: text, null means 全部/all; 中学 | school
-- column at_start: number 人或人次; 期初在培 | in training at the start
-- column entered: number 人或人次; 进入培养 | entered
-- column departed: number 人或人次; 退出 | left
-- column completed: number 人或人次, null means 未报/not reported; 完成培养 | completed
-- column expected: number 人或人次; 期初加进入减退出 | start plus entered less left
-- column at_end: number 人或人次; 上报期末在培 | reported at the end
-- column balance: code reported_stock; 核对 | balance
-- key: plan_id, source, unit, period_from, period_to, discipline, city, school
-- whole: rows, records
-- order: plan_id, source, period_to, period_from, unit, scope
WITH figures AS (
  SELECT
    plan_id,
    source,
    figure,
    unit,
    period_from,
    period_to,
    discipline,
    city,
    school,
    value,
    COALESCE(period_from, -1000000) AS first_day,
    COALESCE(discipline, '') AS of_discipline,
    COALESCE(city, '') AS of_city,
    COALESCE(school, '') AS of_school
  FROM reported_figure
  WHERE value IS NOT NULL AND (:plan = 'all' OR plan_id = :plan)
),
flows AS (
  SELECT
    plan_id,
    source,
    unit,
    first_day,
    period_from,
    period_to,
    of_discipline,
    of_city,
    of_school,
    MAX(CASE figure WHEN 'trained' THEN value END) AS entered,
    MAX(CASE figure WHEN 'left' THEN value END) AS departed,
    MAX(CASE figure WHEN 'completed' THEN value END) AS completed
  FROM figures
  WHERE figure IN ('trained', 'left', 'completed')
  GROUP BY plan_id, source, unit, first_day, period_from, period_to, of_discipline, of_city, of_school
),
starts AS (
  SELECT
    w.plan_id,
    w.source,
    w.unit,
    w.first_day,
    w.period_to,
    w.of_discipline,
    w.of_city,
    w.of_school,
    s.value,
    ROW_NUMBER() OVER (
      PARTITION BY w.plan_id, w.source, w.unit, w.first_day, w.period_to, w.of_discipline, w.of_city, w.of_school
      ORDER BY s.period_to DESC
    ) AS rank_nearest
  FROM flows AS w
  JOIN figures AS s
    ON s.plan_id = w.plan_id AND s.source = w.source AND s.unit = w.unit AND s.figure = 'in_training'
    AND s.of_discipline = w.of_discipline AND s.of_city = w.of_city AND s.of_school = w.of_school
    AND s.period_to >= w.first_day - 1 AND s.period_to <= w.first_day
),
ends AS (
  SELECT
    e.plan_id,
    e.source,
    e.unit,
    w.period_from,
    e.period_to,
    e.discipline,
    e.city,
    e.school,
    CASE WHEN w.period_from IS NULL THEN 0 ELSE s.value END AS at_start,
    w.entered,
    w.departed,
    w.completed,
    e.value AS at_end
  FROM figures AS e
  JOIN flows AS w
    ON w.plan_id = e.plan_id AND w.source = e.source AND w.unit = e.unit AND w.period_to = e.period_to
    AND w.of_discipline = e.of_discipline AND w.of_city = e.of_city AND w.of_school = e.of_school
  LEFT JOIN starts AS s
    ON s.plan_id = w.plan_id AND s.source = w.source AND s.unit = w.unit AND s.first_day = w.first_day AND s.period_to = w.period_to
    AND s.of_discipline = w.of_discipline AND s.of_city = w.of_city AND s.of_school = w.of_school AND s.rank_nearest = 1
  WHERE e.figure = 'in_training' AND w.entered IS NOT NULL AND w.departed IS NOT NULL
)
SELECT
  plan_id,
  source,
  unit,
  period_from,
  period_to,
  discipline,
  city,
  school,
  at_start,
  entered,
  departed,
  completed,
  at_start + entered - departed AS expected,
  at_end,
  CASE
    WHEN at_end = at_start + entered - departed OR at_end = at_start + entered - departed - completed THEN 'balanced'
    WHEN completed IS NULL AND at_end < at_start + entered - departed THEN 'open'
    ELSE 'differs'
  END AS balance
FROM ends
WHERE at_start IS NOT NULL
ORDER BY plan_id, source, period_to, period_from, unit, discipline, city, school
