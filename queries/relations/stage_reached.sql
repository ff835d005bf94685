-- Whether each applicant reached each stage of the plan: 1 yes, 0 no, empty unknown. One row a plan, applicant and stage.
-- Yes: on record there (for the selection: selected). No: absent there, turned down there (selection) or turned down or absent at an
-- earlier stage, the practical aside, which plans only encourage. Everybody else is unknown, never no.
SELECT
  a.plan_id,
  a.person_id,
  a.discipline,
  k.stage,
  CASE
    WHEN k.stage = 'application' THEN 1
    WHEN k.stage = 'selection' AND s.result = 'pass' THEN 1
    WHEN k.stage <> 'selection' AND s.result <> 'absent' THEN 1
    WHEN k.stage = 'selection' AND s.result IS NOT NULL THEN 0
    WHEN k.stage <> 'practical' AND s.result = 'absent' THEN 0
    WHEN x.ordinal < k.ordinal THEN 0
  END AS reached
FROM application AS a
JOIN plan_stage AS k ON k.plan_id = a.plan_id
LEFT JOIN screening AS s ON s.plan_id = a.plan_id AND s.person_id = a.person_id AND s.stage = k.stage
LEFT JOIN (
  SELECT f.plan_id, f.person_id, MIN(e.ordinal) AS ordinal
  FROM screening AS f
  JOIN plan_stage AS e ON e.plan_id = f.plan_id AND e.stage = f.stage
  WHERE f.result <> 'pass' AND f.stage <> 'practical'
  GROUP BY f.plan_id, f.person_id
) AS x ON x.plan_id = a.plan_id AND x.person_id = a.person_id
