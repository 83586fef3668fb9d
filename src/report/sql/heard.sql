-- On how many open deals of an owner the customer answered a question: Heard or more. An id is one user of one org.
SELECT d.Org || d.OwnerId AS "owner", a.Concept__c AS "concept", count(*)::INTEGER AS "count"
FROM DF_Answer__c AS a
JOIN Opportunity AS d ON d.Org = a.Org AND d.Id = a.Opportunity__c
WHERE a.Evidence_Level__c >= 2 AND NOT d.IsClosed
GROUP BY ALL
ORDER BY ALL
