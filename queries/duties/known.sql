-- title: 每个跟踪事项最近得知的情况 | What was last heard on each follow-up question
-- purpose: 逐人、逐事项列出最近一次得知的答复（含未知与未到时间），作为待答表的基准 | the last that was heard, unknown and not yet due among it: the baseline of worklists
-- grain: 每名学生、每个事项一行 | one row a person and question
-- unit: persons
-- column person_id: person; 学生 | pupil
-- column question: code question; 跟踪事项 | question
-- column status: code answer; 状态 | status
-- column value: text, null means 无/none; 内容 | value
-- column institution_kind: code institution, null means 未说明/not said; 院校类别 | institution kind
-- column day: day, null means 未说明/not said; 发生日期 | happened on
-- column reported_day: day; 报告日期 | reported on
-- column evidence: code evidence; 证据等级 | evidence
-- key: person_id, question
-- order: person_id, question
WITH ranked AS (
  SELECT
    person_id,
    question,
    status,
    value,
    institution_kind,
    day,
    reported_day,
    evidence,
    ROW_NUMBER() OVER (
      PARTITION BY person_id, question
      ORDER BY reported_day DESC, evidence_rank, status DESC
    ) AS rank_newest
  FROM ranked_follow_up
)
SELECT
  person_id,
  question,
  status,
  value,
  institution_kind,
  day,
  reported_day,
  evidence
FROM ranked
WHERE rank_newest = 1
ORDER BY person_id, question
