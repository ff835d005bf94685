-- title: 每位导师每天的学生数 | Pupils of each mentor on every day
-- purpose: 每位导师在培养周期内任一天最多、最少同时培养几人 | the most and the fewest pupils a mentor trained on any one day of the cycle
-- grain: 每个方案、每位导师一行 | one row a plan and mentor
-- unit: mentors
-- parameter plan: any = all; 方案编号，all 为全部 | plan, all for every one
-- column plan_id: plan; 方案 | plan
-- column mentor_id: mentor; 导师 | mentor
-- column most: number pupils; 一天之内最多 | most on one day
-- column most_day: day; 最多的第一天 | first day with the most
-- column fewest: number pupils; 有学生的日子里最少 | fewest on a day with any
-- key: plan_id, mentor_id
-- whole: rows, mentors
-- order: plan_id, mentor_id
WITH spans AS (
  SELECT
    t.plan_id,
    t.mentor_id,
    t.person_id,
    t.day AS from_day,
    CASE
      WHEN x.day < COALESCE(t.to_day, p.cycle_to) THEN x.day
      ELSE COALESCE(t.to_day, p.cycle_to)
    END AS to_day,
    p.cycle_to
  FROM placement AS t
  JOIN plan AS p ON p.plan_id = t.plan_id
  LEFT JOIN exit AS x ON x.plan_id = t.plan_id AND x.person_id = t.person_id
  WHERE :plan = 'all' OR t.plan_id = :plan
),
turns AS (
  SELECT plan_id, mentor_id, from_day AS day FROM spans
  UNION
  SELECT plan_id, mentor_id, to_day + 1 AS day FROM spans WHERE to_day < cycle_to AND to_day < :as_of
),
loads AS (
  SELECT d.plan_id, d.mentor_id, d.day, COUNT(DISTINCT s.person_id) AS pupils
  FROM turns AS d
  JOIN spans AS s ON s.plan_id = d.plan_id AND s.mentor_id = d.mentor_id AND s.from_day <= d.day AND s.to_day >= d.day
  GROUP BY d.plan_id, d.mentor_id, d.day
),
extremes AS (
  SELECT plan_id, mentor_id, MAX(pupils) AS most, MIN(pupils) AS fewest FROM loads GROUP BY plan_id, mentor_id
)
SELECT e.plan_id, e.mentor_id, e.most, MIN(l.day) AS most_day, e.fewest
FROM extremes AS e
JOIN loads AS l ON l.plan_id = e.plan_id AND l.mentor_id = e.mentor_id AND l.pupils = e.most
GROUP BY e.plan_id, e.mentor_id, e.most, e.fewest
ORDER BY e.plan_id, e.mentor_id
