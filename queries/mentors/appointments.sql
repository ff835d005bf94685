-- title: 在培导师的聘任 | Appointments of the mentors who train
-- purpose: 每位带学生的导师的聘期、学位、职称与来源 | term, degree, title and source of every mentor who trains a pupil
-- grain: 每个方案、每位导师、每次聘任一行；没有聘任记录的导师也占一行 | one row a plan, mentor and appointment; one for a mentor without any
-- unit: mentors
-- parameter plan: any = all; 方案编号，all 为全部 | plan, all for every one
-- column plan_id: plan; 方案 | plan
-- column mentor_id: mentor; 导师 | mentor
-- column first_day: day; 培养首日 | first day of training
-- column last_day: day; 培养末日 | last day of training
-- column term_from: day, null means 没有聘任记录/no appointment on record; 聘任日期 | appointed from
-- column term_until: day, null means 未登记/not recorded; 聘任至 | appointed until
-- column degree: code degree, null means 未登记/not recorded; 学位 | degree
-- column title_level: code title, null means 未登记/not recorded; 职称级别 | level of title
-- column source: code source, null means 未登记/not recorded; 推荐来源 | nominated from
-- key: plan_id, mentor_id, term_from
-- order: plan_id, mentor_id, term_from
WITH training AS (
  SELECT
    t.plan_id,
    t.mentor_id,
    MIN(t.day) AS first_day,
    MAX(CASE
      WHEN x.day < COALESCE(t.to_day, p.cycle_to) THEN x.day
      ELSE COALESCE(t.to_day, p.cycle_to)
    END) AS last_day
  FROM placement AS t
  JOIN plan AS p ON p.plan_id = t.plan_id
  LEFT JOIN exit AS x ON x.plan_id = t.plan_id AND x.person_id = t.person_id
  WHERE :plan = 'all' OR t.plan_id = :plan
  GROUP BY t.plan_id, t.mentor_id
)
SELECT
  g.plan_id,
  g.mentor_id,
  g.first_day,
  g.last_day,
  m.day AS term_from,
  m.until_day AS term_until,
  m.degree,
  m.title_level,
  m.source
FROM training AS g
LEFT JOIN mentor_term AS m ON m.person_id = g.mentor_id
ORDER BY g.plan_id, g.mentor_id, m.day
