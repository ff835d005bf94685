-- title: 选报导师人数 | Mentors named in applications
-- purpose: 每名报名学生选报了几位导师 | how many mentors each applicant named
-- grain: 每个方案、每种选报人数一行 | one row a plan and number of mentors named
-- unit: persons
-- parameter plan: any = all; 方案编号，all 为全部 | plan, all for every one
-- column plan_id: plan; 方案 | plan
-- column wishes: number mentors, null means 没有志愿记录，或前面的志愿没有记录/no wish on record, or an earlier one missing; 选报导师数 | mentors named
-- column applicants: count persons; 报名学生 | applicants
-- key: plan_id, wishes
-- whole: applicants
-- order: plan_id, wishes
WITH named AS (
  SELECT a.plan_id, a.person_id, COUNT(DISTINCT w.mentor_id) AS wishes, COUNT(w.wish) AS listed, MAX(w.wish) AS last_wish
  FROM application AS a
  LEFT JOIN wish AS w ON w.plan_id = a.plan_id AND w.person_id = a.person_id
  WHERE :plan = 'all' OR a.plan_id = :plan
  GROUP BY a.plan_id, a.person_id
)
SELECT plan_id, wishes, COUNT(*) AS applicants
FROM (
  SELECT plan_id, CASE WHEN listed > 0 AND listed = last_wish THEN wishes END AS wishes FROM named
) AS known
GROUP BY plan_id, wishes
ORDER BY plan_id, wishes
