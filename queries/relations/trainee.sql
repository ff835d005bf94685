-- Who is trained under a plan: everyone with a placement, and everyone selected. One row a plan and pupil.
-- from_day: first day of training; empty where no placement is on record. left_day: day of leaving before the end; empty where none is recorded.
SELECT k.plan_id, k.person_id, MIN(t.day) AS from_day, MIN(x.day) AS left_day
FROM (
  SELECT plan_id, person_id FROM placement
  UNION
  SELECT plan_id, person_id FROM screening WHERE stage = 'selection' AND result = 'pass'
) AS k
LEFT JOIN placement AS t ON t.plan_id = k.plan_id AND t.person_id = k.person_id
LEFT JOIN exit AS x ON x.plan_id = k.plan_id AND x.person_id = k.person_id
GROUP BY k.plan_id, k.person_id
