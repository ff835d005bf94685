-- title: 历年变化 | Change over the years
-- purpose: 各项目历年的入选、完成培养、优秀和进入拔尖计划比率，变化趋势，以及这样的人数看得出多大的变化 | rates of each programme year by year, their trend, and what change numbers like these can show
-- grain: 每个项目、每项结果、每个培养周期一行；周期为空的一行为历年合计 | one row a programme, outcome and cycle, and one without cycle for all years
-- unit: participations
-- parameter programme: any = all; 项目，all 为全部 | programme, all for every one
-- parameter points: number = 10; 要看出几个百分点的变化 | points to be seen
-- column programme: text; 项目 | programme
-- column yearly: code yearly; 结果 | outcome
-- column cycle_from: day, null means 历年合计/all years; 培养开始 | training from
-- column successes: count participations; 是 | yes
-- column known: count participations; 结果已知 | known
-- column unknown: count participations; 未知 | unknown
-- column erased: count participations; 身份已删除 | identity erased
-- column years: number years, null means 只在合计行/in the row of all years only; 有结果的届数 | cohorts with an outcome
-- column compares: flag, null means 只在合计行/in the row of all years only; 至少两届有结果 | at least two cohorts with an outcome
-- column last_known: count participations, null means 只在合计行/in the row of all years only; 最近一届结果已知 | known of the last cohort
-- estimate rate: proportion of successes in known, missing unknown + erased; 比率 | rate
-- estimate slope: trend of successes in known, years cycle_from, within programme + yearly; 平均每年变化 | change a year
-- estimate smallest: detectable of successes in known, years cycle_from, within programme + yearly; 最近一届看得出的最小变化 | smallest change the last cohort could show
-- estimate people: needed of successes in known, to see points; 要看出这样的变化每组所需人数 | people needed in each group
-- key: programme, yearly, cycle_from
-- order: programme, in the order of events, all years first, cycle_from
WITH plans AS (
  SELECT plan_id, programme, cycle_from, cycle_to FROM plan WHERE :programme = 'all' OR programme = :programme
),
entries AS (
  SELECT
    person_id,
    status,
    ROW_NUMBER() OVER (PARTITION BY person_id ORDER BY reported_day DESC, evidence_rank, status DESC) AS rank_newest
  FROM ranked_follow_up
  WHERE question = 'topnotch' AND status IN ('yes', 'no')
),
facts AS (
  SELECT p.programme, p.cycle_from, 'selection' AS yearly, 1 AS place, o.selected AS success, o.decided AS known, 0 AS erased
  FROM plans AS p
  JOIN selection_outcome AS o ON o.plan_id = p.plan_id
  UNION ALL
  SELECT
    p.programme,
    p.cycle_from,
    'completion' AS yearly,
    2 AS place,
    CASE WHEN x.person_id IS NULL AND n.person_id IS NOT NULL THEN 1 ELSE 0 END AS success,
    CASE WHEN x.person_id IS NOT NULL OR n.person_id IS NOT NULL THEN 1 ELSE 0 END AS known,
    0 AS erased
  FROM plans AS p
  JOIN former_participant AS t ON t.plan_id = p.plan_id
  LEFT JOIN exit AS x ON x.plan_id = t.plan_id AND x.person_id = t.person_id
  LEFT JOIN annual_outcome AS n ON n.plan_id = t.plan_id AND n.person_id = t.person_id
  WHERE p.cycle_to <= :as_of
  UNION ALL
  SELECT
    p.programme,
    p.cycle_from,
    'excellent' AS yearly,
    3 AS place,
    CASE WHEN n.outcome = 'excellent' THEN 1 ELSE 0 END AS success,
    CASE WHEN n.outcome IS NOT NULL THEN 1 ELSE 0 END AS known,
    0 AS erased
  FROM plans AS p
  JOIN former_participant AS t ON t.plan_id = p.plan_id
  LEFT JOIN exit AS x ON x.plan_id = t.plan_id AND x.person_id = t.person_id
  LEFT JOIN annual_outcome AS n ON n.plan_id = t.plan_id AND n.person_id = t.person_id
  WHERE p.cycle_to <= :as_of AND (x.person_id IS NULL OR n.outcome IS NOT NULL)
  UNION ALL
  SELECT
    p.programme,
    p.cycle_from,
    'topnotch' AS yearly,
    4 AS place,
    CASE WHEN e.status = 'yes' THEN 1 ELSE 0 END AS success,
    CASE WHEN e.person_id IS NOT NULL THEN 1 ELSE 0 END AS known,
    CASE WHEN e.person_id IS NULL AND t.erased_day IS NOT NULL THEN 1 ELSE 0 END AS erased
  FROM plans AS p
  JOIN former_participant AS t ON t.plan_id = p.plan_id
  LEFT JOIN entries AS e ON e.person_id = t.person_id AND e.rank_newest = 1
  WHERE p.cycle_to <= :as_of AND t.school_end + 92 <= :as_of AND (t.deceased_day IS NULL OR t.deceased_day > t.school_end + 92)
),
cycles AS (
  SELECT
    programme,
    yearly,
    place,
    cycle_from,
    SUM(success) AS successes,
    SUM(known) AS known,
    SUM(1 - known - erased) AS unknown,
    SUM(erased) AS erased
  FROM facts
  GROUP BY programme, yearly, place, cycle_from
),
lasts AS (
  SELECT programme, yearly, MAX(cycle_from) AS cycle_from FROM cycles WHERE known > 0 GROUP BY programme, yearly
),
rows_of_all AS (
  SELECT
    programme,
    yearly,
    place,
    cycle_from,
    successes,
    known,
    unknown,
    erased,
    NULL AS years,
    NULL AS compares,
    NULL AS last_known
  FROM cycles
  UNION ALL
  SELECT
    c.programme,
    c.yearly,
    c.place,
    NULL AS cycle_from,
    SUM(c.successes) AS successes,
    SUM(c.known) AS known,
    SUM(c.unknown) AS unknown,
    SUM(c.erased) AS erased,
    SUM(CASE WHEN c.known > 0 THEN 1 ELSE 0 END) AS years,
    CASE WHEN SUM(CASE WHEN c.known > 0 THEN 1 ELSE 0 END) >= 2 THEN 1 ELSE 0 END AS compares,
    SUM(CASE WHEN c.cycle_from = l.cycle_from THEN c.known ELSE 0 END) AS last_known
  FROM cycles AS c
  LEFT JOIN lasts AS l ON l.programme = c.programme AND l.yearly = c.yearly
  GROUP BY c.programme, c.yearly, c.place
)
SELECT programme, yearly, cycle_from, successes, known, unknown, erased, years, compares, last_known
FROM rows_of_all
ORDER BY programme, place, CASE WHEN cycle_from IS NULL THEN 0 ELSE 1 END, cycle_from
