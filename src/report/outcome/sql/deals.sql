-- ClosedDeal: one row for each closed deal. The diagnosis is that of the pains and answers that existed at the close; none where a text is
-- in question, or no live playbook governs the deal.
WITH flag AS (
  SELECT Org, Opportunity__c AS Id, Review_Flag__c, Review_Verdict__c, Review_Kind__c FROM DF_Answer__c
  UNION ALL
  SELECT Org, Opportunity__c, Review_Flag__c, Review_Verdict__c, Review_Kind__c FROM DF_Pain_Point__c
),
waiting AS (
  SELECT DISTINCT Org, Id
  FROM flag
  WHERE Review_Flag__c AND (Review_Verdict__c IS NULL OR (Review_Verdict__c = 'Rejected' AND Review_Kind__c = 'Rewritten'))
),
pain AS (
  SELECT d.Org, d.Id, max(p.Evidence_Level__c) AS Level
  FROM ClosedDeal AS d
  JOIN DF_Pain_Point__c AS p ON p.Org = d.Org AND p.Opportunity__c = d.Id AND p.CreatedDate <= d.ClosedAt
  GROUP BY d.Org, d.Id
),
answered AS (
  SELECT DISTINCT d.Org, d.Id
  FROM ClosedDeal AS d
  JOIN DF_Answer__c AS a ON a.Org = d.Org AND a.Opportunity__c = d.Id AND a.CreatedDate <= d.ClosedAt
  WHERE a.Evidence_Level__c > 0
),
governed AS (SELECT DISTINCT Org, Id FROM Governing),
unknown AS (SELECT Org, Id, bool_or(State = 'unknown') AS HasUnknown FROM AnswerState GROUP BY Org, Id),
-- E-mails of both directions show that a deal is recorded; a customer replies by an incoming one or by a call.
contact AS (
  SELECT Org, RelatedToId AS Id, MessageDate AS Moment, Incoming AS IsReply, true AS IsMail FROM EmailMessage
  UNION ALL
  SELECT Org, WhatId, coalesce(CompletedDateTime, ActivityDate::TIMESTAMP, CreatedDate), true, false FROM Task WHERE CallType = 'Inbound'
),
mail AS (
  SELECT d.Org, d.Id, bool_or(c.IsMail) AS HasMail, max(c.Moment) FILTER (WHERE c.IsReply) AS Reply
  FROM ClosedDeal AS d
  JOIN contact AS c ON c.Org = d.Org AND c.Id = d.Id AND c.Moment <= d.ClosedAt
  GROUP BY d.Org, d.Id
)
SELECT
  d.Org || ' ' || d.OwnerId AS ownerId,
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
  CASE WHEN mail.HasMail THEN greatest(0, date_diff('day', coalesce(mail.Reply, d.CreatedDate), d.ClosedAt))::INTEGER END AS silentDays
FROM ClosedDeal AS d
LEFT JOIN waiting ON waiting.Org = d.Org AND waiting.Id = d.Id
LEFT JOIN pain ON pain.Org = d.Org AND pain.Id = d.Id
LEFT JOIN answered ON answered.Org = d.Org AND answered.Id = d.Id
LEFT JOIN governed ON governed.Org = d.Org AND governed.Id = d.Id
LEFT JOIN unknown ON unknown.Org = d.Org AND unknown.Id = d.Id
LEFT JOIN mail ON mail.Org = d.Org AND mail.Id = d.Id
