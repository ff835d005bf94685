-- title: 按培养天数分担的结果 | Outcomes shared by days of training
-- purpose: 换过导师或共同指导的学生，按各导师带的天数分担其结果；共同指导的日子平分 | pupils who changed or shared mentors, credited by the days under each; days under several are shared equally
-- grain: 每个项目、每位导师一行；培养周期已结束 | one row a programme and mentor; cycles that have ended
-- unit: participations
-- parameter programme: any = all; 项目，all 为全部 | programme, all for every one
-- column programme: text; 项目 | programme
-- column mentor_id: mentor; 导师 | mentor
-- column university: text; 培养高校 | host university
-- column pupils: count participations; 带过的学生（人次） | pupils ever under the mentor
-- column shared: count participations; 其中与他人分担 | of these, shared with others
-- column credit: number participations; 分担到的学生 | share of pupils
-- column completed_credit: number participations; 分担到的完成者 | share of those who completed
-- column ended_credit: number participations; 分担到的结果已知者 | share of those whose outcome is known
-- column excellent_credit: number participations; 分担到的优秀者 | share of the excellent
-- column graded_credit: number participations; 分担到的有等级者 | share of those graded
-- column unknown_credit: number participations; 分担到的等级未知者 | share of those whose grade is unknown
-- key: programme, mentor_id
-- order: programme, university, mentor_id
WITH spans AS (
  SELECT
    p.programme,
    t.plan_id,
    t.person_id,
    t.mentor_id,
    CASE WHEN t.day < p.cycle_from THEN p.cycle_from ELSE t.day END AS from_day,
    CASE
      WHEN x.day < COALESCE(t.to_day, p.cycle_to) AND x.day < p.cycle_to THEN x.day
      WHEN t.to_day < p.cycle_to THEN t.to_day
      ELSE p.cycle_to
    END AS to_day
  FROM placement AS t
  JOIN plan AS p ON p.plan_id = t.plan_id
  LEFT JOIN exit AS x ON x.plan_id = t.plan_id AND x.person_id = t.person_id
  WHERE p.cycle_to <= :as_of AND (:programme = 'all' OR p.programme = :programme)
),
turns AS (
  SELECT plan_id, person_id, from_day AS day FROM spans WHERE from_day <= to_day
  UNION
  SELECT plan_id, person_id, to_day + 1 AS day FROM spans WHERE from_day <= to_day
),
stretches AS (
  SELECT plan_id, person_id, day, LEAD(day) OVER (PARTITION BY plan_id, person_id ORDER BY day) - day AS length FROM turns
),
present AS (
  SELECT DISTINCT s.programme, d.plan_id, d.person_id, d.day, d.length, s.mentor_id
  FROM stretches AS d
  JOIN spans AS s ON s.plan_id = d.plan_id AND s.person_id = d.person_id AND s.from_day <= d.day AND s.to_day >= d.day
),
parts AS (
  SELECT programme, plan_id, person_id, mentor_id, length * 1.0 / COUNT(*) OVER (PARTITION BY plan_id, person_id, day) AS days FROM present
),
credits AS (
  SELECT
    programme,
    plan_id,
    person_id,
    mentor_id,
    SUM(days) / SUM(SUM(days)) OVER (PARTITION BY plan_id, person_id) AS credit,
    COUNT(*) OVER (PARTITION BY plan_id, person_id) AS mentors
  FROM parts
  GROUP BY programme, plan_id, person_id, mentor_id
),
results AS (
  SELECT DISTINCT plan_id, person_id, completed, completion_unknown, excellent, graded, grade_unknown FROM final_training
),
hosts AS (
  SELECT p.programme, m.person_id AS mentor_id, MIN(m.university) AS university
  FROM mentor AS m
  JOIN plan AS p ON p.plan_id = m.plan_id
  GROUP BY p.programme, m.person_id
)
SELECT
  c.programme,
  c.mentor_id,
  h.university,
  COUNT(*) AS pupils,
  COUNT(CASE WHEN c.mentors > 1 THEN 1 END) AS shared,
  SUM(c.credit) AS credit,
  SUM(c.credit * r.completed) AS completed_credit,
  SUM(c.credit * (1 - r.completion_unknown)) AS ended_credit,
  SUM(c.credit * r.excellent) AS excellent_credit,
  SUM(c.credit * r.graded) AS graded_credit,
  SUM(c.credit * r.grade_unknown) AS unknown_credit
FROM credits AS c
JOIN results AS r ON r.plan_id = c.plan_id AND r.person_id = c.person_id
JOIN hosts AS h ON h.programme = c.programme AND h.mentor_id = c.mentor_id
GROUP BY c.programme, c.mentor_id, h.university
ORDER BY c.programme, h.university, c.mentor_id
