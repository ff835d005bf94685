-- title: 入选名单的公示 | Public notices of the selected
-- purpose: 每个方案最近一次入选学生名单公示的起止日期，供“待办与期限”判断 | the newest public notice of each plan's selected pupils, from which duties are judged
-- grain: 每个方案一行 | one row a plan
-- unit: records
-- parameter plan: any = all; 方案编号，all 为全部 | plan, all for every one
-- column plan_id: plan; 方案 | plan
-- column day: day; 公示开始 | notice from
-- column until_day: day, null means 无记录/no record; 公示结束 | notice until
-- key: plan_id
-- order: plan_id
WITH newest AS (
  SELECT plan_id, MAX(day) AS day FROM notice WHERE subject = 'selected_pupils' GROUP BY plan_id
)
SELECT n.plan_id, n.day, w.until_day
FROM newest AS n
JOIN notice AS w ON w.plan_id = n.plan_id AND w.day = n.day AND w.subject = 'selected_pupils'
WHERE :plan = 'all' OR n.plan_id = :plan
ORDER BY n.plan_id
