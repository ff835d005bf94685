-- title: 每次培养活动的成长日志 | The growth log of each session
-- purpose: 逐次列出培养活动及其成长日志的提交、审核情况，供“待办与期限”判断 | sessions with what is on record of their growth logs, from which duties are judged
-- grain: 每个方案、学生、培养活动一行 | one row a plan, pupil and session
-- unit: records
-- parameter plan: any = all; 方案编号，all 为全部 | plan, all for every one
-- column plan_id: plan; 方案 | plan
-- column person_id: person; 学生 | pupil
-- column session_kind: code session; 活动类别 | kind of session
-- column day: day; 活动日期 | session on
-- column submitted: flag, null means 无记录/no record; 已提交成长日志 | log submitted
-- column reviewed: flag, null means 无记录/no record; 已审核 | log reviewed
-- key: plan_id, person_id, session_kind, day
-- order: plan_id, person_id, session_kind, day
SELECT
  plan_id,
  person_id,
  session_kind,
  day,
  CASE log WHEN 'submitted' THEN 1 WHEN 'not_submitted' THEN 0 END AS submitted,
  CASE WHEN review IN ('approved', 'returned') THEN 1 WHEN review = 'not_reviewed' THEN 0 END AS reviewed
FROM session
WHERE :plan = 'all' OR plan_id = :plan
ORDER BY plan_id, person_id, session_kind, day
