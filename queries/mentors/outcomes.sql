-- title: 导师所带学生的培养结果 | Outcomes of mentors' pupils
-- purpose: 完成率与优秀率，合并该项目历年已结束的培养周期 | completion and excellent rates, pooled over the programme's ended cycles
-- grain: 每个项目、每位导师一行；换导师的学生计在最后一位导师名下 | one row a programme and mentor; a pupil who changed mentors counts with the last
-- unit: participations
-- parameter programme: any = all; 项目，all 为全部 | programme, all for every one
-- parameter plan: any = all; 只看某一方案中的导师 | only the mentors of one plan
-- parameter least: number = 5; 结果已知不足此数的，不显示其部分合并值与漏斗位置 | from how many known on a pooled rate and a place in the funnel are shown
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
-- estimate completion_pooled: pooled of completed in ended, missing completion_unknown, within programme, shown from least; 完成率（部分合并） | completion rate, partially pooled
-- estimate excellent_pooled: pooled of excellent in graded, missing grade_unknown, within programme, shown from least; 优秀率（部分合并） | excellent rate, partially pooled
-- estimate completion_funnel: funnel of completed in ended, missing completion_unknown, within programme, shown from least; 完成率（漏斗） | completion rate in the funnel
-- estimate excellent_funnel: funnel of excellent in graded, missing grade_unknown, within programme, shown from least; 优秀率（漏斗） | excellent rate in the funnel
-- key: programme, mentor_id
-- whole: pupils
-- order: programme, university, mentor_id
WITH hosts AS (
  SELECT p.programme, m.person_id AS mentor_id, MIN(m.university) AS university
  FROM mentor AS m
  JOIN plan AS p ON p.plan_id = m.plan_id
  WHERE :plan = 'all' OR m.plan_id = :plan
  GROUP BY p.programme, m.person_id
)
SELECT
  p.programme,
  f.mentor_id,
  h.university,
  COUNT(*) AS pupils,
  SUM(f.completed) AS completed,
  SUM(1 - f.completion_unknown) AS ended,
  SUM(f.completion_unknown) AS completion_unknown,
  SUM(f.excellent) AS excellent,
  SUM(f.graded) AS graded,
  SUM(f.grade_unknown) AS grade_unknown
FROM final_training AS f
JOIN plan AS p ON p.plan_id = f.plan_id
JOIN hosts AS h ON h.programme = p.programme AND h.mentor_id = f.mentor_id
WHERE p.cycle_to <= :as_of AND (:programme = 'all' OR p.programme = :programme)
GROUP BY p.programme, f.mentor_id, h.university
ORDER BY p.programme, h.university, f.mentor_id
