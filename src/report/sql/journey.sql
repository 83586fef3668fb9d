-- Of the deals that came into a stage: how many went on to a later one, how many were lost from it, and the median days of stays that ended.
-- By what is known of the pain today. Days over five deals or more; what became of deals only over thirty of five owners or more.
WITH change AS (
  SELECT Org, OpportunityId, StageName, CreatedDate,
    lag(StageName) OVER (PARTITION BY Org, OpportunityId ORDER BY CreatedDate, Id) AS before
  FROM OpportunityHistory
),
stay AS (
  SELECT Org, OpportunityId, StageName, CreatedDate AS since,
    lead(StageName) OVER later AS next_stage, lead(CreatedDate) OVER later AS until
  FROM change
  WHERE before IS DISTINCT FROM StageName
  WINDOW later AS (PARTITION BY Org, OpportunityId ORDER BY CreatedDate)
),
known AS (
  SELECT stay.*, deal.owner_id, here.SortOrder AS place, next.SortOrder AS next_place, coalesce(next.IsClosed AND NOT next.IsWon, false) AS lost,
    CASE WHEN deal.shown_diagnosis = 'Pain confirmed' THEN 'Pain confirmed'
      WHEN deal.shown_diagnosis IN ('Pain heard', 'Pain quoted') THEN 'Pain heard or quoted' ELSE 'No pain known' END AS known
  FROM stay
  JOIN standing AS deal ON deal.org = stay.Org AND deal.id = stay.OpportunityId
  JOIN OpportunityStage AS here ON here.Org = stay.Org AND here.ApiName = stay.StageName
  LEFT JOIN OpportunityStage AS next ON next.Org = stay.Org AND next.ApiName = stay.next_stage
  WHERE NOT coalesce(here.IsClosed, false)
)
SELECT
  stage, known, deals,
  CASE WHEN deals >= 30 AND people >= 5 THEN went_on END AS "wentOn",
  CASE WHEN deals >= 30 AND people >= 5 THEN lost END AS "lost",
  CASE WHEN deals >= 5 THEN median_days END AS "medianDays"
FROM (
  SELECT
    StageName AS stage, known, place,
    count(DISTINCT Org || OpportunityId)::INTEGER AS deals,
    count(DISTINCT Org || owner_id) AS people,
    count(DISTINCT Org || OpportunityId) FILTER (next_place > place AND NOT lost)::INTEGER AS went_on,
    count(DISTINCT Org || OpportunityId) FILTER (lost)::INTEGER AS lost,
    round(median(date_diff('second', since, until)) / 86400, 1) AS median_days
  FROM known
  GROUP BY StageName, known, place
)
ORDER BY place, known DESC
