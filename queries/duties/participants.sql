-- title: 培养学生履行事项的记录 | What is on record of each pupil trained
-- purpose: 逐人列出评价、退出、升学等日期，供“待办与期限”判断各方职责 | the days of evaluation, exit and end of school of each pupil, from which duties are judged
-- grain: 每个方案、学生、最近的导师一行 | one row a plan, pupil and latest mentor
-- unit: persons
-- parameter plan: any = all; 方案编号，all 为全部 | plan, all for every one
-- column plan_id: plan; 方案 | plan
-- column person_id: person; 学生 | pupil
-- column mentor_id: mentor; 导师 | mentor
-- column university: text; 培养高校 | host university
-- column school: text, null means 未记录/not recorded; 就读学校 | school
-- column city: text, null means 未记录/not recorded; 城市 | city
-- column from_day: day; 进入培养 | in training from
-- column exit_day: day, null means 未退出/has not left; 退出 | left on
-- column initial_day: day, null means 无记录/no record; 初期评价 | initial evaluation
-- column midterm_day: day, null means 无记录/no record; 中期评价 | midterm evaluation
-- column annual_day: day, null means 无记录/no record; 年度评价 | annual evaluation
-- column initial_failed_day: day, null means 未评为不合格/has not failed; 初期不合格 | failed the initial
-- column midterm_failed_day: day, null means 未评为不合格/has not failed; 中期不合格 | failed the midterm
-- column annual_outcome: code outcome, null means 等级未知/grade unknown; 年度等级 | annual grade
-- column graduation_day: day, null means 方案无从推算/cannot be told from the plan; 预计高中毕业 | expected end of school
-- column deceased_day: day, null means 无记录/no record; 已故 | deceased
-- column erased: flag; 身份已删除 | identity erased
-- key: plan_id, person_id, mentor_id
-- order: plan_id, person_id, mentor_id
WITH starts AS (
  SELECT plan_id, person_id, MIN(day) AS from_day, MAX(day) AS last_day
  FROM placement
  WHERE :plan = 'all' OR plan_id = :plan
  GROUP BY plan_id, person_id
),
latest AS (
  SELECT DISTINCT s.plan_id, s.person_id, s.from_day, t.mentor_id, t.university
  FROM starts AS s
  JOIN placement AS t ON t.plan_id = s.plan_id AND t.person_id = s.person_id AND t.day = s.last_day
),
evaluated AS (
  SELECT
    plan_id,
    person_id,
    MIN(CASE WHEN stage = 'initial' THEN day END) AS initial_day,
    MIN(CASE WHEN stage = 'midterm' THEN day END) AS midterm_day,
    MIN(CASE WHEN stage = 'annual' THEN day END) AS annual_day,
    MIN(CASE WHEN stage = 'initial' AND outcome = 'unqualified' THEN day END) AS initial_failed_day,
    MIN(CASE WHEN stage = 'midterm' AND outcome = 'unqualified' THEN day END) AS midterm_failed_day
  FROM evaluation
  GROUP BY plan_id, person_id
),
latest_graduations AS (
  SELECT plan_id, MAX(day) AS day FROM plan_graduation GROUP BY plan_id
),
deaths AS (
  SELECT person_id, MIN(day) AS day FROM follow_up WHERE status = 'deceased' GROUP BY person_id
)
SELECT
  l.plan_id,
  l.person_id,
  l.mentor_id,
  l.university,
  a.school,
  a.city,
  l.from_day,
  x.day AS exit_day,
  e.initial_day,
  e.midterm_day,
  e.annual_day,
  e.initial_failed_day,
  e.midterm_failed_day,
  n.outcome AS annual_outcome,
  COALESCE(g.day, q.day) AS graduation_day,
  d.day AS deceased_day,
  CASE WHEN z.person_id IS NOT NULL THEN 1 ELSE 0 END AS erased
FROM latest AS l
LEFT JOIN application AS a ON a.plan_id = l.plan_id AND a.person_id = l.person_id
LEFT JOIN exit AS x ON x.plan_id = l.plan_id AND x.person_id = l.person_id
LEFT JOIN evaluated AS e ON e.plan_id = l.plan_id AND e.person_id = l.person_id
LEFT JOIN annual_outcome AS n ON n.plan_id = l.plan_id AND n.person_id = l.person_id
LEFT JOIN plan_graduation AS g ON g.plan_id = l.plan_id AND g.grade = a.grade
LEFT JOIN latest_graduations AS q ON q.plan_id = l.plan_id
LEFT JOIN deaths AS d ON d.person_id = l.person_id
LEFT JOIN erasure AS z ON z.person_id = l.person_id
ORDER BY l.plan_id, l.person_id, l.mentor_id
