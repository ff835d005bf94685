-- title: 名额使用情况 | Places filled
-- purpose: 方案规定的每项名额用了多少 | how many of the places of each quota were filled
-- grain: 每个方案、每项名额一行 | one row a plan and part of a quota
-- unit: persons
-- parameter plan: any = all; 方案编号，all 为全部 | plan, all for every one
-- column plan_id: plan; 方案 | plan
-- column quota_by: code quota; 名额类别 | quota by
-- column name: text, null means 合计/all; 学科、城市或高校 | discipline, city or university
-- column operator: text; 规定 | rule
-- column places: count places; 名额 | places
-- column selected: count persons; 入选 | selected
-- column unassigned: count persons; 已入选但城市或高校未登记 | selected, city or university not recorded
-- column undecided: count persons; 结果未知 | outcome unknown
-- column clause: text; 条款 | clause
-- key: plan_id, quota_by, name
-- whole: selected, first quota_by
-- order: plan_id, quota_by (total first), name
WITH hosts AS (
  SELECT plan_id, person_id, university
  FROM (
    SELECT
      plan_id,
      person_id,
      university,
      ROW_NUMBER() OVER (PARTITION BY plan_id, person_id ORDER BY day, mentor_id) AS place
    FROM placement
  ) AS placements
  WHERE place = 1
),
outcomes AS (
  SELECT a.plan_id, a.person_id, a.discipline, a.city, h.university, o.selected, o.decided
  FROM application AS a
  JOIN selection_outcome AS o ON o.plan_id = a.plan_id AND o.person_id = a.person_id
  LEFT JOIN hosts AS h ON h.plan_id = a.plan_id AND h.person_id = a.person_id
)
SELECT
  q.plan_id,
  q.quota_by,
  CASE WHEN q.quota_by = 'total' THEN NULL ELSE q.name END AS name,
  q.operator,
  q.places,
  COALESCE(SUM(CASE
    WHEN q.quota_by = 'total' THEN o.selected
    WHEN q.quota_by = 'discipline' AND o.discipline = q.name THEN o.selected
    WHEN q.quota_by = 'city' AND o.city = q.name THEN o.selected
    WHEN q.quota_by = 'university' AND o.university = q.name THEN o.selected
    ELSE 0
  END), 0) AS selected,
  COALESCE(SUM(CASE
    WHEN q.quota_by = 'city' AND o.city IS NULL THEN o.selected
    WHEN q.quota_by = 'university' AND o.university IS NULL THEN o.selected
    ELSE 0
  END), 0) AS unassigned,
  COALESCE(SUM(CASE
    WHEN o.decided = 1 THEN 0
    WHEN q.quota_by = 'total' AND o.person_id IS NOT NULL THEN 1
    WHEN q.quota_by = 'discipline' AND o.discipline = q.name THEN 1
    WHEN q.quota_by = 'city' AND o.person_id IS NOT NULL AND (o.city = q.name OR o.city IS NULL) THEN 1
    WHEN q.quota_by = 'university' AND o.person_id IS NOT NULL AND (o.university = q.name OR o.university IS NULL) THEN 1
    ELSE 0
  END), 0) AS undecided,
  q.clause
FROM plan_quota AS q
LEFT JOIN outcomes AS o ON o.plan_id = q.plan_id
WHERE :plan = 'all' OR q.plan_id = :plan
GROUP BY q.plan_id, q.quota_by, q.name, q.operator, q.places, q.clause
ORDER BY
  q.plan_id,
  CASE q.quota_by WHEN 'total' THEN 0 WHEN 'discipline' THEN 1 WHEN 'city' THEN 2 ELSE 3 END,
  q.name
