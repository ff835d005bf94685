-- title: 各高校推荐的导师 | Mentors of each host university
-- purpose: 每个方案、每所高校有多少位导师，供“待办与期限”判断推荐导师是否完成 | mentors on record of each university, from which the duty to nominate is judged
-- grain: 每个方案、培养高校一行 | one row a plan and host university
-- unit: mentors
-- parameter plan: any = all; 方案编号，all 为全部 | plan, all for every one
-- column plan_id: plan; 方案 | plan
-- column university: text; 培养高校 | host university
-- column mentors: count mentors; 导师 | mentors
-- key: plan_id, university
-- whole: mentors
-- order: plan_id, university
SELECT plan_id, university, COUNT(*) AS mentors
FROM mentor
WHERE :plan = 'all' OR plan_id = :plan
GROUP BY plan_id, university
ORDER BY plan_id, university
