-- What became of each pupil's training, under the mentor who had the pupil last. One row a plan, pupil and mentor: two where two began on the last
-- day that anybody began. Each flag is 1 or 0. completed: evaluated at the end of the year and not left. completion_unknown: neither on record.
-- graded, excellent: by the annual evaluation that counts. grade_unknown: neither graded nor left.
SELECT
  t.plan_id,
  t.person_id,
  t.mentor_id,
  t.university,
  t.discipline,
  CASE WHEN n.person_id IS NOT NULL AND x.person_id IS NULL THEN 1 ELSE 0 END AS completed,
  CASE WHEN n.person_id IS NULL AND x.person_id IS NULL THEN 1 ELSE 0 END AS completion_unknown,
  CASE WHEN n.outcome = 'excellent' THEN 1 ELSE 0 END AS excellent,
  CASE WHEN n.outcome IS NOT NULL THEN 1 ELSE 0 END AS graded,
  CASE WHEN n.outcome IS NULL AND x.person_id IS NULL THEN 1 ELSE 0 END AS grade_unknown
FROM placement AS t
JOIN (
  SELECT plan_id, person_id, MAX(day) AS from_day FROM placement GROUP BY plan_id, person_id
) AS l ON l.plan_id = t.plan_id AND l.person_id = t.person_id AND l.from_day = t.day
LEFT JOIN exit AS x ON x.plan_id = t.plan_id AND x.person_id = t.person_id
LEFT JOIN annual_outcome AS n ON n.plan_id = t.plan_id AND n.person_id = t.person_id
