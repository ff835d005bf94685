-- title: 培养高校学生的培养结果 | Outcomes of the pupils of host universities
-- purpose: 各高校的完成率与优秀率，合并该项目历年已结束的培养周期 | completion and excellent rates of each university, pooled over the programme's ended cycles
-- grain: 每个项目、每所高校一行；换导师的学生计在最后一位导师所在高校 | one row a programme and university; a pupil who changed mentors counts with the last one's
-- unit: participations
-- parameter programme: any = all; 项目，all 为全部 | programme, all for every one
-- parameter least: number = 5; 结果已知不足此数的，不显示其估计 | from how many known on an estimate is shown
-- column programme: text; 项目 | programme
-- column university: text; 培养高校 | host university
-- column mentors: count mentors; 导师 | mentors
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
-- key: programme, university
-- whole: pupils
-- order: programme, university
WITH trained AS (
  SELECT p.programme, f.university, f.plan_id, f.person_id, f.mentor_id, f.completed, f.completion_unknown, f.excellent, f.graded, f.grade_unknown
  FROM final_training AS f
  JOIN plan AS p ON p.plan_id = f.plan_id
  WHERE p.cycle_to <= :as_of AND (:programme = 'all' OR p.programme = :programme)
),
bodies AS (
  SELECT programme, university, COUNT(DISTINCT mentor_id) AS mentors FROM trained GROUP BY programme, university
),
people AS (
  SELECT DISTINCT programme, university, plan_id, person_id, completed, completion_unknown, excellent, graded, grade_unknown FROM trained
)
SELECT
  b.programme,
  b.university,
  b.mentors,
  COUNT(*) AS pupils,
  SUM(e.completed) AS completed,
  SUM(1 - e.completion_unknown) AS ended,
  SUM(e.completion_unknown) AS completion_unknown,
  SUM(e.excellent) AS excellent,
  SUM(e.graded) AS graded,
  SUM(e.grade_unknown) AS grade_unknown
FROM bodies AS b
JOIN people AS e ON e.programme = b.programme AND e.university = b.university
GROUP BY b.programme, b.university, b.mentors
ORDER BY b.programme, b.university
