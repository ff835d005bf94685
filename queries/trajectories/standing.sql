-- title: 培养结束后的去向 | Where they stand after training
-- purpose: 各届学生在培养结束满 1、2、3…… 年时的去向 | where each cohort's people stand 1, 2, 3 … years after training ended
-- grain: 每个方案、结束后每满一年一行，只到统计日为止 | one row a plan and whole year after training, up to the as-of day
-- unit: participations
-- parameter plan: any = all; 方案编号，all 为全部 | plan, all for every one
-- parameter programme: any = all; 项目，all 为全部 | programme, all for every one
-- column programme: text; 项目 | programme
-- column plan_id: plan; 方案 | plan
-- column years_after: number years; 结束年数 | years after
-- column day: day; 日期 | day
-- column participants: count participations; 人次 | number
-- column in_school: count participations; 高中在读 | in school
-- column university_host: count participations; 培养高校 | host university
-- column university_other: count participations; 其他本科 | other university
-- column university_vocational: count participations; 高职专科 | vocational
-- column university_abroad: count participations; 境外高校 | abroad
-- column university_unclassified: count participations; 院校类别未报 | kind not reported
-- column not_admitted: count participations; 未升入大学 | not at university
-- column topnotch: count participations; 拔尖计划 | Top-Notch
-- column further_study: count participations; 深造 | further study
-- column work: count participations; 就业 | work
-- column deceased: count participations; 已故 | deceased
-- column not_yet_due: count participations; 未到时间 | not yet due
-- column unknown: count participations; 未知 | unknown
-- column erased: count participations; 身份已删除 | identity erased
-- column known: count participations; 去向已知 | known
-- column due: count participations; 应已知 | due
-- column beyond_school: count participations; 已知且已离开高中 | known and out of school
-- estimate known_rate: proportion of known in due; 去向掌握率 | known rate
-- estimate topnotch_rate: proportion of topnotch in beyond_school, missing unknown + erased; 拔尖计划占比 | Top-Notch share
-- key: plan_id, years_after
-- headline: known_rate, topnotch_rate
-- whole: participants, first years_after
-- order: programme, plan_id, years_after
WITH participants AS (
  SELECT DISTINCT t.plan_id, t.person_id FROM placement AS t WHERE :plan = 'all' OR t.plan_id = :plan
),
latest_graduations AS (
  SELECT plan_id, MAX(day) AS day FROM plan_graduation GROUP BY plan_id
),
horizons AS (
  SELECT
    p.programme,
    t.plan_id,
    t.person_id,
    n.years_after,
    n.day,
    COALESCE(g.day, l.day) AS graduation_day
  FROM participants AS t
  JOIN plan AS p ON p.plan_id = t.plan_id
  JOIN plan_anniversary AS n ON n.plan_id = t.plan_id
  LEFT JOIN application AS a ON a.plan_id = t.plan_id AND a.person_id = t.person_id
  LEFT JOIN plan_graduation AS g ON g.plan_id = t.plan_id AND g.grade = a.grade
  LEFT JOIN latest_graduations AS l ON l.plan_id = t.plan_id
  WHERE n.day <= :as_of AND (:programme = 'all' OR p.programme = :programme)
),
answers AS (
  SELECT person_id, question, status, value, institution_kind, day, reported_day, valid_until
  FROM follow_up
  WHERE status IN ('yes', 'no') AND question IN ('graduation', 'admission', 'topnotch', 'further_study', 'employment')
),
reversals AS (
  SELECT a.person_id, a.question, a.status, a.reported_day, MIN(b.day) AS day
  FROM answers AS a
  JOIN answers AS b
    ON b.person_id = a.person_id AND b.question = a.question AND b.status <> a.status AND b.reported_day > a.reported_day
  GROUP BY a.person_id, a.question, a.status, a.reported_day
),
leavings AS (
  SELECT person_id, MIN(day) AS day FROM follow_up WHERE question = 'topnotch_exit' AND status = 'yes' GROUP BY person_id
),
evidence AS (
  SELECT
    a.person_id,
    a.question,
    a.status,
    a.value,
    a.institution_kind,
    a.day,
    a.reported_day,
    COALESCE(a.valid_until, a.day + CASE
      WHEN a.question = 'graduation' OR a.status = 'no' THEN 366
      WHEN a.question = 'employment' THEN 1096
      ELSE 1826
    END) AS until_day,
    CASE
      WHEN a.question = 'topnotch' AND x.day >= a.day AND (r.day IS NULL OR x.day < r.day) THEN x.day
      ELSE r.day
    END AS end_day,
    CASE WHEN a.question IN ('admission', 'topnotch') THEN 'university' ELSE a.question END AS tier,
    CASE WHEN a.question = 'topnotch' THEN 2 WHEN a.status = 'yes' THEN 1 ELSE 0 END AS precedence
  FROM answers AS a
  LEFT JOIN reversals AS r
    ON r.person_id = a.person_id AND r.question = a.question AND r.status = a.status AND r.reported_day = a.reported_day
  LEFT JOIN leavings AS x ON x.person_id = a.person_id
  WHERE (a.question IN ('admission', 'topnotch', 'further_study', 'employment') AND a.status = 'yes')
    OR (a.question IN ('graduation', 'admission') AND a.status = 'no')
),
valid AS (
  SELECT
    h.plan_id,
    h.person_id,
    h.years_after,
    e.question,
    e.status,
    e.value,
    e.institution_kind,
    e.day,
    e.reported_day,
    e.precedence,
    MAX(e.day) OVER (PARTITION BY h.plan_id, h.person_id, h.years_after, e.tier) AS tier_day
  FROM horizons AS h
  JOIN evidence AS e
    ON e.person_id = h.person_id AND e.day <= h.day AND e.until_day >= h.day AND (e.end_day IS NULL OR e.end_day > h.day)
),
candidates AS (
  SELECT
    plan_id,
    person_id,
    years_after,
    question,
    status,
    value,
    institution_kind,
    ROW_NUMBER() OVER (
      PARTITION BY plan_id, person_id, years_after
      ORDER BY tier_day DESC, precedence DESC, day DESC, question, value, reported_day DESC
    ) AS rank_newest
  FROM valid
),
deaths AS (
  SELECT person_id, MIN(day) AS day FROM follow_up WHERE status = 'deceased' GROUP BY person_id
),
not_due AS (
  SELECT DISTINCT h.plan_id, h.person_id, h.years_after
  FROM horizons AS h
  JOIN follow_up AS f ON f.person_id = h.person_id AND f.status = 'not_yet_due' AND f.question = 'admission'
    AND f.day <= h.day AND f.day > h.day - 366
),
hosts AS (
  SELECT DISTINCT plan_id, person_id, university FROM placement
),
standings AS (
  SELECT
    h.programme,
    h.plan_id,
    h.years_after,
    h.day,
    CASE
      WHEN d.person_id IS NOT NULL THEN 'deceased'
      WHEN c.question = 'employment' THEN 'work'
      WHEN c.question = 'further_study' THEN 'further_study'
      WHEN c.question = 'topnotch' THEN 'topnotch'
      WHEN c.question = 'admission' AND c.status = 'no' THEN 'not_admitted'
      WHEN c.question = 'admission' AND u.university IS NOT NULL THEN 'university_host'
      WHEN c.question = 'admission' AND c.institution_kind = 'vocational' THEN 'university_vocational'
      WHEN c.question = 'admission' AND c.institution_kind = 'abroad' THEN 'university_abroad'
      WHEN c.question = 'admission' AND c.institution_kind = 'undergraduate' THEN 'university_other'
      WHEN c.question = 'admission' THEN 'university_unclassified'
      WHEN c.question = 'graduation' THEN 'in_school'
      WHEN n.person_id IS NOT NULL OR h.day < h.graduation_day + 92 THEN 'not_yet_due'
      WHEN z.person_id IS NOT NULL THEN 'erased'
      ELSE 'unknown'
    END AS standing
  FROM horizons AS h
  LEFT JOIN candidates AS c
    ON c.plan_id = h.plan_id AND c.person_id = h.person_id AND c.years_after = h.years_after AND c.rank_newest = 1
  LEFT JOIN hosts AS u ON u.plan_id = h.plan_id AND u.person_id = h.person_id AND u.university = c.value
  LEFT JOIN deaths AS d ON d.person_id = h.person_id AND d.day <= h.day
  LEFT JOIN not_due AS n ON n.plan_id = h.plan_id AND n.person_id = h.person_id AND n.years_after = h.years_after
  LEFT JOIN erasure AS z ON z.person_id = h.person_id
)
SELECT
  programme,
  plan_id,
  years_after,
  day,
  COUNT(*) AS participants,
  SUM(CASE WHEN standing = 'in_school' THEN 1 ELSE 0 END) AS in_school,
  SUM(CASE WHEN standing = 'university_host' THEN 1 ELSE 0 END) AS university_host,
  SUM(CASE WHEN standing = 'university_other' THEN 1 ELSE 0 END) AS university_other,
  SUM(CASE WHEN standing = 'university_vocational' THEN 1 ELSE 0 END) AS university_vocational,
  SUM(CASE WHEN standing = 'university_abroad' THEN 1 ELSE 0 END) AS university_abroad,
  SUM(CASE WHEN standing = 'university_unclassified' THEN 1 ELSE 0 END) AS university_unclassified,
  SUM(CASE WHEN standing = 'not_admitted' THEN 1 ELSE 0 END) AS not_admitted,
  SUM(CASE WHEN standing = 'topnotch' THEN 1 ELSE 0 END) AS topnotch,
  SUM(CASE WHEN standing = 'further_study' THEN 1 ELSE 0 END) AS further_study,
  SUM(CASE WHEN standing = 'work' THEN 1 ELSE 0 END) AS work,
  SUM(CASE WHEN standing = 'deceased' THEN 1 ELSE 0 END) AS deceased,
  SUM(CASE WHEN standing = 'not_yet_due' THEN 1 ELSE 0 END) AS not_yet_due,
  SUM(CASE WHEN standing = 'unknown' THEN 1 ELSE 0 END) AS unknown,
  SUM(CASE WHEN standing = 'erased' THEN 1 ELSE 0 END) AS erased,
  SUM(CASE WHEN standing NOT IN ('not_yet_due', 'unknown', 'erased') THEN 1 ELSE 0 END) AS known,
  SUM(CASE WHEN standing <> 'not_yet_due' THEN 1 ELSE 0 END) AS due,
  SUM(CASE WHEN standing NOT IN ('not_yet_due', 'unknown', 'erased', 'in_school', 'deceased') THEN 1 ELSE 0 END) AS beyond_school
FROM standings
GROUP BY programme, plan_id, years_after, day
ORDER BY programme, plan_id, years_after
