-- title: 报名学生遴选环节的记录 | What is on record of each applicant
-- purpose: 逐人列出各遴选环节的日期与结果，供“待办与期限”判断各方职责 | the days of each step of selection of each applicant, from which duties are judged
-- grain: 每个方案、报名学生一行 | one row a plan and applicant
-- unit: persons
-- parameter plan: any = all; 方案编号，all 为全部 | plan, all for every one
-- column plan_id: plan; 方案 | plan
-- column person_id: person; 学生 | pupil
-- column school: text, null means 未记录/not recorded; 就读学校 | school
-- column city: text, null means 未记录/not recorded; 城市 | city
-- column review_day: day, null means 无记录/no record; 资格审核 | review
-- column test_day: day, null means 无记录/no record; 笔试 | aptitude test
-- column interview_day: day, null means 无记录/no record; 面试 | interview
-- column selected: flag; 入选 | selected
-- column decided: flag; 已有结果 | decided
-- column erased: flag; 身份已删除 | identity erased
-- key: plan_id, person_id
-- order: plan_id, person_id
WITH steps AS (
  SELECT
    plan_id,
    person_id,
    MIN(CASE WHEN stage = 'review' THEN day END) AS review_day,
    MIN(CASE WHEN stage = 'test' THEN day END) AS test_day,
    MIN(CASE WHEN stage = 'interview' THEN day END) AS interview_day
  FROM screening
  GROUP BY plan_id, person_id
)
SELECT
  a.plan_id,
  a.person_id,
  a.school,
  a.city,
  s.review_day,
  s.test_day,
  s.interview_day,
  o.selected,
  o.decided,
  CASE WHEN z.person_id IS NOT NULL THEN 1 ELSE 0 END AS erased
FROM application AS a
JOIN selection_outcome AS o ON o.plan_id = a.plan_id AND o.person_id = a.person_id
LEFT JOIN steps AS s ON s.plan_id = a.plan_id AND s.person_id = a.person_id
LEFT JOIN erasure AS z ON z.person_id = a.person_id
WHERE :plan = 'all' OR a.plan_id = :plan
ORDER BY a.plan_id, a.person_id
