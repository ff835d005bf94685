-- Every pupil with a grade at the annual evaluation, under the mentor who had the pupil last, with the score at entry. One row a plan, pupil and
-- mentor. entry_score: see entry_score; empty where there is none.
SELECT
  p.programme,
  f.plan_id,
  f.person_id,
  f.mentor_id,
  f.university,
  f.excellent,
  e.entry_score
FROM final_training AS f
JOIN plan AS p ON p.plan_id = f.plan_id
LEFT JOIN entry_score AS e ON e.plan_id = f.plan_id AND e.person_id = f.person_id
WHERE f.graded = 1
