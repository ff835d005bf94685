-- title: 记录使用情况 | Rows used
-- purpose: 各类记录有多少行进入统计，多少行未能使用及其原因 | how many rows of each kind were used, how many were not and why
-- grain: 每个方案、每类记录一行；跟踪、获奖与聘任不属于某一方案 | one row a plan and kind of record (follow-ups, awards and appointments belong to no plan)
-- unit: records
-- parameter plan: any = all; 方案编号，all 为全部 | plan, all for every one
-- column plan_id: plan, null means 不属于某一方案/of no one plan; 方案 | plan
-- column kind: code kind; 记录 | records
-- column rows_in: count records; 读入 | rows in
-- column rows_dropped: count records; 未用 | rows dropped
-- column reason: code drop, null means 全部使用/all used; 原因 | reason
-- key: plan_id, kind
-- order: plan_id, those of no plan last, kind
WITH applicants AS (
  SELECT plan_id, person_id FROM application
),
placed AS (
  SELECT DISTINCT plan_id, person_id FROM placement
),
counted AS (
  SELECT plan_id, 'application' AS kind, COUNT(*) AS rows_in, 0 AS rows_dropped, 'none' AS reason
  FROM application GROUP BY plan_id
  UNION ALL
  SELECT s.plan_id, 'screening', COUNT(*), SUM(CASE WHEN a.person_id IS NULL THEN 1 ELSE 0 END), 'no_application'
  FROM screening AS s
  LEFT JOIN applicants AS a ON a.plan_id = s.plan_id AND a.person_id = s.person_id
  GROUP BY s.plan_id
  UNION ALL
  SELECT plan_id, 'mentor', COUNT(*), 0, 'none' FROM mentor GROUP BY plan_id
  UNION ALL
  SELECT t.plan_id, 'placement', COUNT(*), SUM(CASE WHEN m.person_id IS NULL THEN 1 ELSE 0 END), 'no_mentor'
  FROM placement AS t
  LEFT JOIN mentor AS m ON m.plan_id = t.plan_id AND m.person_id = t.mentor_id
  GROUP BY t.plan_id
  UNION ALL
  SELECT e.plan_id, 'evaluation', COUNT(*), SUM(CASE WHEN t.person_id IS NULL THEN 1 ELSE 0 END), 'no_placement'
  FROM evaluation AS e
  LEFT JOIN placed AS t ON t.plan_id = e.plan_id AND t.person_id = e.person_id
  GROUP BY e.plan_id
  UNION ALL
  SELECT x.plan_id, 'exit', COUNT(*), SUM(CASE WHEN t.person_id IS NULL THEN 1 ELSE 0 END), 'no_placement'
  FROM exit AS x
  LEFT JOIN placed AS t ON t.plan_id = x.plan_id AND t.person_id = x.person_id
  GROUP BY x.plan_id
  UNION ALL
  SELECT s.plan_id, 'session', COUNT(*), SUM(CASE WHEN t.person_id IS NULL THEN 1 ELSE 0 END), 'no_placement'
  FROM session AS s
  LEFT JOIN placed AS t ON t.plan_id = s.plan_id AND t.person_id = s.person_id
  GROUP BY s.plan_id
  UNION ALL
  SELECT c.plan_id, 'certificate', COUNT(*), SUM(CASE WHEN t.person_id IS NULL THEN 1 ELSE 0 END), 'no_placement'
  FROM certificate AS c
  LEFT JOIN placed AS t ON t.plan_id = c.plan_id AND t.person_id = c.person_id
  GROUP BY c.plan_id
  UNION ALL
  SELECT r.plan_id, 'relaxation', COUNT(*), SUM(CASE WHEN a.person_id IS NULL THEN 1 ELSE 0 END), 'no_application'
  FROM relaxation AS r
  LEFT JOIN applicants AS a ON a.plan_id = r.plan_id AND a.person_id = r.person_id
  GROUP BY r.plan_id
  UNION ALL
  SELECT w.plan_id, 'wish', COUNT(*), SUM(CASE WHEN a.person_id IS NULL THEN 1 ELSE 0 END), 'no_application'
  FROM wish AS w
  LEFT JOIN applicants AS a ON a.plan_id = w.plan_id AND a.person_id = w.person_id
  GROUP BY w.plan_id
  UNION ALL
  SELECT plan_id, 'notice', COUNT(*), 0, 'none' FROM notice GROUP BY plan_id
  UNION ALL
  SELECT plan_id, 'team_member', COUNT(*), 0, 'none' FROM team_member GROUP BY plan_id
  UNION ALL
  SELECT plan_id, 'reported_figure', COUNT(*), 0, 'none' FROM reported_figure GROUP BY plan_id
  UNION ALL
  SELECT NULL, 'mentor_term', COUNT(*), 0, 'none' FROM mentor_term WHERE :plan = 'all'
  UNION ALL
  SELECT NULL, 'award', COUNT(*), 0, 'none' FROM award WHERE :plan = 'all'
  UNION ALL
  SELECT NULL, 'follow_up', COUNT(*), SUM(CASE WHEN t.person_id IS NULL THEN 1 ELSE 0 END), 'no_placement'
  FROM follow_up AS f
  LEFT JOIN (SELECT DISTINCT person_id FROM placement) AS t ON t.person_id = f.person_id
  WHERE :plan = 'all'
)
SELECT
  plan_id,
  kind,
  rows_in,
  rows_dropped,
  CASE WHEN rows_dropped > 0 THEN reason END AS reason
FROM counted
WHERE rows_in > 0 AND (:plan = 'all' OR plan_id = :plan)
ORDER BY CASE WHEN plan_id IS NULL THEN 1 ELSE 0 END, plan_id, kind
