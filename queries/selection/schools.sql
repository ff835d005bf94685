-- title: 各中学推荐学生的情况 | What became of each school's nominees
-- purpose: 中学历年推荐的学生有多少入选、完成培养、优秀，去向如何 | how many of those a school nominated over the years were selected, completed, were excellent, and where they went
-- grain: 每个项目、每所中学一行，历年合并；按报名时的就读学校 | one row a programme and school, all years together; by the school at application
-- unit: participations
-- parameter programme: any = all; 项目，all 为全部 | programme, all for every one
-- parameter least: number = 5; 至少多少人次结果已知才显示比率 | known outcomes a school needs for a rate to be shown
-- column programme: text; 项目 | programme
-- column school: text, null means 未登记/not recorded; 中学 | school
-- column school_recorded: flag; 中学已登记 | school on record
-- column plans: number plans; 推荐过的方案数 | plans nominated for
-- column applied: count participations; 报名 | applied
-- column selected: count participations; 入选 | selected
-- column decided: count participations; 已有结果 | decided
-- column undecided: count participations; 结果未知 | outcome unknown
-- column trained: count participations; 进入培养 | in training
-- column still_training: count participations; 培养未结束 | cycle not over
-- column completed: count participations; 完成培养 | completed
-- column left_early: count participations; 中途退出 | left early
-- column ended: count participations; 完成情况已知 | known whether completed
-- column completion_unknown: count participations; 完成情况未知 | completion unknown
-- column excellent: count participations; 优秀 | excellent
-- column graded: count participations; 有年度评价等级 | graded at the end of the year
-- column grade_unknown: count participations; 等级未知 | grade unknown
-- column due: count participations; 已到上大学年龄 | old enough for university
-- column admitted: count participations; 已被大学录取 | admitted to a university
-- column admission_known: count participations; 录取情况已知 | admission known
-- column admission_unknown: count participations; 录取情况未知 | admission unknown
-- column topnotch: count participations; 进入拔尖计划 | entered the Top-Notch programme
-- column topnotch_known: count participations; 是否进入拔尖计划已知 | Top-Notch entry known
-- column topnotch_unknown: count participations; 是否进入拔尖计划未知 | Top-Notch entry unknown
-- estimate selection_rate: pooled of selected in decided, missing undecided, within programme + school_recorded, shown from least; 入选率（部分合并） | selection rate, partially pooled
-- estimate completion_rate: pooled of completed in ended, missing completion_unknown, within programme + school_recorded, shown from least; 完成率（部分合并） | completion rate, partially pooled
-- estimate excellent_rate: pooled of excellent in graded, missing grade_unknown, within programme + school_recorded, shown from least; 优秀率（部分合并） | excellent rate, partially pooled
-- estimate topnotch_rate: pooled of topnotch in topnotch_known, missing topnotch_unknown, within programme + school_recorded, shown from least; 拔尖计划进入率（部分合并） | Top-Notch entry rate, partially pooled
-- key: programme, school
-- whole: applied
-- order: programme, school, those not recorded last
WITH nominees AS (
  SELECT
    p.programme,
    a.plan_id,
    a.person_id,
    a.school,
    o.selected,
    o.decided,
    COALESCE(g.day, l.day) AS graduation_day,
    CASE WHEN p.cycle_to <= :as_of THEN 1 ELSE 0 END AS cycle_over
  FROM application AS a
  JOIN plan AS p ON p.plan_id = a.plan_id
  JOIN selection_outcome AS o ON o.plan_id = a.plan_id AND o.person_id = a.person_id
  LEFT JOIN plan_graduation AS g ON g.plan_id = a.plan_id AND g.grade = a.grade
  LEFT JOIN (SELECT plan_id, MAX(day) AS day FROM plan_graduation GROUP BY plan_id) AS l ON l.plan_id = a.plan_id
  WHERE :programme = 'all' OR p.programme = :programme
),
participants AS (
  SELECT DISTINCT plan_id, person_id FROM placement
),
leavers AS (
  SELECT DISTINCT plan_id, person_id FROM exit
),
followed AS (
  SELECT
    n.programme,
    n.plan_id,
    n.school,
    n.selected,
    n.decided,
    CASE WHEN t.person_id IS NOT NULL THEN 1 ELSE 0 END AS trained,
    CASE WHEN t.person_id IS NOT NULL AND n.cycle_over = 1 THEN 1 ELSE 0 END AS finished,
    CASE WHEN x.person_id IS NOT NULL THEN 1 ELSE 0 END AS left_early,
    CASE WHEN e.person_id IS NOT NULL THEN 1 ELSE 0 END AS held,
    CASE WHEN e.outcome IS NOT NULL THEN 1 ELSE 0 END AS graded,
    CASE WHEN e.outcome = 'excellent' THEN 1 ELSE 0 END AS excellent,
    CASE WHEN t.person_id IS NOT NULL AND n.cycle_over = 1 AND n.graduation_day + 92 <= :as_of THEN 1 ELSE 0 END AS due,
    COALESCE(w.admission_known, 0) AS admission_known,
    COALESCE(w.admitted, 0) AS admitted,
    COALESCE(w.topnotch_known, 0) AS topnotch_known,
    COALESCE(w.topnotch, 0) AS topnotch
  FROM nominees AS n
  LEFT JOIN participants AS t ON t.plan_id = n.plan_id AND t.person_id = n.person_id
  LEFT JOIN leavers AS x ON x.plan_id = n.plan_id AND x.person_id = n.person_id
  LEFT JOIN annual_outcome AS e ON e.plan_id = n.plan_id AND e.person_id = n.person_id
  LEFT JOIN standing_answer AS w ON w.person_id = n.person_id
)
SELECT
  programme,
  school,
  CASE WHEN school IS NULL THEN 0 ELSE 1 END AS school_recorded,
  COUNT(DISTINCT plan_id) AS plans,
  COUNT(*) AS applied,
  SUM(selected) AS selected,
  SUM(decided) AS decided,
  COUNT(*) - SUM(decided) AS undecided,
  SUM(trained) AS trained,
  SUM(trained - finished) AS still_training,
  SUM(finished * held * (1 - left_early)) AS completed,
  SUM(finished * left_early) AS left_early,
  SUM(finished * CASE WHEN held = 1 OR left_early = 1 THEN 1 ELSE 0 END) AS ended,
  SUM(finished * (1 - held) * (1 - left_early)) AS completion_unknown,
  SUM(finished * excellent) AS excellent,
  SUM(finished * graded) AS graded,
  SUM(finished * (1 - graded) * (1 - left_early)) AS grade_unknown,
  SUM(due) AS due,
  SUM(due * admitted) AS admitted,
  SUM(due * admission_known) AS admission_known,
  SUM(due * (1 - admission_known)) AS admission_unknown,
  SUM(due * topnotch) AS topnotch,
  SUM(due * topnotch_known) AS topnotch_known,
  SUM(due * (1 - topnotch_known)) AS topnotch_unknown
FROM followed
GROUP BY programme, school
ORDER BY programme, CASE WHEN school IS NULL THEN 1 ELSE 0 END, school
