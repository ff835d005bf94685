-- title: 跟踪事项的最新答复 | The newest answer to each follow-up question
-- purpose: 逐人、逐事项列出最新答复及其有效期，供“待办与期限”判断跟踪职责 | the newest answer and how long it holds, from which follow-up duties are judged
-- grain: 每名学生、每个事项一行 | one row a person and question
-- unit: persons
-- column person_id: person; 学生 | pupil
-- column question: code question; 跟踪事项 | question
-- column status: code answer, null means 尚无答复/no answer; 答复 | answer
-- column value: text, null means 无/none; 内容 | value
-- column day: day, null means 尚无答复/no answer; 发生日期 | day
-- column until_day: day, null means 不过期或尚无答复/does not expire, or no answer; 有效期至 | valid until
-- column tried_day: day, null means 无记录/no record; 最近联系未果 | last tried in vain
-- column not_due_day: day, null means 无记录/no record; 最近报未到时间 | last reported not yet due
-- key: person_id, question
-- order: person_id, question
WITH ranked AS (
  SELECT
    person_id,
    question,
    status,
    value,
    day,
    COALESCE(valid_until, CASE
      WHEN status = 'refused' THEN NULL
      WHEN question = 'graduation' OR status = 'no' THEN day + 366
      WHEN question = 'employment' THEN day + 1096
      ELSE day + 1826
    END) AS until_day,
    ROW_NUMBER() OVER (
      PARTITION BY person_id, question
      ORDER BY reported_day DESC, evidence_rank, status DESC
    ) AS rank_newest
  FROM ranked_follow_up
  WHERE status IN ('yes', 'no', 'refused')
),
tries AS (
  SELECT
    person_id,
    question,
    MAX(CASE WHEN status IN ('no_reply', 'not_locatable') THEN reported_day END) AS tried_day,
    MAX(CASE WHEN status = 'not_yet_due' THEN reported_day END) AS not_due_day
  FROM follow_up
  GROUP BY person_id, question
)
SELECT
  t.person_id,
  t.question,
  r.status,
  r.value,
  r.day,
  r.until_day,
  t.tried_day,
  t.not_due_day
FROM tries AS t
LEFT JOIN ranked AS r ON r.person_id = t.person_id AND r.question = t.question AND r.rank_newest = 1
ORDER BY t.person_id, t.question
