-- title: 成长日志的提交与审核 | Growth logs submitted and reviewed
-- purpose: 每次活动是否提交《成长日志》、日志是否经过审核 | whether a growth log followed each session, and whether it was reviewed
-- grain: 每个方案一行 | one row a plan
-- unit: records
-- parameter plan: any = all; 方案编号，all 为全部 | plan, all for every one
-- parameter session_kind: all, campus_visit, face_to_face, lecture, camp, other = all; 哪一类活动之后须提交日志 | after which kind of session a log is owed
-- column plan_id: plan; 方案 | plan
-- column sessions: count records; 活动 | sessions
-- column submitted: count records; 已提交日志 | log submitted
-- column not_submitted: count records; 未提交日志 | log not submitted
-- column log_unknown: count records; 是否提交未登记 | submission not recorded
-- column reviewed: count records; 已审核（通过或退回） | log reviewed (approved or returned)
-- column not_reviewed: count records; 未审核 | log not reviewed
-- column review_unknown: count records; 是否审核未登记 | review not recorded
-- column pupils_unsubmitted: count participations; 有日志未提交的学生 | pupils with a log not submitted
-- column pupils_unreviewed: count participations; 有日志未审核的学生 | pupils with a log not reviewed
-- column silent: count participations; 没有任何活动记录的学生 | pupils without any session on record
-- key: plan_id
-- whole: sessions
-- order: plan_id
WITH attended AS (
  SELECT DISTINCT plan_id, person_id FROM session
),
logs AS (
  SELECT
    s.plan_id,
    COUNT(*) AS sessions,
    COUNT(CASE WHEN s.log = 'submitted' THEN 1 END) AS submitted,
    COUNT(CASE WHEN s.log = 'not_submitted' THEN 1 END) AS not_submitted,
    COUNT(CASE WHEN s.log IS NULL THEN 1 END) AS log_unknown,
    COUNT(CASE WHEN s.log = 'submitted' AND s.review IN ('approved', 'returned') THEN 1 END) AS reviewed,
    COUNT(CASE WHEN s.log = 'submitted' AND s.review = 'not_reviewed' THEN 1 END) AS not_reviewed,
    COUNT(CASE WHEN s.log = 'submitted' AND s.review IS NULL THEN 1 END) AS review_unknown,
    COUNT(DISTINCT CASE WHEN s.log = 'not_submitted' THEN s.person_id END) AS pupils_unsubmitted,
    COUNT(DISTINCT CASE WHEN s.log = 'submitted' AND s.review = 'not_reviewed' THEN s.person_id END) AS pupils_unreviewed
  FROM session AS s
  WHERE :session_kind = 'all' OR s.session_kind = :session_kind
  GROUP BY s.plan_id
),
silent AS (
  SELECT t.plan_id, COUNT(CASE WHEN d.person_id IS NULL AND t.left_day IS NULL THEN 1 END) AS silent
  FROM trainee AS t
  LEFT JOIN attended AS d ON d.plan_id = t.plan_id AND d.person_id = t.person_id
  GROUP BY t.plan_id
)
SELECT
  p.plan_id,
  COALESCE(l.sessions, 0) AS sessions,
  COALESCE(l.submitted, 0) AS submitted,
  COALESCE(l.not_submitted, 0) AS not_submitted,
  COALESCE(l.log_unknown, 0) AS log_unknown,
  COALESCE(l.reviewed, 0) AS reviewed,
  COALESCE(l.not_reviewed, 0) AS not_reviewed,
  COALESCE(l.review_unknown, 0) AS review_unknown,
  COALESCE(l.pupils_unsubmitted, 0) AS pupils_unsubmitted,
  COALESCE(l.pupils_unreviewed, 0) AS pupils_unreviewed,
  COALESCE(n.silent, 0) AS silent
FROM plan AS p
LEFT JOIN logs AS l ON l.plan_id = p.plan_id
LEFT JOIN silent AS n ON n.plan_id = p.plan_id
WHERE :plan = 'all' OR p.plan_id = :plan
ORDER BY p.plan_id
