-- The answer about university and about the Top-Notch programme that stands for each person: the newest reported, on one day that with the better evidence.
-- One row a person with an answer to either, whatever its date. admission_known: a yes or no is on record; admitted_to: the university of a yes, empty where
-- none was named; university_known: not admitted, or the university named. Flags are 1 and 0; whoever has no row has no answer, never a no.
SELECT
  person_id,
  MAX(CASE WHEN question = 'admission' THEN 1 ELSE 0 END) AS admission_known,
  MAX(CASE WHEN question = 'admission' AND status = 'yes' THEN 1 ELSE 0 END) AS admitted,
  MAX(CASE WHEN question = 'admission' AND status = 'yes' THEN value END) AS admitted_to,
  MAX(CASE WHEN question = 'admission' AND (status = 'no' OR value IS NOT NULL) THEN 1 ELSE 0 END) AS university_known,
  MAX(CASE WHEN question = 'topnotch' THEN 1 ELSE 0 END) AS topnotch_known,
  MAX(CASE WHEN question = 'topnotch' AND status = 'yes' THEN 1 ELSE 0 END) AS topnotch
FROM (
  SELECT
    person_id,
    question,
    status,
    value,
    ROW_NUMBER() OVER (PARTITION BY person_id, question ORDER BY reported_day DESC, evidence_rank, status DESC, value) AS rank_newest
  FROM ranked_follow_up
  WHERE question IN ('admission', 'topnotch') AND status IN ('yes', 'no')
) AS ranked
WHERE rank_newest = 1
GROUP BY person_id
