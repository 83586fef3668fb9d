-- The deals that entered the stage of a gate or a later one, with the moment of the first time for each gate: At4 for the gate to the fourth stage, NULL where
-- they did not. Without a row of the history: since when they are where they are. Made-up deals that are won or lost are no outcomes.
-- `first` stands for `min(CASE WHEN s.Position >= 4 THEN h.CreatedDate END) AS At4, …`, `least` for the position of the first gate, and `moments` for
-- `coalesce(m.At4, CASE WHEN here.Position >= 4 THEN coalesce(d.LastStageChangeDate, d.CreatedDate) END) AS At4, …`.
CREATE OR REPLACE TEMP TABLE Crossing AS
WITH move AS (
  SELECT h.OpportunityId AS Id, {first}
  FROM OpportunityHistory AS h JOIN Step AS s ON s.Stage = h.StageName
  WHERE h.Org = {org} AND s.Position >= {least}
  GROUP BY h.OpportunityId
)
SELECT d.rowid AS Deal, d.Id, {moments}
FROM Opportunity AS d
LEFT JOIN Step AS here ON here.Stage = d.StageName
LEFT JOIN move AS m ON m.Id = d.Id
WHERE d.Org = {org} AND NOT (d.IsClosed AND coalesce(d.DF_Example__c, false)) AND ({since}::DATE IS NULL OR d.CreatedDate >= {since}::DATE)
  AND (m.Id IS NOT NULL OR here.Position >= {least});
