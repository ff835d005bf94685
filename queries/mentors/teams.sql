-- title: 导师团队的学位与职称 | Degrees and titles of the mentors' teams
-- purpose: 每位带学生的导师的培养团队成员学位、职称分布 | degrees and titles in the team of every mentor who trains a pupil
-- grain: 每个方案、每位导师、每种学位与职称一行；没有团队记录的导师也占一行 | one row a plan, mentor, degree and title; one for a mentor without a team on record
-- unit: persons
-- parameter plan: any = all; 方案编号，all 为全部 | plan, all for every one
-- column plan_id: plan; 方案 | plan
-- column mentor_id: mentor; 导师 | mentor
-- column degree: code degree, null means 未登记/not recorded; 学位 | degree
-- column title_level: code title, null means 未登记/not recorded; 职称级别 | level of title
-- column members: count persons; 成员 | members
-- key: plan_id, mentor_id, degree, title_level
-- whole: members
-- order: plan_id, mentor_id, degree, title_level
SELECT t.plan_id, t.mentor_id, m.degree, m.title_level, COUNT(m.member) AS members
FROM (
  SELECT DISTINCT plan_id, mentor_id FROM placement WHERE :plan = 'all' OR plan_id = :plan
) AS t
LEFT JOIN team_member AS m ON m.plan_id = t.plan_id AND m.person_id = t.mentor_id
GROUP BY t.plan_id, t.mentor_id, m.degree, m.title_level
ORDER BY t.plan_id, t.mentor_id, m.degree, m.title_level
