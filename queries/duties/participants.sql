-- title: 培养学生的评价与去留记录 | What is on record of each pupil trained
-- purpose: 逐人列出评价、退出、预计高中毕业等情况，供“待办与期限”判断各方职责 | the days of evaluation, exit and expected end of school of each pupil trained, from which duties are judged
-- grain: 每个方案、学生、最近的导师一行 | one row a plan, pupil and latest mentor
-- unit: persons
-- parameter plan: any = all; 方案编号，all 为全部 | plan, all for every one
-- column plan_id: plan; 方案 | plan
-- column person_id: person; 学生 | pupil
-- column mentor_id: mentor, null means 没有培养安排记录/no placement on record; 导师 | mentor
-- column university: text, null means 没有培养安排记录/no placement on record; 培养高校 | host university
-- column school: text, null means 未记录/not recorded; 就读学校 | school
-- column city: text, null means 未记录/not recorded; 城市 | city
-- column from_day: day, null means 没有培养安排记录/no placement on record; 进入培养 | in training from
-- column exit_day: day, null means 未退出/has not left; 退出 | left on
-- column initial_day: day, null means 无记录/no record; 初期评价 | initial evaluation
-- column midterm_day: day, null means 无记录/no record; 中期评价 | midterm evaluation
-- column annual_day: day, null means 无记录/no record; 年度评价 | annual evaluation
-- column initial_outcome: code outcome, null means 等级未知/grade unknown; 初期等级 | initial grade
-- column midterm_outcome: code outcome, null means 等级未知/grade unknown; 中期等级 | midterm grade
-- column annual_outcome: code outcome, null means 等级未知/grade unknown; 年度等级 | annual grade
-- column graduation_day: day, null means 方案无从推算/cannot be told from the plan; 预计高中毕业 | expected end of school
-- column deceased_day: day, null means 无记录/no record; 已故 | deceased
-- column erased: flag; 身份已删除 | identity erased
-- key: plan_id, person_id, mentor_id
-- order: plan_id, person_id, mentor_id
WITH newest AS (
  SELECT plan_id, person_id, MAX(day) AS day FROM placement GROUP BY plan_id, person_id
),
latest AS (
  SELECT DISTINCT t.plan_id, t.person_id, t.mentor_id, t.university
  FROM newest AS s
  JOIN placement AS t ON t.plan_id = s.plan_id AND t.person_id = s.person_id AND t.day = s.day
),
graded AS (
  SELECT
    plan_id,
    person_id,
    stage,
    outcome,
    day,
    ROW_NUMBER() OVER (
      PARTITION BY plan_id, person_id, stage
      ORDER BY
        CASE WHEN outcome IS NULL THEN 1 ELSE 0 END,
        CASE level WHEN 'regional' THEN 0 WHEN 'city' THEN 1 ELSE 2 END,
        day DESC
    ) AS rank_level
  FROM evaluation
),
evaluated AS (
  SELECT
    plan_id,
    person_id,
    MIN(CASE WHEN stage = 'initial' THEN day END) AS initial_day,
    MIN(CASE WHEN stage = 'midterm' THEN day END) AS midterm_day,
    MIN(CASE WHEN stage = 'annual' THEN day END) AS annual_day,
    MAX(CASE WHEN stage = 'initial' AND rank_level = 1 THEN outcome END) AS initial_outcome,
    MAX(CASE WHEN stage = 'midterm' AND rank_level = 1 THEN outcome END) AS midterm_outcome
  FROM graded
  GROUP BY plan_id, person_id
),
latest_graduations AS (
  SELECT plan_id, MAX(day) AS day FROM plan_graduation GROUP BY plan_id
),
deaths AS (
  SELECT person_id, MIN(day) AS day FROM follow_up WHERE status = 'deceased' GROUP BY person_id
)
SELECT
  k.plan_id,
  k.person_id,
  l.mentor_id,
  l.university,
  a.school,
  a.city,
  k.from_day,
  k.left_day AS exit_day,
  e.initial_day,
  e.midterm_day,
  e.annual_day,
  e.initial_outcome,
  e.midterm_outcome,
  n.outcome AS annual_outcome,
  COALESCE(g.day, q.day) AS graduation_day,
  d.day AS deceased_day,
  CASE WHEN z.person_id IS NOT NULL THEN 1 ELSE 0 END AS erased
FROM trainee AS k
LEFT JOIN latest AS l ON l.plan_id = k.plan_id AND l.person_id = k.person_id
LEFT JOIN application AS a ON a.plan_id = k.plan_id AND a.person_id = k.person_id
LEFT JOIN evaluated AS e ON e.plan_id = k.plan_id AND e.person_id = k.person_id
LEFT JOIN annual_outcome AS n ON n.plan_id = k.plan_id AND n.person_id = k.person_id
LEFT JOIN plan_graduation AS g ON g.plan_id = k.plan_id AND g.grade = a.grade
LEFT JOIN latest_graduations AS q ON q.plan_id = k.plan_id
LEFT JOIN deaths AS d ON d.person_id = k.person_id
LEFT JOIN erasure AS z ON z.person_id = k.person_id
WHERE :plan = 'all' OR k.plan_id = :plan
ORDER BY k.plan_id, k.person_id, l.mentor_id
