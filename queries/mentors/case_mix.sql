-- title: 按入学成绩校正的优秀人数 | Excellent pupils, given where they started
-- purpose: 每位导师所带学生的优秀人数与按学生入选时成绩应有的人数相比 | excellent pupils of each mentor over those that the pupils' scores at entry let expect
-- grain: 每个项目、每位导师一行；换导师的学生计在最后一位导师名下 | one row a programme and mentor; a pupil who changed mentors counts with the last
-- unit: participations
-- parameter programme: any = all; 项目，all 为全部 | programme, all for every one
-- parameter least: number = 5; 有成绩且有等级的不足此数的，不显示其估计 | from how many with score and grade on an estimate is shown
-- column programme: text; 项目 | programme
-- column mentor_id: mentor; 导师 | mentor
-- column university: text; 培养高校 | host university
-- column excellent: count participations; 优秀（有入学成绩者） | excellent, of those with a score at entry
-- column graded: count participations; 有年度评价等级和入学成绩 | graded, with a score at entry
-- column no_score: count participations; 有等级而无可比的入学成绩 | graded, without a score at entry to compare
-- column grade_unknown: count participations; 等级未知 | grade unknown
-- estimate excellent_ratio: case-mix of excellent in graded, missing no_score + grade_unknown, pupils graded_pupil, on entry_score, unit mentor_id, within programme, shown from least; 实际与应有之比 | observed over expected
-- key: programme, mentor_id
-- whole: graded
-- order: programme, university, mentor_id
WITH hosts AS (
  SELECT p.programme, m.person_id AS mentor_id, MIN(m.university) AS university
  FROM mentor AS m
  JOIN plan AS p ON p.plan_id = m.plan_id
  GROUP BY p.programme, m.person_id
),
marks AS (
  SELECT p.programme, f.plan_id, f.person_id, f.mentor_id, f.graded, f.grade_unknown, f.excellent, e.entry_score
  FROM final_training AS f
  JOIN plan AS p ON p.plan_id = f.plan_id
  LEFT JOIN entry_score AS e ON e.plan_id = f.plan_id AND e.person_id = f.person_id
  WHERE (f.graded = 1 OR p.cycle_to <= :as_of) AND (:programme = 'all' OR p.programme = :programme)
)
SELECT
  k.programme,
  k.mentor_id,
  h.university,
  SUM(CASE WHEN k.entry_score IS NOT NULL THEN k.excellent ELSE 0 END) AS excellent,
  SUM(CASE WHEN k.entry_score IS NOT NULL THEN k.graded ELSE 0 END) AS graded,
  SUM(CASE WHEN k.entry_score IS NULL THEN k.graded ELSE 0 END) AS no_score,
  SUM(k.grade_unknown) AS grade_unknown
FROM marks AS k
JOIN hosts AS h ON h.programme = k.programme AND h.mentor_id = k.mentor_id
GROUP BY k.programme, k.mentor_id, h.university
ORDER BY k.programme, h.university, k.mentor_id
