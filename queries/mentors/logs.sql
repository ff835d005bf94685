-- title: 导师所带学生的成长日志 | Growth logs of mentors' pupils
-- purpose: 每位导师名下学生的活动之后，日志提交与审核的情况 | after sessions of each mentor's pupils: whether a growth log was submitted, and reviewed
-- grain: 每个方案、每位导师一行；活动计在当日带该学生的导师名下，共同指导的各计一次 | one row a plan and mentor; a session counts with who had the pupil on that day, with each of several
-- unit: records
-- parameter plan: any = all; 方案编号，all 为全部 | plan, all for every one
-- parameter session_kind: all, campus_visit, face_to_face, lecture, camp, other = campus_visit; 哪一类活动之后须提交日志 | after which kind of session a log is owed
-- parameter least: number = 5; 结果已知不足此数的，不显示其估计 | from how many known on an estimate is shown
-- column plan_id: plan; 方案 | plan
-- column mentor_id: mentor; 导师 | mentor
-- column university: text; 培养高校 | host university
-- column sessions: count records; 应有日志的活动 | sessions that owe a log
-- column submitted: count records; 已提交日志 | log submitted
-- column log_known: count records; 是否提交已知 | submission known
-- column log_unknown: count records; 是否提交未登记 | submission not recorded
-- column reviewed: count records; 已审核（通过或退回） | log reviewed (approved or returned)
-- column review_known: count records; 已提交且是否审核已知 | submitted, review known
-- column review_unknown: count records; 是否审核不明（未登记审核，或未登记是否提交） | not known whether reviewed (no review recorded, or submission not recorded)
-- estimate submitted_pooled: pooled of submitted in log_known, missing log_unknown, within plan_id, shown from least; 提交率（部分合并） | rate submitted, partially pooled
-- estimate reviewed_pooled: pooled of reviewed in review_known, missing review_unknown, within plan_id, shown from least; 审核率（部分合并） | rate reviewed, partially pooled
-- key: plan_id, mentor_id
-- whole: sessions
-- order: plan_id, mentor_id
WITH trained AS (
  SELECT DISTINCT t.plan_id, t.mentor_id, s.person_id, s.session_kind, s.day, s.log, s.review
  FROM placement AS t
  JOIN session AS s ON s.plan_id = t.plan_id AND s.person_id = t.person_id AND s.day >= t.day AND (t.to_day IS NULL OR s.day <= t.to_day)
  WHERE (:session_kind = 'all' OR s.session_kind = :session_kind) AND (:plan = 'all' OR t.plan_id = :plan)
)
SELECT
  m.plan_id,
  m.person_id AS mentor_id,
  m.university,
  COUNT(s.day) AS sessions,
  COUNT(CASE WHEN s.log = 'submitted' THEN 1 END) AS submitted,
  COUNT(s.log) AS log_known,
  COUNT(CASE WHEN s.day IS NOT NULL AND s.log IS NULL THEN 1 END) AS log_unknown,
  COUNT(CASE WHEN s.log = 'submitted' AND s.review IN ('approved', 'returned') THEN 1 END) AS reviewed,
  COUNT(CASE WHEN s.log = 'submitted' AND s.review IS NOT NULL THEN 1 END) AS review_known,
  COUNT(CASE WHEN s.day IS NOT NULL AND (s.log IS NULL OR (s.log = 'submitted' AND s.review IS NULL)) THEN 1 END) AS review_unknown
FROM mentor AS m
LEFT JOIN trained AS s ON s.plan_id = m.plan_id AND s.mentor_id = m.person_id
WHERE :plan = 'all' OR m.plan_id = :plan
GROUP BY m.plan_id, m.person_id, m.university
ORDER BY m.plan_id, m.person_id
