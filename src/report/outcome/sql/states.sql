-- What was known at the close of each closed deal about each question that was asked of it. An answer that was recorded after the close did not exist
-- then. A text that the review flagged and nobody cleared is a placeholder.
CREATE OR REPLACE TABLE AnswerState AS
WITH asked AS (
  SELECT DISTINCT g.Org, g.Id, q.Concept
  FROM Governing AS g
  JOIN Question AS q ON q.Org = g.Org AND q.Playbook = g.Playbook AND q.Version = g.Version
)
SELECT
  d.Org, d.Id, d.OwnerId, d.Result, asked.Concept,
  CASE
    WHEN a.Id IS NULL OR a.Status__c IS DISTINCT FROM 'Answered' THEN 'unknown'
    WHEN a.Review_Verdict__c = 'Rejected' OR (a.Review_Flag__c AND a.Review_Verdict__c IS DISTINCT FROM 'Cleared') THEN 'placeholder'
    WHEN a.Evidence_Level__c >= 2 THEN 'heard'
    ELSE 'not heard'
  END AS State
FROM ClosedDeal AS d
JOIN asked ON asked.Org = d.Org AND asked.Id = d.Id
LEFT JOIN DF_Answer__c AS a
  ON a.Org = d.Org AND a.Opportunity__c = d.Id AND a.Concept__c = asked.Concept AND a.CreatedDate <= d.ClosedAt
