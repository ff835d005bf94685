-- title: 往届学生跟踪概况 | Follow-up of former pupils
-- purpose: 已到升学时间的学生中，大学去向和拔尖计划情况已知多少 | of those old enough for university, how many are known
-- grain: 每个项目一行 | one row a programme
-- unit: participations
-- parameter programme: any = all; 项目，all 为全部 | programme, all for every one
-- column programme: text; 项目 | programme
-- column participants: count participations; 已结束培养 | training ended
-- column due: count participations; 已到升学时间 | old enough for university
-- column admission_known: count participations; 大学去向已知 | university known
-- column admission_unknown: count participations; 大学去向未知 | university unknown
-- column admission_erased: count participations; 去向未知且身份已删除 | university unknown, erased
-- column admitted: count participations; 已升入大学 | admitted
-- column topnotch: count participations; 进入拔尖计划 | entered Top-Notch
-- column topnotch_known: count participations; 拔尖计划情况已知 | Top-Notch known
-- column topnotch_unknown: count participations; 拔尖计划情况未知 | Top-Notch unknown
-- column topnotch_erased: count participations; 拔尖计划未知且身份已删除 | Top-Notch unknown, erased
-- estimate admission_known_rate: proportion of admission_known in due; 大学去向掌握率 | share known
-- estimate topnotch_rate: proportion of topnotch in topnotch_known, missing topnotch_unknown + topnotch_erased; 拔尖计划进入率 | Top-Notch entry rate
-- key: programme
-- headline: participants, due, admission_known, admission_unknown, admission_erased, admitted, topnotch, topnotch_unknown, topnotch_erased, admission_known_rate, topnotch_rate
-- whole: participants
-- order: programme
WITH participants AS (
  SELECT DISTINCT t.plan_id, t.person_id FROM placement AS t
),
latest_graduations AS (
  SELECT plan_id, MAX(day) AS day FROM plan_graduation GROUP BY plan_id
),
former AS (
  SELECT
    p.programme,
    t.plan_id,
    t.person_id,
    CASE WHEN COALESCE(g.day, l.day) + 92 <= :as_of THEN 1 ELSE 0 END AS due,
    CASE WHEN e.person_id IS NOT NULL THEN 1 ELSE 0 END AS erased
  FROM participants AS t
  JOIN plan AS p ON p.plan_id = t.plan_id
  LEFT JOIN application AS a ON a.plan_id = t.plan_id AND a.person_id = t.person_id
  LEFT JOIN plan_graduation AS g ON g.plan_id = t.plan_id AND g.grade = a.grade
  LEFT JOIN latest_graduations AS l ON l.plan_id = t.plan_id
  LEFT JOIN erasure AS e ON e.person_id = t.person_id
  WHERE p.cycle_to <= :as_of AND (:programme = 'all' OR p.programme = :programme)
)
SELECT
  f.programme,
  COUNT(*) AS participants,
  SUM(f.due) AS due,
  SUM(f.due * COALESCE(w.admission_known, 0)) AS admission_known,
  SUM(f.due * (1 - COALESCE(w.admission_known, 0)) * (1 - f.erased)) AS admission_unknown,
  SUM(f.due * (1 - COALESCE(w.admission_known, 0)) * f.erased) AS admission_erased,
  SUM(f.due * COALESCE(w.admitted, 0)) AS admitted,
  SUM(f.due * COALESCE(w.topnotch, 0)) AS topnotch,
  SUM(f.due * COALESCE(w.topnotch_known, 0)) AS topnotch_known,
  SUM(f.due * (1 - COALESCE(w.topnotch_known, 0)) * (1 - f.erased)) AS topnotch_unknown,
  SUM(f.due * (1 - COALESCE(w.topnotch_known, 0)) * f.erased) AS topnotch_erased
FROM former AS f
LEFT JOIN standing_answer AS w ON w.person_id = f.person_id
GROUP BY f.programme
ORDER BY f.programme
