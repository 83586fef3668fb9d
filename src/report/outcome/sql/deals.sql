-- ClosedDeal: one row for each closed deal. The diagnosis is that of the pains and answers that existed at the close; none where a text is
-- in question, or no playbook asked for one.
WITH flag AS (
  SELECT Opportunity__c AS Id, CreatedDate, Review_Flag__c, Review_Verdict__c, Review_Kind__c FROM DF_Answer__c WHERE Org = $org
  UNION ALL
  SELECT Opportunity__c, CreatedDate, Review_Flag__c, Review_Verdict__c, Review_Kind__c FROM DF_Pain_Point__c WHERE Org = $org
),
waiting AS (
  SELECT DISTINCT Id
  FROM flag
  WHERE Review_Flag__c AND (Review_Verdict__c IS NULL OR (Review_Verdict__c = 'Rejected' AND Review_Kind__c = 'Rewritten'))
),
pain AS (
  SELECT d.Id, max(p.Evidence_Level__c) AS Level
  FROM ClosedDeal AS d
  JOIN DF_Pain_Point__c AS p ON p.Org = $org AND p.Opportunity__c = d.Id AND p.CreatedDate <= d.ClosedAt
  GROUP BY d.Id
),
answered AS (
  SELECT DISTINCT d.Id
  FROM ClosedDeal AS d
  JOIN DF_Answer__c AS a ON a.Org = $org AND a.Opportunity__c = d.Id AND a.CreatedDate <= d.ClosedAt
  WHERE a.Evidence_Level__c > 0
),
governed AS (SELECT DISTINCT Id FROM Governed WHERE Org = $org),
unknown AS (SELECT Id, bool_or(State = 'unknown') AS HasUnknown FROM AnswerState GROUP BY Id),
mail AS (
  SELECT d.Id, count(*) AS Mails, max(m.MessageDate) FILTER (WHERE m.Incoming) AS Reply
  FROM ClosedDeal AS d
  JOIN EmailMessage AS m ON m.Org = $org AND m.RelatedToId = d.Id AND m.MessageDate <= d.ClosedAt
  GROUP BY d.Id
)
SELECT
  d.OwnerId AS ownerId,
  d.Result AS result,
  CASE WHEN NOT d.IsBornClosed AND d.ClosedAt >= d.CreatedDate THEN date_diff('day', d.CreatedDate, d.ClosedAt)::INTEGER END AS cycleDays,
  d.Amount::DOUBLE AS amount,
  d.CurrencyIsoCode AS currency,
  CASE
    WHEN waiting.Id IS NOT NULL OR governed.Id IS NULL THEN NULL
    WHEN pain.Level >= 4 THEN 'Pain confirmed'
    WHEN pain.Level >= 3 THEN 'Pain quoted'
    WHEN pain.Level >= 2 THEN 'Pain heard'
    WHEN answered.Id IS NOT NULL THEN 'Started'
    ELSE 'Not started'
  END AS diagnosis,
  unknown.HasUnknown AS hasUnknown,
  CASE WHEN mail.Mails > 0 THEN greatest(0, date_diff('day', coalesce(mail.Reply, d.CreatedDate), d.ClosedAt))::INTEGER END AS silentDays
FROM ClosedDeal AS d
LEFT JOIN waiting ON waiting.Id = d.Id
LEFT JOIN pain ON pain.Id = d.Id
LEFT JOIN answered ON answered.Id = d.Id
LEFT JOIN governed ON governed.Id = d.Id
LEFT JOIN unknown ON unknown.Id = d.Id
LEFT JOIN mail ON mail.Id = d.Id
