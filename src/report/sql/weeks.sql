-- The last 13 weeks, which begin on Monday, by the stage history: deals that were created, went on to a later stage, went back to an earlier
-- one, were won and lost. A deal counts once a week in each. A week without moves has zeros; none is listed from before the history begins.
WITH week AS (
  SELECT unnest(range(max(date_trunc('week', Today)) - INTERVAL 12 WEEK, max(date_trunc('week', Today)) + INTERVAL 1 DAY, INTERVAL 1 WEEK))::DATE AS week
  FROM Organization
),
-- The rows of these weeks, and of the day before, which another zone may count to them: the zone is looked at for these only.
recent AS (SELECT min(week) - INTERVAL 1 DAY AS since FROM week),
change AS (
  SELECT Org, OpportunityId AS id, StageName AS stage, CreatedDate AS at,
    lag(StageName) OVER (PARTITION BY Org, OpportunityId ORDER BY CreatedDate, Id) AS before
  FROM OpportunityHistory
),
move AS (
  SELECT change.Org, change.id, change.at,
    CASE WHEN here.IsWon THEN 'won' WHEN here.IsClosed THEN 'lost' WHEN here.SortOrder > old.SortOrder THEN 'on' ELSE 'back' END AS kind
  FROM change
  JOIN OpportunityStage AS here ON here.Org = change.Org AND here.ApiName = change.stage
  JOIN OpportunityStage AS old ON old.Org = change.Org AND old.ApiName = change.before
  WHERE change.before <> change.stage AND change.at >= (SELECT since FROM recent)
  UNION ALL
  SELECT Org, Id, CreatedDate, 'new' FROM Opportunity WHERE CreatedDate >= (SELECT since FROM recent)
),
counted AS (
  SELECT DISTINCT
    date_trunc('week', timezone(coalesce(o.Zone, 'UTC'), timezone('UTC', move.at)))::DATE AS week, move.Org AS org, move.id, move.kind
  FROM move
  JOIN standing AS deal ON deal.org = move.Org AND deal.id = move.id
  JOIN Organization AS o ON o.Org = move.Org
),
begun AS (
  SELECT date_trunc('week', timezone(coalesce(any_value(o.Zone), 'UTC'), timezone('UTC', min(h.CreatedDate))))::DATE AS week
  FROM OpportunityHistory AS h
  JOIN Organization AS o ON o.Org = h.Org
  GROUP BY h.Org
)
SELECT
  week.week::VARCHAR AS "week",
  count(*) FILTER (counted.kind = 'new')::INTEGER AS "created",
  count(*) FILTER (counted.kind = 'on')::INTEGER AS "wentOn",
  count(*) FILTER (counted.kind = 'back')::INTEGER AS "wentBack",
  count(*) FILTER (counted.kind = 'won')::INTEGER AS "won",
  count(*) FILTER (counted.kind = 'lost')::INTEGER AS "lost"
FROM week
LEFT JOIN counted ON counted.week = week.week
WHERE week.week >= (SELECT min(begun.week) FROM begun)
GROUP BY week.week
ORDER BY week.week
