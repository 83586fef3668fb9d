-- Of the deals that came into a stage: how many went on to a later one, how many were lost from it, and the median days of stays that ended.
-- By what is known of the pain today; over fewer than five deals nothing is stated.
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
  SELECT stay.*, here.SortOrder AS place, next.SortOrder AS next_place, coalesce(next.IsClosed AND NOT next.IsWon, false) AS lost,
    CASE WHEN deal.shown_diagnosis = 'Pain confirmed' THEN 'Pain confirmed'
      WHEN deal.shown_diagnosis IN ('Pain heard', 'Pain quoted') THEN 'Pain heard or quoted' ELSE 'No pain known' END AS known
  FROM stay
  JOIN standing AS deal ON deal.org = stay.Org AND deal.id = stay.OpportunityId
  JOIN OpportunityStage AS here ON here.Org = stay.Org AND here.ApiName = stay.StageName
  LEFT JOIN OpportunityStage AS next ON next.Org = stay.Org AND next.ApiName = stay.next_stage
  WHERE NOT coalesce(here.IsClosed, false)
)
SELECT
  StageName AS "stage", known AS "known", count(DISTINCT Org || OpportunityId)::INTEGER AS "deals",
  CASE WHEN count(DISTINCT Org || OpportunityId) >= 5
    THEN count(DISTINCT Org || OpportunityId) FILTER (next_place > place AND NOT lost)::INTEGER END AS "wentOn",
  CASE WHEN count(DISTINCT Org || OpportunityId) >= 5 THEN count(DISTINCT Org || OpportunityId) FILTER (lost)::INTEGER END AS "lost",
  CASE WHEN count(DISTINCT Org || OpportunityId) >= 5
    THEN round(median(date_diff('second', since, until)) / 86400, 1) END AS "medianDays"
FROM known
GROUP BY StageName, known, place
ORDER BY place, known DESC
