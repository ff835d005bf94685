-- The annual evaluation that counts for each pupil: of several levels the highest that gave a grade (province, city, host university).
-- One row a plan and pupil evaluated; the outcome is empty where no level gave a grade.
SELECT plan_id, person_id, outcome
FROM (
  SELECT
    plan_id,
    person_id,
    outcome,
    ROW_NUMBER() OVER (
      PARTITION BY plan_id, person_id
      ORDER BY
        CASE WHEN outcome IS NULL THEN 1 ELSE 0 END,
        CASE level WHEN 'regional' THEN 0 WHEN 'city' THEN 1 ELSE 2 END,
        day DESC
    ) AS rank_level
  FROM evaluation
  WHERE stage = 'annual'
) AS ranked
WHERE rank_level = 1
