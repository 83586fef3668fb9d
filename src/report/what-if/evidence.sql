-- The roll-ups of the deals of Crossing as they were when they passed the gates: over what had been noted by then, with the evidence that it has now. Earlier
-- levels are not stored. All gates are computed in one pass over the answers and pains.
-- `rollUps` stands for a column for each roll-up that a gate reads, with the position of its stage: `, coalesce(sum(…), 0) AS DF_Pains_Quoted__c_4, …`.
CREATE OR REPLACE TEMP TABLE Evidence AS
WITH note AS (
  SELECT
    a.Opportunity__c AS DealId, a.CreatedDate AS Noted, s.Field,
    s.Power * CASE
      WHEN a.Status__c = 'Not Known Yet' AND a.Open_Owner__c IS NOT NULL AND a.Open_Until__c IS NOT NULL THEN 9
      ELSE coalesce(a.Evidence_Level__c, 0)
    END AS Digit,
    CASE WHEN a.Status__c = 'Not Known Yet' AND s.Field IS NOT NULL THEN a.Open_Until__c END AS OpenUntil,
    NULL::DOUBLE AS Level, NULL::DOUBLE AS Likely
  FROM DF_Answer__c AS a LEFT JOIN Slot AS s ON s.Concept = a.Concept__c
  WHERE a.Org = {org}
  UNION ALL
  SELECT Opportunity__c, CreatedDate, NULL, NULL, NULL, Evidence_Level__c, Impact_Likely__c FROM DF_Pain_Point__c WHERE Org = {org}
)
SELECT c.Deal, count(n.DealId) = 0 AS IsUntouched{rollUps}
FROM Crossing AS c LEFT JOIN note AS n ON n.DealId = c.Id
GROUP BY c.Deal;
