-- The closed deals with the moment of their close: when the history enters a closed stage for the last time, else the last change of
-- stage, else the close date. Made-up deals are no outcomes. $noDecision is a regular expression on the stage. $historyFrom: the day from which
-- the history is there; NULL for all of it.
CREATE OR REPLACE TABLE ClosedDeal AS
WITH step AS (
  SELECT
    h.Org, h.OpportunityId AS Id, h.CreatedDate AS Moment, s.IsClosed,
    lag(s.IsClosed) OVER deal AS WasClosed,
    row_number() OVER deal AS Step
  FROM OpportunityHistory AS h
  LEFT JOIN OpportunityStage AS s ON s.Org = h.Org AND s.ApiName = h.StageName
  WINDOW deal AS (PARTITION BY h.Org, h.OpportunityId ORDER BY h.CreatedDate, h.Id)
),
closing AS (
  SELECT
    Org, Id,
    max(Moment) FILTER (WHERE IsClosed AND WasClosed IS DISTINCT FROM true) AS Moment,
    -- A deal that was created closed, as imports are, has no cycle.
    coalesce(bool_or(IsClosed) FILTER (WHERE Step = 1), false) AS IsBornClosed
  FROM step
  GROUP BY Org, Id
)
SELECT
  d.Org, d.Id, d.OwnerId, d.CreatedDate,
  coalesce(c.Moment, d.LastStageChangeDate, d.CloseDate::TIMESTAMP + INTERVAL 1 DAY) AS ClosedAt,
  coalesce(c.IsBornClosed AND d.CreatedDate >= coalesce($historyFrom::TIMESTAMP, d.CreatedDate), false) AS IsBornClosed,
  CASE WHEN d.IsWon THEN 'won' WHEN regexp_matches(d.StageName, $noDecision, 'i') THEN 'no decision' ELSE 'lost' END AS Result,
  d.Amount, d.CurrencyIsoCode
FROM Opportunity AS d
LEFT JOIN closing AS c ON c.Org = d.Org AND c.Id = d.Id
WHERE d.IsClosed AND d.DF_Example__c IS DISTINCT FROM true
