-- title: 评价不合格者的去留 | What became of those who failed
-- purpose: 某次评价不合格的学生是否退出培养 | whether the pupils who failed an evaluation left training
-- grain: 每个方案一行 | one row a plan
-- unit: participations
-- parameter plan: any = all; 方案编号，all 为全部 | plan, all for every one
-- parameter stage: initial, midterm, annual = midterm; 评价阶段 | evaluation
-- parameter to_day: day = 1900-01-01; 评价末日，其后 31 天以外的活动表明仍在培养 | last day of the evaluation (a session more than 31 days after it shows that training went on)
-- column plan_id: plan; 方案 | plan
-- column evaluated: count participations; 等级已知 | outcome known
-- column failed: count participations; 不合格 | failed
-- column failed_left: count participations; 不合格、已退出 | failed and left, and was not trained on
-- column failed_stayed: count participations; 不合格、仍在培养 | failed, and training went on
-- column failed_unknown: count participations; 不合格、去留没有记录 | failed, nothing on record of leaving or staying
-- column unknown: count participations; 等级未知 | outcome unknown
-- key: plan_id
-- whole: evaluated
-- order: plan_id
WITH graded AS (
  SELECT
    plan_id,
    person_id,
    outcome,
    day,
    ROW_NUMBER() OVER (
      PARTITION BY plan_id, person_id
      ORDER BY
        CASE WHEN outcome IS NULL THEN 1 ELSE 0 END,
        CASE level WHEN 'regional' THEN 0 WHEN 'city' THEN 1 ELSE 2 END,
        day DESC
    ) AS rank_level
  FROM evaluation
  WHERE stage = :stage
),
later AS (
  SELECT s.plan_id, s.person_id, MAX(s.day) AS day
  FROM session AS s
  GROUP BY s.plan_id, s.person_id
),
later_evaluations AS (
  SELECT v.plan_id, v.person_id, MAX(v.day) AS day
  FROM evaluation AS v
  WHERE v.stage <> :stage
  GROUP BY v.plan_id, v.person_id
),
cases AS (
  SELECT
    t.plan_id,
    g.outcome,
    t.left_day,
    CASE
      WHEN l.day > g.day + 31 AND l.day > :to_day + 31 THEN 1
      WHEN e.day > g.day THEN 1
      WHEN c.status = 'issued' THEN 1
      ELSE 0
    END AS stayed
  FROM trainee AS t
  LEFT JOIN graded AS g ON g.plan_id = t.plan_id AND g.person_id = t.person_id AND g.rank_level = 1
  LEFT JOIN later AS l ON l.plan_id = t.plan_id AND l.person_id = t.person_id
  LEFT JOIN later_evaluations AS e ON e.plan_id = t.plan_id AND e.person_id = t.person_id
  LEFT JOIN certificate AS c ON c.plan_id = t.plan_id AND c.person_id = t.person_id
  WHERE :plan = 'all' OR t.plan_id = :plan
)
SELECT
  plan_id,
  COUNT(outcome) AS evaluated,
  COUNT(CASE WHEN outcome = 'unqualified' THEN 1 END) AS failed,
  COUNT(CASE WHEN outcome = 'unqualified' AND left_day IS NOT NULL AND stayed = 0 THEN 1 END) AS failed_left,
  COUNT(CASE WHEN outcome = 'unqualified' AND stayed = 1 THEN 1 END) AS failed_stayed,
  COUNT(CASE WHEN outcome = 'unqualified' AND left_day IS NULL AND stayed = 0 THEN 1 END) AS failed_unknown,
  COUNT(CASE WHEN outcome IS NULL AND left_day IS NULL THEN 1 END) AS unknown
FROM cases
GROUP BY plan_id
ORDER BY plan_id
