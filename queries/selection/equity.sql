-- title: 各组入选率比较 | Selection rates compared between groups
-- purpose: 男女生、各城市、各年级或各类中学的入选机会是否不同，合并比较与按学科比较是否一致 | whether the sexes, cities, grades or kinds of school are selected at different rates, in all and within disciplines
-- grain: 每个方案、每项比较：合计一行，各学科一行 | a plan's comparison: one row in total and one a discipline
-- unit: persons
-- parameter by: sex, city, grade, school_kind = sex; 比较什么 | what is compared
-- parameter plan: any = all; 方案编号，all 为全部 | plan, all for every one
-- parameter least: number = 5; 两组各至少多少人结果已知才比较 | known outcomes each group needs to be compared
-- column plan_id: plan; 方案 | plan
-- column group_value: text; 分组 | group
-- column other_value: text, null means 其余各组/all others; 与谁比较 | compared with
-- column discipline: discipline, null means 各学科合计/all disciplines together; 学科 | discipline
-- column group_applied: count persons; 前者报名 | applied, first
-- column group_selected: count persons; 前者入选 | selected, first
-- column group_decided: count persons; 前者结果已知 | outcome known, first
-- column group_undecided: count persons; 前者结果未知 | outcome unknown, first
-- column other_applied: count persons; 后者报名 | applied, second
-- column other_selected: count persons; 后者入选 | selected, second
-- column other_decided: count persons; 后者结果已知 | outcome known, second
-- column other_undecided: count persons; 后者结果未知 | outcome unknown, second
-- column not_grouped: count persons; 未登记属于哪一组 | group not recorded
-- estimate group_rate: proportion of group_selected in group_decided, missing group_undecided; 前者入选率 | selection rate, first
-- estimate other_rate: proportion of other_selected in other_decided, missing other_undecided; 后者入选率 | selection rate, second
-- estimate ratio: ratio of group_selected in group_decided over other_selected in other_decided, between group_value and other_value, missing group_undecided + other_undecided, shown from least; 入选率之比 | ratio of selection rates
-- estimate standardised: standardised of group_selected in group_decided over other_selected in other_decided, between group_value and other_value, strata discipline, within plan_id + group_value, missing group_undecided + other_undecided; 按学科标准化后的差 | difference standardised by discipline
-- key: plan_id, group_value, discipline
-- order: plan_id, group_value, total first, discipline
WITH applicants AS (
  SELECT
    a.plan_id,
    a.discipline,
    CASE
      WHEN :by = 'sex' THEN a.sex
      WHEN :by = 'city' THEN a.city
      WHEN :by = 'grade' THEN a.grade
      WHEN a.school LIKE '%附属%' OR a.school LIKE '%附中%' THEN 'attached'
      WHEN a.school IS NOT NULL THEN 'not_attached'
    END AS group_value,
    o.selected,
    o.decided
  FROM application AS a
  JOIN selection_outcome AS o ON o.plan_id = a.plan_id AND o.person_id = a.person_id
  WHERE :plan = 'all' OR a.plan_id = :plan
),
kinds AS (
  SELECT
    plan_id,
    COUNT(DISTINCT group_value) AS groups_found,
    MIN(group_value) AS first_group,
    MAX(group_value) AS last_group
  FROM applicants
  GROUP BY plan_id
),
comparisons AS (
  SELECT DISTINCT
    a.plan_id,
    a.group_value,
    CASE WHEN k.groups_found = 2 THEN k.last_group END AS other_value
  FROM applicants AS a
  JOIN kinds AS k ON k.plan_id = a.plan_id
  WHERE a.group_value IS NOT NULL AND (k.groups_found > 2 OR (k.groups_found = 2 AND a.group_value = k.first_group))
),
scoped AS (
  SELECT plan_id, discipline AS scope, group_value, selected, decided FROM applicants
  UNION ALL
  SELECT plan_id, '' AS scope, group_value, selected, decided FROM applicants
)
SELECT
  c.plan_id,
  c.group_value,
  c.other_value,
  CASE WHEN s.scope <> '' THEN s.scope END AS discipline,
  COUNT(CASE WHEN s.group_value = c.group_value THEN 1 END) AS group_applied,
  SUM(CASE WHEN s.group_value = c.group_value THEN s.selected ELSE 0 END) AS group_selected,
  SUM(CASE WHEN s.group_value = c.group_value THEN s.decided ELSE 0 END) AS group_decided,
  SUM(CASE WHEN s.group_value = c.group_value THEN 1 - s.decided ELSE 0 END) AS group_undecided,
  COUNT(CASE WHEN s.group_value <> c.group_value THEN 1 END) AS other_applied,
  SUM(CASE WHEN s.group_value <> c.group_value THEN s.selected ELSE 0 END) AS other_selected,
  SUM(CASE WHEN s.group_value <> c.group_value THEN s.decided ELSE 0 END) AS other_decided,
  SUM(CASE WHEN s.group_value <> c.group_value THEN 1 - s.decided ELSE 0 END) AS other_undecided,
  COUNT(CASE WHEN s.group_value IS NULL THEN 1 END) AS not_grouped
FROM comparisons AS c
JOIN scoped AS s ON s.plan_id = c.plan_id
GROUP BY c.plan_id, c.group_value, c.other_value, s.scope
ORDER BY c.plan_id, c.group_value, s.scope
