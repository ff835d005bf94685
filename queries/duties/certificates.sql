-- title: 培养证书的决定 | Decisions on certificates
-- purpose: 逐人列出培养证书授予或不授予的决定，供“待办与期限”判断 | certificates issued or withheld, from which duties are judged
-- grain: 每个方案、学生一行 | one row a plan and pupil
-- unit: persons
-- parameter plan: any = all; 方案编号，all 为全部 | plan, all for every one
-- column plan_id: plan; 方案 | plan
-- column person_id: person; 学生 | pupil
-- column issued: flag; 已授予 | issued
-- key: plan_id, person_id
-- order: plan_id, person_id
SELECT plan_id, person_id, CASE WHEN status = 'issued' THEN 1 ELSE 0 END AS issued
FROM certificate
WHERE :plan = 'all' OR plan_id = :plan
ORDER BY plan_id, person_id
