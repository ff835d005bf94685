-- title: 上报数据核对 | Reported figures against the store
-- purpose: 上报或公布的每个数字：与英才库同一口径的人数是否一致，百分比是否可能 | each figure reported or published: whether the store counts the same, and whether its percentage can be
-- grain: 每份材料的每个数字一行 | one row a figure of a report
-- unit: records
-- parameter plan: any = all; 方案编号，all 为全部 | plan, all for every one
-- column plan_id: plan; 方案 | plan
-- column source: text; 材料名称 | report
-- column day: day; 公布日期 | published on
-- column figure: code figure; 统计指标 | figure
-- column unit: code measure_unit; 计量单位 | counted in
-- column period_from: day, null means 自始/from the start; 统计起始日期 | period from
-- column period_to: day; 统计截止日期 | period to
-- column discipline: discipline, null means 全部/all; 学科 | discipline
-- column city: text, null means 全部/all; 城市 | city
-- column school: text, null means 全部/all; 中学 | school
-- column value: number 人或人次, null means 未报/not reported; 上报数值 | reported value
-- column known: number 人或人次; 英才库有记录 | on record
-- column unknown: number 人, null means 无法计数/cannot be counted; 情况未知 | unknown
-- column difference: number 人或人次, null means 未报数值/no value reported; 上报数减有记录数 | reported less on record
-- column counted: code reported_count, null means 未报数值/no value reported; 与英才库核对 | against the store
-- column attendances: number 人次, null means 同一材料未报人次/no attendances in the same report; 同一事项上报人次 | attendances reported
-- column within_attendances: flag, null means 未同时上报/not both reported; 人数不多于人次 | persons within attendances
-- column percentage: text, null means 未报/not reported; 上报百分比 | reported percentage
-- column denominator: code figure, null means 未说明/not stated; 分母 | denominator
-- column denominator_number: number 人或人次, null means 不详/not known; 分母数值 | denominator value
-- column share: code reported_share, null means 未报百分比/no percentage reported; 百分比核对 | the percentage
-- key: plan_id, source, figure, unit, period_from, period_to, discipline, city, school
-- whole: rows, records
-- order: plan_id, newest published first, source, period_to, figure, unit, scope
WITH figures AS (
  SELECT
    ROW_NUMBER() OVER (
      ORDER BY plan_id, source, figure, unit, period_to, period_from, discipline, city, school
    ) AS number,
    plan_id,
    source,
    day,
    figure,
    unit,
    period_from,
    period_to,
    discipline,
    city,
    school,
    value,
    percentage,
    denominator,
    COALESCE(denominator_unit, unit) AS denominator_unit,
    denominator_value,
    COALESCE(period_from, -1000000) AS first_day,
    REPLACE(REPLACE(REPLACE(percentage, '%', ''), '％', ''), ' ', '') AS written
  FROM reported_figure
  WHERE :plan = 'all' OR plan_id = :plan
),
plans AS (
  SELECT DISTINCT plan_id FROM figures
),
people AS (
  SELECT k.plan_id, k.person_id, a.discipline, a.city, a.school, a.day AS applied_day, t.from_day, t.left_day
  FROM (
    SELECT plan_id, person_id FROM application
    UNION
    SELECT plan_id, person_id FROM trainee
  ) AS k
  JOIN plans AS p ON p.plan_id = k.plan_id
  LEFT JOIN application AS a ON a.plan_id = k.plan_id AND a.person_id = k.person_id
  LEFT JOIN trainee AS t ON t.plan_id = k.plan_id AND t.person_id = k.person_id
),
steps AS (
  SELECT s.plan_id, s.person_id, s.stage, s.result, s.day
  FROM plans AS p
  JOIN screening AS s ON s.plan_id = p.plan_id
),
selections AS (
  SELECT plan_id, person_id, day FROM steps WHERE stage = 'selection' AND result = 'pass'
),
annual AS (
  SELECT n.plan_id, n.person_id, n.outcome
  FROM plans AS p
  JOIN annual_outcome AS n ON n.plan_id = p.plan_id
),
newest_answers AS (
  SELECT
    person_id,
    question,
    status,
    day,
    ROW_NUMBER() OVER (
      PARTITION BY person_id, question
      ORDER BY reported_day DESC, evidence_rank, status DESC
    ) AS rank_newest
  FROM ranked_follow_up
  WHERE question IN ('admission', 'topnotch') AND status IN ('yes', 'no')
),
answers AS (
  SELECT person_id, CASE question WHEN 'admission' THEN 'admitted' ELSE 'topnotch' END AS figure, status, day
  FROM newest_answers
  WHERE rank_newest = 1
),
asked AS (
  SELECT 'admitted' AS figure
  UNION ALL
  SELECT 'topnotch'
),
events AS (
  SELECT plan_id, person_id, 'applied' AS figure, applied_day AS day, applied_day AS last_day
  FROM people
  WHERE applied_day IS NOT NULL
  UNION ALL
  SELECT plan_id, person_id, CASE stage WHEN 'test' THEN 'tested' ELSE 'interviewed' END, day, day
  FROM steps
  WHERE stage IN ('test', 'interview') AND result <> 'absent'
  UNION ALL
  SELECT plan_id, person_id, 'selected', day, day FROM selections
  UNION ALL
  SELECT plan_id, person_id, 'trained', from_day, from_day FROM people WHERE from_day IS NOT NULL
  UNION ALL
  SELECT
    t.plan_id,
    t.person_id,
    'in_training',
    t.day,
    CASE WHEN x.day <= COALESCE(t.to_day, p.cycle_to) THEN x.day - 1 ELSE COALESCE(t.to_day, p.cycle_to) END
  FROM placement AS t
  JOIN plan AS p ON p.plan_id = t.plan_id
  LEFT JOIN exit AS x ON x.plan_id = t.plan_id AND x.person_id = t.person_id
  UNION ALL
  SELECT plan_id, person_id, 'left', day, day FROM exit
  UNION ALL
  SELECT k.plan_id, k.person_id, 'completed', p.cycle_to, p.cycle_to
  FROM people AS k
  JOIN plan AS p ON p.plan_id = k.plan_id
  JOIN annual AS n ON n.plan_id = k.plan_id AND n.person_id = k.person_id
  WHERE k.from_day IS NOT NULL AND k.left_day IS NULL AND p.cycle_to <= :as_of
  UNION ALL
  SELECT s.plan_id, s.person_id, 'session', s.day, s.day
  FROM plans AS p
  JOIN session AS s ON s.plan_id = p.plan_id
  UNION ALL
  SELECT n.plan_id, n.person_id, 'excellent', MAX(e.day), MAX(e.day)
  FROM annual AS n
  JOIN evaluation AS e ON e.plan_id = n.plan_id AND e.person_id = n.person_id AND e.stage = 'annual' AND e.outcome = n.outcome
  WHERE n.outcome = 'excellent'
  GROUP BY n.plan_id, n.person_id
  UNION ALL
  SELECT plan_id, person_id, 'certified', day, day FROM certificate WHERE status = 'issued'
  UNION ALL
  SELECT k.plan_id, k.person_id, w.figure, w.day, w.day
  FROM people AS k
  JOIN answers AS w ON w.person_id = k.person_id
  WHERE k.from_day IS NOT NULL AND w.status = 'yes'
),
untold AS (
  SELECT
    r.plan_id,
    r.person_id,
    CASE r.stage WHEN 'test' THEN 'tested' WHEN 'interview' THEN 'interviewed' ELSE 'selected' END AS figure,
    k.applied_day AS since_day,
    CAST(NULL AS BIGINT) AS until_day
  FROM stage_reached AS r
  JOIN people AS k ON k.plan_id = r.plan_id AND k.person_id = r.person_id
  WHERE r.stage IN ('test', 'interview', 'selection') AND r.reached IS NULL
  UNION ALL
  SELECT k.plan_id, k.person_id, 'trained', s.day, NULL
  FROM people AS k
  JOIN selections AS s ON s.plan_id = k.plan_id AND s.person_id = k.person_id
  WHERE k.from_day IS NULL
  UNION ALL
  SELECT k.plan_id, k.person_id, 'in_training', s.day, k.left_day
  FROM people AS k
  JOIN selections AS s ON s.plan_id = k.plan_id AND s.person_id = k.person_id
  WHERE k.from_day IS NULL
  UNION ALL
  SELECT k.plan_id, k.person_id, 'left', k.from_day, NULL
  FROM people AS k
  JOIN plan AS p ON p.plan_id = k.plan_id
  LEFT JOIN annual AS n ON n.plan_id = k.plan_id AND n.person_id = k.person_id
  WHERE k.from_day IS NOT NULL AND k.left_day IS NULL AND n.person_id IS NULL AND p.cycle_to <= :as_of
  UNION ALL
  SELECT k.plan_id, k.person_id, 'completed', p.cycle_to, NULL
  FROM people AS k
  JOIN plan AS p ON p.plan_id = k.plan_id
  LEFT JOIN annual AS n ON n.plan_id = k.plan_id AND n.person_id = k.person_id
  WHERE k.from_day IS NOT NULL AND k.left_day IS NULL AND n.person_id IS NULL
  UNION ALL
  SELECT k.plan_id, k.person_id, 'session', k.from_day, k.left_day FROM people AS k WHERE k.from_day IS NOT NULL
  UNION ALL
  SELECT k.plan_id, k.person_id, 'excellent', k.from_day, NULL
  FROM people AS k
  LEFT JOIN annual AS n ON n.plan_id = k.plan_id AND n.person_id = k.person_id
  WHERE k.from_day IS NOT NULL AND k.left_day IS NULL AND n.outcome IS NULL
  UNION ALL
  SELECT k.plan_id, k.person_id, 'certified', k.from_day, NULL
  FROM people AS k
  LEFT JOIN certificate AS c ON c.plan_id = k.plan_id AND c.person_id = k.person_id
  WHERE k.from_day IS NOT NULL AND k.left_day IS NULL AND c.person_id IS NULL
  UNION ALL
  SELECT k.plan_id, k.person_id, q.figure, k.from_day, NULL
  FROM people AS k
  CROSS JOIN asked AS q
  LEFT JOIN answers AS w ON w.person_id = k.person_id AND w.figure = q.figure
  WHERE k.from_day IS NOT NULL AND w.person_id IS NULL
),
happened AS (
  SELECT f.number, e.person_id, COUNT(*) AS times
  FROM figures AS f
  JOIN events AS e
    ON e.plan_id = f.plan_id AND e.figure = f.figure AND e.day <= f.period_to
    AND e.last_day >= CASE f.figure WHEN 'in_training' THEN f.period_to ELSE f.first_day END
  GROUP BY f.number, e.person_id
),
possible AS (
  SELECT DISTINCT f.number, o.person_id
  FROM figures AS f
  JOIN untold AS o
    ON o.plan_id = f.plan_id AND o.figure = f.figure AND o.since_day <= f.period_to
    AND (o.until_day IS NULL OR o.until_day >= CASE f.figure WHEN 'in_training' THEN f.period_to + 1 ELSE f.first_day END)
  LEFT JOIN happened AS h ON h.number = f.number AND h.person_id = o.person_id
  WHERE h.person_id IS NULL
),
scoped AS (
  SELECT
    f.number,
    k.person_id,
    CASE
      WHEN f.discipline <> k.discipline OR f.city <> k.city OR f.school <> k.school THEN 0
      WHEN (f.discipline IS NULL OR k.discipline IS NOT NULL) AND (f.city IS NULL OR k.city IS NOT NULL)
        AND (f.school IS NULL OR k.school IS NOT NULL) THEN 1
    END AS belongs
  FROM figures AS f
  JOIN people AS k ON k.plan_id = f.plan_id
),
store_counts AS (
  SELECT
    s.number,
    SUM(CASE WHEN s.belongs = 1 AND h.person_id IS NOT NULL THEN 1 ELSE 0 END) AS persons,
    SUM(CASE WHEN s.belongs = 1 THEN COALESCE(h.times, 0) ELSE 0 END) AS times,
    SUM(
      CASE
        WHEN s.belongs = 1 AND m.person_id IS NOT NULL THEN 1
        WHEN s.belongs IS NULL AND (h.person_id IS NOT NULL OR m.person_id IS NOT NULL) THEN 1
        ELSE 0
      END
    ) AS unknown
  FROM scoped AS s
  LEFT JOIN happened AS h ON h.number = s.number AND h.person_id = s.person_id
  LEFT JOIN possible AS m ON m.number = s.number AND m.person_id = s.person_id
  GROUP BY s.number
),
pairs AS (
  SELECT
    f.number,
    MAX(CASE WHEN o.figure = f.figure AND o.first_day = f.first_day AND f.unit = 'persons' AND o.unit = 'attendances' THEN o.value END) AS attendances,
    MAX(CASE WHEN o.figure = f.denominator AND o.unit = f.denominator_unit
      AND (o.figure = 'in_training' OR o.first_day = f.first_day) THEN o.value END) AS denominator_value
  FROM figures AS f
  JOIN figures AS o
    ON o.plan_id = f.plan_id AND o.source = f.source AND o.period_to = f.period_to
    AND COALESCE(o.discipline, '') = COALESCE(f.discipline, '') AND COALESCE(o.city, '') = COALESCE(f.city, '')
    AND COALESCE(o.school, '') = COALESCE(f.school, '')
  GROUP BY f.number
),
measured AS (
  SELECT
    f.number,
    COALESCE(f.denominator_value, q.denominator_value) AS n,
    CAST(REPLACE(f.written, '.', '') AS BIGINT) AS digits,
    CASE
      WHEN f.written LIKE '%.______' THEN 100000000
      WHEN f.written LIKE '%._____' THEN 10000000
      WHEN f.written LIKE '%.____' THEN 1000000
      WHEN f.written LIKE '%.___' THEN 100000
      WHEN f.written LIKE '%.__' THEN 10000
      WHEN f.written LIKE '%._' THEN 1000
      ELSE 100
    END AS scale
  FROM figures AS f
  JOIN pairs AS q ON q.number = f.number
),
bounds AS (
  SELECT
    number,
    n,
    2 * scale AS step,
    CASE WHEN 2 * digits * n - n > 0 THEN 2 * digits * n - n ELSE 0 END AS low,
    CASE WHEN 2 * digits * n + n < 2 * scale * n THEN 2 * digits * n + n ELSE 2 * scale * n END AS high
  FROM measured
)
SELECT
  f.plan_id,
  f.source,
  f.day,
  f.figure,
  f.unit,
  f.period_from,
  f.period_to,
  f.discipline,
  f.city,
  f.school,
  f.value,
  CASE WHEN f.unit = 'attendances' THEN COALESCE(c.times, 0) ELSE COALESCE(c.persons, 0) END AS known,
  CASE WHEN f.unit = 'persons' AND c.number IS NOT NULL THEN c.unknown END AS unknown,
  f.value - CASE WHEN f.unit = 'attendances' THEN COALESCE(c.times, 0) ELSE COALESCE(c.persons, 0) END AS difference,
  CASE
    WHEN f.value IS NULL THEN NULL
    WHEN c.number IS NULL THEN 'open'
    WHEN f.unit = 'attendances' AND f.value = c.times THEN 'same'
    WHEN f.unit = 'attendances' AND f.value > c.times THEN 'open'
    WHEN f.unit = 'attendances' THEN 'differs'
    WHEN f.value < c.persons OR f.value > c.persons + c.unknown THEN 'differs'
    WHEN c.unknown > 0 THEN 'possible'
    ELSE 'same'
  END AS counted,
  q.attendances,
  CASE WHEN f.value <= q.attendances THEN 1 WHEN f.value > q.attendances THEN 0 END AS within_attendances,
  f.percentage,
  f.denominator,
  b.n AS denominator_number,
  CASE
    WHEN f.percentage IS NULL THEN NULL
    WHEN f.denominator_unit <> f.unit THEN 'units'
    WHEN b.n IS NULL AND f.denominator IS NULL THEN 'undeclared'
    WHEN b.n IS NULL THEN 'open'
    WHEN b.n = 0 OR f.value > b.n THEN 'impossible'
    WHEN b.step * f.value < b.low OR b.step * f.value > b.high THEN 'impossible'
    WHEN b.high - b.high % b.step < b.low THEN 'impossible'
    WHEN f.denominator IS NULL THEN 'undeclared'
    ELSE 'possible'
  END AS share
FROM figures AS f
JOIN pairs AS q ON q.number = f.number
JOIN bounds AS b ON b.number = f.number
LEFT JOIN store_counts AS c ON c.number = f.number
ORDER BY
  f.plan_id, f.day DESC, f.source, f.period_to, f.figure, f.unit, f.period_from, f.discipline, f.city, f.school
