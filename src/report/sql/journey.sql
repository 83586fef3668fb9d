-- Of the deals that came into a stage: how many went on to a later one, how many were lost from it, and the median days of stays that ended.
-- By what is known of the pain today. Days over five deals or more; what became of deals only over thirty of five owners or more.
SELECT
  stage, known, deals,
  CASE WHEN deals >= 30 AND people >= 5 THEN went_on END AS "wentOn",
  CASE WHEN deals >= 30 AND people >= 5 THEN lost END AS "lost",
  CASE WHEN deals >= 5 THEN median_days END AS "medianDays"
FROM (
  SELECT
    stage, known, place,
    count(DISTINCT org || deal_id)::INTEGER AS deals,
    count(DISTINCT org || owner_id) AS people,
    count(DISTINCT org || deal_id) FILTER (went_on)::INTEGER AS went_on,
    count(DISTINCT org || deal_id) FILTER (lost)::INTEGER AS lost,
    round(median(seconds) / 86400, 1) AS median_days
  FROM stay
  GROUP BY stage, known, place
)
ORDER BY place, known DESC
