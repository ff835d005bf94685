-- title: 导师所带学生的培养结果 | Outcomes of mentors' pupils
-- purpose: 完成率与优秀率，合并该项目历年已结束的培养周期 | completion and excellent rates, pooled over the programme's ended cycles
-- grain: 每个项目、每位导师一行；换导师的学生计在最后一位导师名下 | one row a programme and mentor; a pupil who changed mentors counts with the last
-- unit: participations
-- parameter programme: any = all; 项目，all 为全部 | programme, all for every one
-- parameter plan: any = all; 只看某一方案中的导师 | only the mentors of one plan
-- column programme: text; 项目 | programme
-- column mentor_id: mentor; 导师 | mentor
-- column university: text; 培养高校 | host university
-- column pupils: count participations; 已结束培养的学生（人次） | pupils whose cycle ended
-- column completed: count participations; 完成培养 | completed
-- column ended: count participations; 结果已知 | outcome known
-- column completion_unknown: count participations; 完成情况未知 | completion unknown
-- column excellent: count participations; 优秀 | excellent
-- column graded: count participations; 有年度评价等级 | graded
-- column grade_unknown: count participations; 等级未知 | grade unknown
-- estimate completion_rate: proportion of completed in ended, missing completion_unknown; 完成率 | completion rate
-- estimate excellent_rate: proportion of excellent in graded, missing grade_unknown; 优秀率 | excellent rate
-- key: programme, mentor_id
-- whole: pupils
-- order: programme, university, mentor_id
WITH last_days AS (
  SELECT plan_id, person_id, MAX(day) AS from_day FROM placement GROUP BY plan_id, person_id
),
trained AS (
  SELECT DISTINCT p.programme, t.plan_id, t.person_id, t.mentor_id
  FROM placement AS t
  JOIN last_days AS l ON l.plan_id = t.plan_id AND l.person_id = t.person_id AND l.from_day = t.day
  JOIN plan AS p ON p.plan_id = t.plan_id
  WHERE p.cycle_to <= :as_of AND (:programme = 'all' OR p.programme = :programme)
),
people AS (
  SELECT
    t.programme,
    t.mentor_id,
    CASE WHEN x.person_id IS NOT NULL THEN 1 ELSE 0 END AS left_early,
    CASE WHEN n.person_id IS NOT NULL THEN 1 ELSE 0 END AS held,
    CASE WHEN n.outcome IS NOT NULL THEN 1 ELSE 0 END AS graded,
    CASE WHEN n.outcome = 'excellent' THEN 1 ELSE 0 END AS excellent
  FROM trained AS t
  LEFT JOIN exit AS x ON x.plan_id = t.plan_id AND x.person_id = t.person_id
  LEFT JOIN annual_outcome AS n ON n.plan_id = t.plan_id AND n.person_id = t.person_id
),
hosts AS (
  SELECT p.programme, m.person_id AS mentor_id, MIN(m.university) AS university
  FROM mentor AS m
  JOIN plan AS p ON p.plan_id = m.plan_id
  WHERE :plan = 'all' OR m.plan_id = :plan
  GROUP BY p.programme, m.person_id
)
SELECT
  e.programme,
  e.mentor_id,
  h.university,
  COUNT(*) AS pupils,
  SUM(CASE WHEN e.held = 1 AND e.left_early = 0 THEN 1 ELSE 0 END) AS completed,
  SUM(CASE WHEN e.held = 1 OR e.left_early = 1 THEN 1 ELSE 0 END) AS ended,
  SUM(CASE WHEN e.held = 0 AND e.left_early = 0 THEN 1 ELSE 0 END) AS completion_unknown,
  SUM(e.excellent) AS excellent,
  SUM(e.graded) AS graded,
  SUM(CASE WHEN e.graded = 0 AND e.left_early = 0 THEN 1 ELSE 0 END) AS grade_unknown
FROM people AS e
JOIN hosts AS h ON h.programme = e.programme AND h.mentor_id = e.mentor_id
GROUP BY e.programme, e.mentor_id, h.university
ORDER BY e.programme, h.university, e.mentor_id
