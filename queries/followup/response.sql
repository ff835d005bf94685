-- title: 跟踪的掌握、答复与结果 | What follow-up knows, who replies, and what came of it
-- purpose: 到了应有结果时间的学生中，多少人联系得上、有答复、结果已知，已知者中多少人为“是”；可分届、中学、高校，可限定证据等级 | of those who could have reached an outcome: located, replied, known, and the rate among the known; by cohort, school or university, from a grade of evidence up
-- grain: 每个项目、每个分组一行 | one row a programme and group
-- unit: participations
-- parameter by: cohort, programme, school, university = cohort; 分组 | grouping
-- parameter question: admission, topnotch, further_study, employment = admission; 跟踪事项 | question
-- parameter evidence_floor: self_report, school, university, registry, published_list = self_report; 最低证据等级 | lowest grade of evidence that counts
-- parameter expiry: settled, stated = settled; 有效期：只发生一次的事一经证实即长期有效，或一律按所填有效期 | what happens once stays known, or every answer expires on the date stated
-- parameter exempting: any = none; 对结业学生免试的高校，以英文逗号分隔 | universities that exempt finishers from their test, separated by commas
-- parameter by_rule: include, exclude = include; 由免试规定产生的结果计入或另列 | outcomes created by such a rule counted or set apart
-- parameter least_known: number = 65; 掌握率达到百分之几才列结果率 | percent known from which the outcome rate is shown
-- parameter plan: any = all; 方案编号，all 为全部 | plan, all for every one
-- parameter programme: any = all; 项目，all 为全部 | programme, all for every one
-- column programme: text; 项目 | programme
-- column group_value: text, null means 未记录/not recorded; 分组 | group
-- column participants: count participations; 结束培养 | training ended
-- column not_due: count participations; 未到时间 | not yet due
-- column deceased: count participations; 到时间前已故 | died before it was due
-- column eligible: count participations; 应有结果 | due
-- column located: count participations; 联系得上 | located
-- column replied: count participations; 有答复 | replied
-- column known: count participations; 结果已知 | known
-- column yes: count participations; 其中为“是” | of these yes
-- column no: count participations; 其中为“否” | of these no
-- column by_rule: count participations; 由免试规定产生的“是” | yes created by a rule
-- column lapsed: count participations; 已知但证据已过有效期 | known, evidence past its date
-- column expired: count participations; 答复已过期 | expired
-- column below_floor: count participations; 证据等级不够 | evidence below the floor
-- column refused: count participations; 拒绝回答 | refused
-- column no_reply: count participations; 未回复 | no reply
-- column not_located: count participations; 失去联系 | not locatable
-- column not_asked: count participations; 尚无问询记录 | never asked
-- column unknown: count participations; 未知合计 | unknown in all
-- column erased: count participations; 身份已删除 | identity erased
-- column median_age: number days, null means 无已知者/none known; 答复距今（天，中位数） | age of answers (days, median)
-- estimate knowledge_rate: proportion of known in eligible; 掌握率 | knowledge rate
-- estimate response_rate: proportion of replied in located; 答复率 | response rate
-- estimate outcome_rate: bounds of yes in known, missing unknown + erased, known from least_known; 结果率 | outcome rate
-- key: programme, group_value
-- whole: participants
-- order: programme, group_value, those not recorded last
WITH participants AS (
  SELECT
    programme,
    plan_id,
    CASE :by WHEN 'school' THEN school WHEN 'university' THEN university WHEN 'programme' THEN programme ELSE plan_id END AS group_value,
    person_id,
    school_end + 92 + CASE WHEN :question IN ('further_study', 'employment') THEN 1461 ELSE 0 END AS due_day,
    deceased_day,
    erased_day
  FROM former_participant
  WHERE cycle_to <= :as_of AND (:plan = 'all' OR plan_id = :plan) AND (:programme = 'all' OR programme = :programme)
),
answers AS (
  SELECT
    person_id,
    CASE WHEN question = :question THEN status ELSE 'no' END AS status,
    value,
    reported_day,
    evidence_rank,
    CASE
      WHEN :expiry = 'settled' AND :question <> 'employment' THEN NULL
      ELSE COALESCE(valid_until, COALESCE(day, reported_day) + CASE
        WHEN status = 'no' AND question <> 'topnotch' THEN 366
        WHEN question = 'employment' THEN 1096
        ELSE 1826
      END)
    END AS until_day,
    valid_until
  FROM ranked_follow_up
  WHERE (question = :question AND status IN ('yes', 'no'))
    OR (:question = 'employment' AND question = 'further_study' AND status = 'yes')
),
newest AS (
  SELECT
    person_id,
    status,
    value,
    reported_day,
    until_day,
    valid_until,
    ROW_NUMBER() OVER (PARTITION BY person_id ORDER BY reported_day DESC, evidence_rank, status DESC) AS rank_newest
  FROM answers
  WHERE evidence_rank <= CASE :evidence_floor
    WHEN 'published_list' THEN 0
    WHEN 'registry' THEN 1
    WHEN 'university' THEN 2
    WHEN 'school' THEN 3
    ELSE 4
  END
),
answered AS (
  SELECT person_id, MAX(reported_day) AS reported_day FROM answers GROUP BY person_id
),
postponed AS (
  SELECT person_id, MAX(reported_day) AS reported_day
  FROM follow_up
  WHERE status = 'not_yet_due' AND (
    question IN (:question, 'admission') OR (question = 'degree' AND :question IN ('further_study', 'employment'))
  )
  GROUP BY person_id
),
signs AS (
  SELECT
    person_id,
    status,
    ROW_NUMBER() OVER (
      PARTITION BY person_id
      ORDER BY
        reported_day DESC,
        CASE status WHEN 'refused' THEN 0 WHEN 'yes' THEN 1 WHEN 'no_reply' THEN 2 ELSE 3 END
    ) AS rank_newest
  FROM follow_up
  WHERE (question IN (:question, 'contact') AND status IN ('refused', 'no_reply', 'not_locatable'))
    OR (question = 'contact' AND status = 'yes')
),
refusals AS (
  SELECT DISTINCT person_id FROM follow_up WHERE question IN (:question, 'contact') AND status = 'refused'
),
exempted AS (
  SELECT p.plan_id, p.person_id
  FROM participants AS p
  JOIN annual_outcome AS e ON e.plan_id = p.plan_id AND e.person_id = p.person_id
  JOIN newest AS n ON n.person_id = p.person_id AND n.rank_newest = 1 AND n.status = 'yes'
  LEFT JOIN exit AS x ON x.plan_id = p.plan_id AND x.person_id = p.person_id
  LEFT JOIN listed_university AS u ON u.value = n.value
  WHERE x.person_id IS NULL AND ',' || :exempting || ',' LIKE '%,' || COALESCE(u.name, n.value) || ',%'
),
judged AS (
  SELECT
    p.programme,
    p.group_value,
    CASE WHEN b.person_id IS NOT NULL THEN 1 ELSE 0 END AS by_rule,
    CASE
      WHEN p.deceased_day <= p.due_day THEN 'deceased'
      WHEN p.due_day IS NULL OR p.due_day > :as_of THEN 'not_due'
      WHEN o.reported_day > :as_of - 366 AND (w.reported_day IS NULL OR w.reported_day < o.reported_day) THEN 'not_due'
      WHEN b.person_id IS NOT NULL AND :by_rule = 'exclude' THEN 'set_apart'
      WHEN n.until_day >= :as_of OR (n.person_id IS NOT NULL AND n.until_day IS NULL) THEN 'known'
      WHEN p.erased_day IS NOT NULL THEN 'erased'
      WHEN n.person_id IS NOT NULL THEN 'expired'
      WHEN w.person_id IS NOT NULL THEN 'below_floor'
      WHEN s.status = 'refused' THEN 'refused'
      WHEN s.status = 'no_reply' THEN 'no_reply'
      WHEN s.status = 'not_locatable' THEN 'not_located'
      ELSE 'not_asked'
    END AS standing,
    n.status,
    CASE WHEN n.valid_until < :as_of THEN 1 ELSE 0 END AS lapsed,
    CASE WHEN n.reported_day < :as_of THEN :as_of - n.reported_day ELSE 0 END AS age,
    CASE WHEN w.person_id IS NOT NULL OR r.person_id IS NOT NULL THEN 1 ELSE 0 END AS replied,
    CASE WHEN w.person_id IS NOT NULL OR r.person_id IS NOT NULL OR s.status IN ('yes', 'no_reply') THEN 1 ELSE 0 END AS located
  FROM participants AS p
  LEFT JOIN newest AS n ON n.person_id = p.person_id AND n.rank_newest = 1
  LEFT JOIN answered AS w ON w.person_id = p.person_id
  LEFT JOIN postponed AS o ON o.person_id = p.person_id
  LEFT JOIN signs AS s ON s.person_id = p.person_id AND s.rank_newest = 1
  LEFT JOIN refusals AS r ON r.person_id = p.person_id
  LEFT JOIN exempted AS b ON b.plan_id = p.plan_id AND b.person_id = p.person_id
),
aged AS (
  SELECT
    programme,
    group_value,
    age,
    ROW_NUMBER() OVER (PARTITION BY programme, group_value ORDER BY age) AS place,
    COUNT(*) OVER (PARTITION BY programme, group_value) AS number
  FROM judged
  WHERE standing = 'known'
),
medians AS (
  SELECT programme, group_value, AVG(age * 1.0) AS median_age
  FROM aged
  WHERE 2 * place BETWEEN number AND number + 2
  GROUP BY programme, group_value
)
SELECT
  j.programme,
  j.group_value,
  COUNT(*) AS participants,
  SUM(CASE WHEN j.standing = 'not_due' THEN 1 ELSE 0 END) AS not_due,
  SUM(CASE WHEN j.standing = 'deceased' THEN 1 ELSE 0 END) AS deceased,
  SUM(CASE WHEN j.standing NOT IN ('not_due', 'deceased', 'set_apart') THEN 1 ELSE 0 END) AS eligible,
  SUM(CASE WHEN j.standing NOT IN ('not_due', 'deceased', 'set_apart') THEN j.located ELSE 0 END) AS located,
  SUM(CASE WHEN j.standing NOT IN ('not_due', 'deceased', 'set_apart') THEN j.replied ELSE 0 END) AS replied,
  SUM(CASE WHEN j.standing = 'known' THEN 1 ELSE 0 END) AS known,
  SUM(CASE WHEN j.standing = 'known' AND j.status = 'yes' THEN 1 ELSE 0 END) AS yes,
  SUM(CASE WHEN j.standing = 'known' AND j.status = 'no' THEN 1 ELSE 0 END) AS no,
  SUM(CASE WHEN j.standing IN ('known', 'set_apart') THEN j.by_rule ELSE 0 END) AS by_rule,
  SUM(CASE WHEN j.standing = 'known' THEN j.lapsed ELSE 0 END) AS lapsed,
  SUM(CASE WHEN j.standing = 'expired' THEN 1 ELSE 0 END) AS expired,
  SUM(CASE WHEN j.standing = 'below_floor' THEN 1 ELSE 0 END) AS below_floor,
  SUM(CASE WHEN j.standing = 'refused' THEN 1 ELSE 0 END) AS refused,
  SUM(CASE WHEN j.standing = 'no_reply' THEN 1 ELSE 0 END) AS no_reply,
  SUM(CASE WHEN j.standing = 'not_located' THEN 1 ELSE 0 END) AS not_located,
  SUM(CASE WHEN j.standing = 'not_asked' THEN 1 ELSE 0 END) AS not_asked,
  SUM(CASE WHEN j.standing NOT IN ('not_due', 'deceased', 'set_apart', 'known', 'erased') THEN 1 ELSE 0 END) AS unknown,
  SUM(CASE WHEN j.standing = 'erased' THEN 1 ELSE 0 END) AS erased,
  MAX(m.median_age) AS median_age
FROM judged AS j
LEFT JOIN medians AS m
  ON m.programme = j.programme AND (m.group_value = j.group_value OR (m.group_value IS NULL AND j.group_value IS NULL))
GROUP BY j.programme, j.group_value
ORDER BY j.programme, CASE WHEN j.group_value IS NULL THEN 1 ELSE 0 END, j.group_value
