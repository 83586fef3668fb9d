-- The last 13 weeks, which begin on Monday, by the stage history: deals that were created, went on to a later stage, went back to an earlier
-- one, were won and lost. A deal counts once a week in each. A week without moves has zeros; none is listed from before the history begins.
WITH moment AS (
  SELECT h.Org, h.OpportunityId AS id, h.StageName AS stage,
    date_trunc('week', timezone(coalesce(o.Zone, 'UTC'), timezone('UTC', h.CreatedDate)))::DATE AS week,
    lag(h.StageName) OVER (PARTITION BY h.Org, h.OpportunityId ORDER BY h.CreatedDate, h.Id) AS before
  FROM OpportunityHistory AS h
  JOIN Organization AS o ON o.Org = h.Org
),
move AS (
  SELECT moment.week, moment.Org || moment.id AS deal,
    CASE WHEN here.IsWon THEN 'won' WHEN here.IsClosed THEN 'lost' WHEN here.SortOrder > old.SortOrder THEN 'on' ELSE 'back' END AS kind
  FROM moment
  JOIN standing AS deal ON deal.org = moment.Org AND deal.id = moment.id
  JOIN OpportunityStage AS here ON here.Org = moment.Org AND here.ApiName = moment.stage
  JOIN OpportunityStage AS old ON old.Org = moment.Org AND old.ApiName = moment.before
  WHERE moment.before <> moment.stage
  UNION ALL
  SELECT date_trunc('week', timezone(coalesce(o.Zone, 'UTC'), timezone('UTC', d.CreatedDate)))::DATE, d.Org || d.Id, 'new'
  FROM Opportunity AS d
  JOIN Organization AS o ON o.Org = d.Org
  JOIN standing AS deal ON deal.org = d.Org AND deal.id = d.Id
),
week AS (
  SELECT unnest(range(max(date_trunc('week', Today)) - INTERVAL 12 WEEK, max(date_trunc('week', Today)) + INTERVAL 1 DAY, INTERVAL 1 WEEK))::DATE AS week
  FROM Organization
)
SELECT
  week.week::VARCHAR AS "week",
  count(DISTINCT deal) FILTER (kind = 'new')::INTEGER AS "created",
  count(DISTINCT deal) FILTER (kind = 'on')::INTEGER AS "wentOn",
  count(DISTINCT deal) FILTER (kind = 'back')::INTEGER AS "wentBack",
  count(DISTINCT deal) FILTER (kind = 'won')::INTEGER AS "won",
  count(DISTINCT deal) FILTER (kind = 'lost')::INTEGER AS "lost"
FROM week
LEFT JOIN move ON move.week = week.week
WHERE week.week >= (SELECT min(moment.week) FROM moment)
GROUP BY week.week
ORDER BY week.week
