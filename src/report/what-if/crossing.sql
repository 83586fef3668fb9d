-- The deals that entered the stage at $position or a later one, with the moment of the first time. Without a row of the history: since when they are where they are.
CREATE OR REPLACE TEMP TABLE Crossing AS
SELECT d.Id, coalesce(min(h.CreatedDate), any_value(coalesce(d.LastStageChangeDate, d.CreatedDate))) AS At
FROM Looked AS d
LEFT JOIN Step AS here ON here.Stage = d.StageName
LEFT JOIN (
  SELECT h.Org, h.OpportunityId, h.CreatedDate FROM OpportunityHistory AS h JOIN Step AS s ON s.Stage = h.StageName AND s.Position >= $position
) AS h ON h.Org = d.Org AND h.OpportunityId = d.Id
WHERE d.Org = $org AND ($since::DATE IS NULL OR d.CreatedDate >= $since::DATE)
GROUP BY d.Id, here.Position
HAVING count(h.CreatedDate) > 0 OR here.Position >= $position
