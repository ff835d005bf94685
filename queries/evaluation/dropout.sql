-- title: 中途退出 | Leaving before the end
-- purpose: 多少学生中途退出、何时退出、为什么 | how many left before the end, when and why
-- grain: 每个方案一行 | one row a plan
-- unit: persons
-- parameter programme: any = all; 项目，all 为全部 | programme, all for every one
-- parameter plan: any = all; 方案编号，all 为全部 | plan, all for every one
-- column programme: text; 项目 | programme
-- column plan_id: plan; 方案 | plan
-- column trained: count persons; 进入培养 | entered training
-- column left_early: count persons; 中途退出 | left early
-- column left_before_midterm: count persons; 其中：中期评价前 | of them, before the midterm evaluation
-- column left_after_midterm: count persons; 其中：中期评价后 | of them, after it
-- column left_no_midterm: count persons; 其中：无中期评价可比 | of them, no midterm evaluation to tell by
-- column failed_midterm: count persons; 原因：中期评价不合格 | reason: failed the midterm evaluation
-- column unsuitable: count persons; 原因：不适合继续培养 | reason: not suited to go on
-- column withdrew: count persons; 原因：本人退出 | reason: withdrew
-- column moved: count persons; 原因：转学或迁出 | reason: moved away
-- column other_reason: count persons; 原因：其他或未写明 | reason: other or not said
-- column stayed: count persons; 坚持到年度评价 | stayed until the annual evaluation
-- column ended: count persons; 结果已知 | outcome known
-- column under_way: count persons; 培养仍在进行 | still in training
-- column stay_unknown: count persons; 周期已结束，去留未知 | cycle over, not known whether they stayed
-- estimate dropout_rate: proportion of left_early in ended, missing under_way + stay_unknown; 退出率 | drop-out rate
-- key: plan_id
-- whole: trained
-- order: programme, plan_id
WITH midterms AS (
  SELECT plan_id, MIN(day) AS from_day FROM evaluation WHERE stage = 'midterm' GROUP BY plan_id
),
leavings AS (
  SELECT plan_id, person_id, MIN(day) AS day, MIN(reason) AS reason FROM exit GROUP BY plan_id, person_id
),
people AS (
  SELECT
    p.programme,
    p.plan_id,
    CASE WHEN x.person_id IS NOT NULL THEN 1 ELSE 0 END AS gone,
    CASE WHEN x.person_id IS NULL AND n.person_id IS NOT NULL THEN 1 ELSE 0 END AS stayed,
    CASE WHEN x.person_id IS NULL AND n.person_id IS NULL AND p.cycle_to > :as_of THEN 1 ELSE 0 END AS under_way,
    CASE WHEN x.person_id IS NULL AND n.person_id IS NULL AND p.cycle_to <= :as_of THEN 1 ELSE 0 END AS lost,
    CASE
      WHEN x.person_id IS NULL THEN NULL
      WHEN m.from_day IS NULL THEN 'none'
      WHEN x.day < m.from_day THEN 'before'
      ELSE 'after'
    END AS at_midterm,
    x.reason
  FROM trainee AS t
  JOIN plan AS p ON p.plan_id = t.plan_id
  LEFT JOIN leavings AS x ON x.plan_id = t.plan_id AND x.person_id = t.person_id
  LEFT JOIN annual_outcome AS n ON n.plan_id = t.plan_id AND n.person_id = t.person_id
  LEFT JOIN midterms AS m ON m.plan_id = t.plan_id
  WHERE (:plan = 'all' OR p.plan_id = :plan) AND (:programme = 'all' OR p.programme = :programme)
)
SELECT
  programme,
  plan_id,
  COUNT(*) AS trained,
  SUM(gone) AS left_early,
  SUM(CASE WHEN at_midterm = 'before' THEN 1 ELSE 0 END) AS left_before_midterm,
  SUM(CASE WHEN at_midterm = 'after' THEN 1 ELSE 0 END) AS left_after_midterm,
  SUM(CASE WHEN at_midterm = 'none' THEN 1 ELSE 0 END) AS left_no_midterm,
  SUM(CASE WHEN gone = 1 AND reason = 'failed_midterm' THEN 1 ELSE 0 END) AS failed_midterm,
  SUM(CASE WHEN gone = 1 AND reason = 'unsuitable' THEN 1 ELSE 0 END) AS unsuitable,
  SUM(CASE WHEN gone = 1 AND reason = 'withdrew' THEN 1 ELSE 0 END) AS withdrew,
  SUM(CASE WHEN gone = 1 AND reason = 'moved' THEN 1 ELSE 0 END) AS moved,
  SUM(CASE WHEN gone = 1 AND (reason IS NULL OR reason NOT IN ('failed_midterm', 'unsuitable', 'withdrew', 'moved')) THEN 1 ELSE 0 END)
    AS other_reason,
  SUM(stayed) AS stayed,
  SUM(gone) + SUM(stayed) AS ended,
  SUM(under_way) AS under_way,
  SUM(lost) AS stay_unknown
FROM people
GROUP BY programme, plan_id
ORDER BY programme, plan_id
