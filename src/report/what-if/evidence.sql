-- The roll-ups of the deals of Crossing at that moment: over what had been noted by then, with the evidence that it has now. Earlier levels are not stored.
CREATE OR REPLACE TEMP TABLE Evidence AS
WITH answer AS (
  SELECT c.Id, s.Field, s.Power,
    CASE
      WHEN a.Status__c = 'Not Known Yet' AND a.Open_Owner__c IS NOT NULL AND a.Open_Until__c IS NOT NULL THEN 9
      ELSE coalesce(a.Evidence_Level__c, 0)
    END AS Digit,
    a.Status__c = 'Not Known Yet' AND a.Open_Until__c < c.At::DATE AS IsOverdue
  FROM Crossing AS c
  JOIN DF_Answer__c AS a ON a.Org = $org AND a.Opportunity__c = c.Id AND a.CreatedDate <= c.At
  JOIN Slot AS s ON s.Concept = a.Concept__c
),
answers AS (
  SELECT Id,
    sum(Digit * Power) FILTER (WHERE Field = 'DF_Answers_A__c') AS A,
    sum(Digit * Power) FILTER (WHERE Field = 'DF_Answers_B__c') AS B,
    bool_or(IsOverdue) AS IsOverdue
  FROM answer GROUP BY Id
),
pains AS (
  SELECT c.Id,
    count(*) FILTER (WHERE p.Evidence_Level__c >= 2) AS Heard,
    count(*) FILTER (WHERE p.Evidence_Level__c >= 3) AS Quoted,
    count(*) FILTER (WHERE p.Evidence_Level__c >= 4) AS Confirmed,
    sum(p.Impact_Likely__c) FILTER (WHERE p.Evidence_Level__c >= 3) AS ImpactQuoted,
    sum(p.Impact_Likely__c) FILTER (WHERE p.Evidence_Level__c >= 4) AS ImpactConfirmed
  FROM Crossing AS c
  JOIN DF_Pain_Point__c AS p ON p.Org = $org AND p.Opportunity__c = c.Id AND p.CreatedDate <= c.At
  GROUP BY c.Id
)
SELECT c.Id, coalesce(a.A, 0)::DOUBLE AS A, coalesce(a.B, 0)::DOUBLE AS B, CASE WHEN a.IsOverdue THEN 0 ELSE 99999 END AS OpenDue,
  coalesce(p.Heard, 0) AS Heard, coalesce(p.Quoted, 0) AS Quoted, coalesce(p.Confirmed, 0) AS Confirmed,
  coalesce(p.ImpactQuoted, 0) AS ImpactQuoted, coalesce(p.ImpactConfirmed, 0) AS ImpactConfirmed
FROM Crossing AS c
LEFT JOIN answers AS a ON a.Id = c.Id
LEFT JOIN pains AS p ON p.Id = c.Id
