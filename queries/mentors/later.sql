-- title: 导师所带学生后来的去向 | Where mentors' pupils went later
-- purpose: 已到升学时间的学生中，升入培养高校、进入拔尖计划的情况 | of those old enough for university, who entered the host university and who the Top-Notch programme
-- grain: 每个项目、每位导师（或每所高校）一行；换导师的学生计在最后一位导师名下 | one row a programme and mentor (or university); a pupil who changed mentors counts with the last
-- unit: participations
-- parameter by: mentor, university = mentor; 分组 | grouping
-- parameter programme: any = all; 项目，all 为全部 | programme, all for every one
-- parameter least: number = 5; 去向已知不足此数的，不显示其估计 | from how many known on an estimate is shown
-- column programme: text; 项目 | programme
-- column mentor_id: mentor, null means 按高校合计/all mentors of the university; 导师 | mentor
-- column university: text; 培养高校 | host university
-- column pupils: count participations; 已结束培养的学生（人次） | pupils whose cycle ended
-- column due: count participations; 已到升学时间 | old enough for university
-- column admission_known: count participations; 大学去向已知 | university known
-- column admission_unknown: count participations; 大学去向未知 | university unknown
-- column admission_erased: count participations; 去向未知且身份已删除 | university unknown, erased
-- column host: count participations; 升入培养高校 | admitted to the host university
-- column topnotch: count participations; 进入拔尖计划 | entered Top-Notch
-- column topnotch_known: count participations; 拔尖计划情况已知 | Top-Notch known
-- column topnotch_unknown: count participations; 拔尖计划情况未知 | Top-Notch unknown
-- column topnotch_erased: count participations; 拔尖计划未知且身份已删除 | Top-Notch unknown, erased
-- estimate host_rate: proportion of host in admission_known, missing admission_unknown + admission_erased; 升入培养高校率 | rate of admission to the host university
-- estimate topnotch_rate: proportion of topnotch in topnotch_known, missing topnotch_unknown + topnotch_erased; 拔尖计划进入率 | Top-Notch entry rate
-- estimate host_pooled: pooled of host in admission_known, missing admission_unknown + admission_erased, within programme, shown from least; 升入培养高校率（部分合并） | rate of admission to the host university, partially pooled
-- estimate topnotch_pooled: pooled of topnotch in topnotch_known, missing topnotch_unknown + topnotch_erased, within programme, shown from least; 拔尖计划进入率（部分合并） | Top-Notch entry rate, partially pooled
-- key: programme, mentor_id, university
-- whole: pupils
-- order: programme, university, mentor_id
WITH latest_graduations AS (
  SELECT plan_id, MAX(day) AS day FROM plan_graduation GROUP BY plan_id
),
hosts AS (
  SELECT p.programme, m.person_id AS mentor_id, MIN(m.university) AS university
  FROM mentor AS m
  JOIN plan AS p ON p.plan_id = m.plan_id
  GROUP BY p.programme, m.person_id
),
former AS (
  SELECT DISTINCT
    p.programme,
    CASE :by WHEN 'mentor' THEN f.mentor_id END AS mentor_id,
    CASE :by WHEN 'mentor' THEN h.university ELSE f.university END AS university,
    f.university AS trained_at,
    f.plan_id,
    f.person_id,
    CASE WHEN COALESCE(g.day, l.day) + 92 <= :as_of THEN 1 ELSE 0 END AS due,
    CASE WHEN e.person_id IS NOT NULL THEN 1 ELSE 0 END AS erased
  FROM final_training AS f
  JOIN plan AS p ON p.plan_id = f.plan_id
  LEFT JOIN hosts AS h ON h.programme = p.programme AND h.mentor_id = f.mentor_id
  LEFT JOIN application AS a ON a.plan_id = f.plan_id AND a.person_id = f.person_id
  LEFT JOIN plan_graduation AS g ON g.plan_id = f.plan_id AND g.grade = a.grade
  LEFT JOIN latest_graduations AS l ON l.plan_id = f.plan_id
  LEFT JOIN erasure AS e ON e.person_id = f.person_id
  WHERE p.cycle_to <= :as_of AND (:programme = 'all' OR p.programme = :programme)
    AND (:by <> 'mentor' OR h.mentor_id IS NOT NULL)
)
SELECT
  f.programme,
  f.mentor_id,
  f.university,
  COUNT(*) AS pupils,
  SUM(f.due) AS due,
  SUM(f.due * COALESCE(w.university_known, 0)) AS admission_known,
  SUM(f.due * (1 - COALESCE(w.university_known, 0)) * (1 - f.erased)) AS admission_unknown,
  SUM(f.due * (1 - COALESCE(w.university_known, 0)) * f.erased) AS admission_erased,
  SUM(f.due * CASE WHEN w.admitted_to = f.trained_at THEN 1 ELSE 0 END) AS host,
  SUM(f.due * COALESCE(w.topnotch, 0)) AS topnotch,
  SUM(f.due * COALESCE(w.topnotch_known, 0)) AS topnotch_known,
  SUM(f.due * (1 - COALESCE(w.topnotch_known, 0)) * (1 - f.erased)) AS topnotch_unknown,
  SUM(f.due * (1 - COALESCE(w.topnotch_known, 0)) * f.erased) AS topnotch_erased
FROM former AS f
LEFT JOIN standing_answer AS w ON w.person_id = f.person_id
GROUP BY f.programme, f.mentor_id, f.university
ORDER BY f.programme, f.university, f.mentor_id
