-- title: 每名学生的培养活动次数 | Training sessions of each pupil
-- purpose: 一段时间内各有多少学生参加了几次某类活动 | how many pupils attended how many sessions of a kind in a period
-- grain: 每个方案、每种次数一行 | one row a plan and number of sessions
-- unit: participations
-- parameter plan: any = all; 方案编号，all 为全部 | plan, all for every one
-- parameter session_kind: all, campus_visit, face_to_face, lecture, camp, other = campus_visit; 活动类型 | kind of session
-- parameter from_day: day = 1900-01-01; 自何日起 | first day of the period
-- parameter to_day: day = 2199-12-31; 至何日止，此前退出的学生不计 | last day of the period (pupils who left by then are not counted)
-- parameter begun_by: day = 2199-12-31; 至迟何日开始培养 | whose training had begun by this day
-- column plan_id: plan; 方案 | plan
-- column sessions: number sessions, null means 该生没有任何活动记录，或没有培养安排记录/no session of any kind, or no placement on record; 次数 | sessions
-- column participants: count participations; 学生 | pupils
-- key: plan_id, sessions
-- whole: participants
-- order: plan_id, sessions
WITH concerned AS (
  SELECT plan_id, person_id, from_day AS begun
  FROM trainee
  WHERE (:plan = 'all' OR plan_id = :plan)
    AND (from_day IS NULL OR from_day <= :begun_by)
    AND (left_day IS NULL OR left_day > :to_day)
),
attended AS (
  SELECT
    c.plan_id,
    c.person_id,
    c.begun,
    COUNT(s.day) AS any_session,
    COUNT(CASE WHEN (:session_kind = 'all' OR s.session_kind = :session_kind) AND s.day >= :from_day AND s.day <= :to_day THEN 1 END) AS sessions
  FROM concerned AS c
  LEFT JOIN session AS s ON s.plan_id = c.plan_id AND s.person_id = c.person_id
  GROUP BY c.plan_id, c.person_id, c.begun
),
counted AS (
  SELECT plan_id, CASE WHEN any_session > 0 AND begun IS NOT NULL THEN sessions END AS sessions FROM attended
)
SELECT plan_id, sessions, COUNT(*) AS participants
FROM counted
GROUP BY plan_id, sessions
ORDER BY plan_id, sessions
