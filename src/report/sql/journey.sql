-- Of the deals that came into a stage: how many went on to a later one, how many were lost from it, and the median days of stays that ended.
-- By what is known of the pain today. Days over five deals or more; what became of deals only over thirty of five owners or more.
WITH stayed AS MATERIALIZED (FROM stay),
-- A deal that came into a stage twice counts once.
deal AS (
  SELECT stage, known, place, org, deal_id, any_value(owner_id) AS owner_id, bool_or(went_on) AS went_on, bool_or(lost) AS lost
  FROM stayed
  GROUP BY stage, known, place, org, deal_id
),
counted AS (
  SELECT
    stage, known, place,
    count(*)::INTEGER AS deals,
    count(DISTINCT org || owner_id) AS people,
    count(*) FILTER (went_on)::INTEGER AS went_on,
    count(*) FILTER (lost)::INTEGER AS lost
  FROM deal
  GROUP BY stage, known, place
),
days AS (SELECT stage, known, place, round(median(seconds) / 86400, 1) AS median_days FROM stayed GROUP BY stage, known, place)
SELECT
  stage, known, deals,
  CASE WHEN deals >= 30 AND people >= 5 THEN went_on END AS "wentOn",
  CASE WHEN deals >= 30 AND people >= 5 THEN lost END AS "lost",
  CASE WHEN deals >= 5 THEN median_days END AS "medianDays"
FROM counted
JOIN days USING (stage, known, place)
ORDER BY place, known DESC
