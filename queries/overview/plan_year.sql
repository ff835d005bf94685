-- title: 各方案概况 | Each plan at a glance
-- purpose: 报名、入选、培养、评价、退出的总数 | totals from application to exit
-- grain: 每个方案一行 | one row a plan
-- unit: persons
-- parameter plan: any = all; 方案编号，all 为全部 | plan, all for every one
-- column plan_id: plan; 方案 | plan
-- column programme: text; 项目 | programme
-- column cycle_from: day; 培养开始 | training from
-- column cycle_to: day; 培养结束 | training to
-- column applied: count persons; 报名 | applied
-- column selected: count persons; 入选 | selected
-- column decided: count persons; 已有结果 | decided
-- column undecided: count persons; 结果未知 | outcome unknown
-- column places: count places, null means 方案未规定/not stated; 名额总数 | places in total
-- column places_operator: text, null means 方案未规定/not stated; 名额规定 | rule on places
-- column mentors: count mentors; 导师 | mentors
-- column trained: count persons; 进入培养 | in training
-- column left_early: count persons; 中途退出 | left early
-- column evaluated: count persons; 参加年度评价 | evaluated at the end of the year
-- column graded: count persons; 有年度评价等级 | graded at the end of the year
-- column excellent: count persons; 优秀 | excellent
-- column evaluation_unknown: count persons, null means 培养未结束/cycle not over; 无年度评价记录 | no annual evaluation on record
-- column cycle_over: flag; 培养已结束 | cycle is over
-- column grade_unknown: count persons, null means 培养未结束/cycle not over; 等级未知 | grade unknown
-- column invented_edition: flag; 虚构的往年方案 | invented earlier edition
-- estimate selection_rate: proportion of selected in decided, missing undecided; 入选率 | selection rate
-- estimate excellent_rate: proportion of excellent in graded, missing grade_unknown; 优秀率 | excellent rate
-- key: plan_id
-- headline: applied, selected, places, undecided, mentors, trained, left_early, evaluated, evaluation_unknown, graded, excellent, selection_rate, excellent_rate
-- whole: applied
-- order: plan_id
WITH screened AS (
  SELECT plan_id, COUNT(*) AS applied, SUM(selected) AS selected, SUM(1 - decided) AS undecided
  FROM selection_outcome
  GROUP BY plan_id
),
participants AS (
  SELECT DISTINCT plan_id, person_id FROM placement
),
trained AS (
  SELECT
    t.plan_id,
    COUNT(*) AS trained,
    SUM(CASE WHEN x.person_id IS NOT NULL THEN 1 ELSE 0 END) AS left_early,
    SUM(CASE WHEN n.person_id IS NOT NULL THEN 1 ELSE 0 END) AS evaluated,
    SUM(CASE WHEN n.outcome IS NOT NULL THEN 1 ELSE 0 END) AS graded,
    SUM(CASE WHEN n.outcome = 'excellent' THEN 1 ELSE 0 END) AS excellent,
    SUM(CASE WHEN n.person_id IS NULL AND x.person_id IS NULL THEN 1 ELSE 0 END) AS evaluation_unknown,
    SUM(CASE WHEN n.outcome IS NULL AND x.person_id IS NULL THEN 1 ELSE 0 END) AS grade_unknown
  FROM participants AS t
  LEFT JOIN exit AS x ON x.plan_id = t.plan_id AND x.person_id = t.person_id
  LEFT JOIN annual_outcome AS n ON n.plan_id = t.plan_id AND n.person_id = t.person_id
  GROUP BY t.plan_id
),
mentored AS (
  SELECT plan_id, COUNT(*) AS mentors FROM mentor GROUP BY plan_id
),
totals AS (
  SELECT plan_id, MAX(places) AS places, MIN(operator) AS places_operator
  FROM plan_quota
  WHERE quota_by = 'total'
  GROUP BY plan_id
)
SELECT
  p.plan_id,
  p.programme,
  p.cycle_from,
  p.cycle_to,
  COALESCE(s.applied, 0) AS applied,
  COALESCE(s.selected, 0) AS selected,
  COALESCE(s.applied, 0) - COALESCE(s.undecided, 0) AS decided,
  COALESCE(s.undecided, 0) AS undecided,
  q.places,
  q.places_operator,
  COALESCE(m.mentors, 0) AS mentors,
  COALESCE(t.trained, 0) AS trained,
  COALESCE(t.left_early, 0) AS left_early,
  COALESCE(t.evaluated, 0) AS evaluated,
  COALESCE(t.graded, 0) AS graded,
  COALESCE(t.excellent, 0) AS excellent,
  CASE WHEN p.cycle_to <= :as_of THEN COALESCE(t.evaluation_unknown, 0) END AS evaluation_unknown,
  CASE WHEN p.cycle_to <= :as_of THEN 1 ELSE 0 END AS cycle_over,
  CASE WHEN p.cycle_to <= :as_of THEN COALESCE(t.grade_unknown, 0) END AS grade_unknown,
  CASE WHEN p.invented_from IS NULL THEN 0 ELSE 1 END AS invented_edition
FROM plan AS p
LEFT JOIN screened AS s ON s.plan_id = p.plan_id
LEFT JOIN trained AS t ON t.plan_id = p.plan_id
LEFT JOIN mentored AS m ON m.plan_id = p.plan_id
LEFT JOIN totals AS q ON q.plan_id = p.plan_id
WHERE :plan = 'all' OR p.plan_id = :plan
ORDER BY p.plan_id
