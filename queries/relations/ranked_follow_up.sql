-- Every follow-up with the rank of its evidence, by which the newest answer is chosen: of two reported on one day that with the better evidence counts.
-- One row a follow-up as known in the cut. evidence_rank: 0 published list, 1 registry, 2 university, 3 school, 4 the pupil.
SELECT
  person_id,
  question,
  status,
  value,
  institution_kind,
  day,
  reported_day,
  valid_until,
  evidence,
  CASE evidence
    WHEN 'published_list' THEN 0
    WHEN 'registry' THEN 1
    WHEN 'university' THEN 2
    WHEN 'school' THEN 3
    ELSE 4
  END AS evidence_rank
FROM follow_up
