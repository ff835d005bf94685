-- What became of each applicant: selected, or decided at all. The practical, which plans only encourage, decides nothing.
-- One row a plan and applicant. Whoever is neither selected nor turned down or absent somewhere is undecided, never turned down.
SELECT
  plan_id,
  person_id,
  selected,
  CASE WHEN selected = 1 OR ended = 1 THEN 1 ELSE 0 END AS decided
FROM (
  SELECT
    a.plan_id,
    a.person_id,
    MAX(CASE WHEN s.stage = 'selection' AND s.result = 'pass' THEN 1 ELSE 0 END) AS selected,
    MAX(CASE WHEN s.stage <> 'practical' AND s.result <> 'pass' THEN 1 ELSE 0 END) AS ended
  FROM application AS a
  LEFT JOIN screening AS s ON s.plan_id = a.plan_id AND s.person_id = a.person_id
  GROUP BY a.plan_id, a.person_id
) AS outcomes
