-- Answers and live pains of open deals with words of the customer: found in a source, by the stored claim of source and place, or typed by hand.
SELECT
  count(*) FILTER (hash IS NOT NULL)::INTEGER AS "fromSource",
  count(*) FILTER (hash IS NULL)::INTEGER AS "typedByHand"
FROM (
  SELECT Org, Opportunity__c AS deal_id, Evidence_Level__c AS level, Source_Hash__c AS hash FROM DF_Answer__c
  UNION ALL SELECT Org, Opportunity__c, Evidence_Level__c, Source_Hash__c FROM DF_Pain_Point__c
) AS text
JOIN Opportunity AS d ON d.Org = text.Org AND d.Id = text.deal_id
-- A long text cannot be looked at, so the level stands for "there are words of the customer"; 0 is rejected or not live.
WHERE text.level >= 3 AND NOT d.IsClosed
