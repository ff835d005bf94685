-- title: 培养证书与年度评价 | Certificates and the annual evaluation
-- purpose: 各等级的学生有多少被授予证书 | how many pupils of each outcome were given a certificate
-- grain: 每个方案、每种年度评价等级、是否退出、每种授予情况一行 | one row a plan, outcome, whether left, and status of the certificate
-- unit: participations
-- parameter plan: any = all; 方案编号，all 为全部 | plan, all for every one
-- column plan_id: plan; 方案 | plan
-- column outcome: code outcome, null means 没有年度评价等级/no annual outcome on record; 年度评价等级 | annual outcome
-- column left_early: flag; 中途退出 | left before the end
-- column status: code certificate, null means 没有证书记录/no certificate on record; 培养证书 | certificate
-- column participants: count participations; 学生 | pupils
-- key: plan_id, outcome, left_early, status
-- whole: participants
-- order: plan_id, outcome, left_early, status
WITH cases AS (
  SELECT
    t.plan_id,
    o.outcome,
    CASE WHEN t.left_day IS NULL THEN 0 ELSE 1 END AS left_early,
    c.status
  FROM (
    SELECT plan_id, person_id, left_day FROM trainee
    UNION ALL
    SELECT g.plan_id, g.person_id, NULL AS left_day
    FROM certificate AS g
    LEFT JOIN trainee AS k ON k.plan_id = g.plan_id AND k.person_id = g.person_id
    WHERE k.person_id IS NULL
  ) AS t
  LEFT JOIN annual_outcome AS o ON o.plan_id = t.plan_id AND o.person_id = t.person_id
  LEFT JOIN certificate AS c ON c.plan_id = t.plan_id AND c.person_id = t.person_id
  WHERE :plan = 'all' OR t.plan_id = :plan
)
SELECT plan_id, outcome, left_early, status, COUNT(*) AS participants
FROM cases
GROUP BY plan_id, outcome, left_early, status
ORDER BY plan_id, outcome, left_early, status
