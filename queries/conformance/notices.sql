-- title: 公示 | Public notices
-- purpose: 每个方案的公示起止日 | first and last day of each plan's public notices
-- grain: 每次公示一行 | one row a notice
-- unit: records
-- parameter plan: any = all; 方案编号，all 为全部 | plan, all for every one
-- column plan_id: plan; 方案 | plan
-- column subject: code notice; 公示内容 | what was posted
-- column from_day: day; 首日 | first day
-- column until_day: day, null means 未登记/not recorded; 末日 | last day
-- key: plan_id, subject, from_day
-- whole: rows, records
-- order: plan_id, subject, from_day
SELECT plan_id, subject, day AS from_day, until_day
FROM notice
WHERE :plan = 'all' OR plan_id = :plan
ORDER BY plan_id, subject, day
