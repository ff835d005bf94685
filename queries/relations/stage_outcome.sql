-- The evaluation that counts for each pupil at each stage: of several levels the highest that gave a grade (province, city, host university).
-- One row a plan, stage and pupil evaluated; the outcome is empty where no level gave a grade. Dimensions are those of the same evaluation.
SELECT
  plan_id, stage, person_id, level, day, outcome, scientific_interest, subject_knowledge, research_potential, general_ability,
  english_communication
FROM (
  SELECT
    plan_id, stage, person_id, level, day, outcome, scientific_interest, subject_knowledge, research_potential, general_ability,
    english_communication,
    ROW_NUMBER() OVER (
      PARTITION BY plan_id, stage, person_id
      ORDER BY
        CASE WHEN outcome IS NULL THEN 1 ELSE 0 END,
        CASE level WHEN 'regional' THEN 0 WHEN 'city' THEN 1 ELSE 2 END,
        day DESC
    ) AS rank_level
  FROM evaluation
) AS ranked
WHERE rank_level = 1
