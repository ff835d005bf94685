-- Where each trained pupil started: the score at entry against the other pupils trained in the same plan and discipline. One row a plan and
-- pupil with a score. entry_score: distance from their mean in standard deviations; 0 where all have one score; empty where nobody else has one.
-- The score is that of the aptitude test; in a plan that has no scores of a test, that of the interview.
SELECT
  plan_id,
  person_id,
  discipline,
  CASE
    WHEN scored < 2 THEN NULL
    WHEN least = greatest THEN 0.0
    ELSE (score - mean) / SQRT(AVG((score - mean) * (score - mean)) OVER (PARTITION BY plan_id, discipline))
  END AS entry_score
FROM (
  SELECT
    a.plan_id,
    a.person_id,
    a.discipline,
    s.score,
    COUNT(*) OVER (PARTITION BY a.plan_id, a.discipline) AS scored,
    MIN(s.score) OVER (PARTITION BY a.plan_id, a.discipline) AS least,
    MAX(s.score) OVER (PARTITION BY a.plan_id, a.discipline) AS greatest,
    AVG(s.score) OVER (PARTITION BY a.plan_id, a.discipline) AS mean
  FROM application AS a
  JOIN (
    SELECT plan_id, MAX(stage) AS stage
    FROM screening
    WHERE stage IN ('test', 'interview') AND score IS NOT NULL
    GROUP BY plan_id
  ) AS k ON k.plan_id = a.plan_id
  JOIN screening AS s ON s.plan_id = a.plan_id AND s.person_id = a.person_id AND s.stage = k.stage AND s.score IS NOT NULL
  JOIN (SELECT DISTINCT plan_id, person_id FROM placement) AS t ON t.plan_id = a.plan_id AND t.person_id = a.person_id
) AS scores
