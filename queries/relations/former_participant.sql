-- Everyone trained under a plan, with what follow-up hangs on. One row a plan and pupil with a placement.
-- school: at application. university, discipline: of the last placement. school_end: expected end of school (of the lowest grade where none is
-- recorded). deceased_day, erased_day: empty where nothing is on record.
SELECT
  p.programme,
  p.plan_id,
  p.cycle_from,
  p.cycle_to,
  t.person_id,
  a.school,
  t.university,
  t.discipline,
  COALESCE(g.day, l.day) AS school_end,
  d.day AS deceased_day,
  z.day AS erased_day
FROM (
  SELECT
    plan_id,
    person_id,
    university,
    discipline,
    ROW_NUMBER() OVER (PARTITION BY plan_id, person_id ORDER BY day DESC, university, discipline) AS rank_last
  FROM placement
) AS t
JOIN plan AS p ON p.plan_id = t.plan_id
LEFT JOIN application AS a ON a.plan_id = t.plan_id AND a.person_id = t.person_id
LEFT JOIN plan_graduation AS g ON g.plan_id = t.plan_id AND g.grade = a.grade
LEFT JOIN (SELECT plan_id, MAX(day) AS day FROM plan_graduation GROUP BY plan_id) AS l ON l.plan_id = t.plan_id
LEFT JOIN (
  SELECT person_id, MIN(COALESCE(day, reported_day)) AS day FROM follow_up WHERE status = 'deceased' GROUP BY person_id
) AS d ON d.person_id = t.person_id
LEFT JOIN erasure AS z ON z.person_id = t.person_id
WHERE t.rank_last = 1
