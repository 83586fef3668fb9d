-- Live pains of open deals by kind and business driver, with their likely impact a year, in the playbook's currency.
SELECT
  coalesce(p.Kind__c, 'No kind') AS "kind", coalesce(p.Business_Driver__c, 'No driver') AS "driver",
  count(*)::INTEGER AS "pains", count(DISTINCT p.Org || p.Opportunity__c)::INTEGER AS "deals",
  count(*) FILTER (p.Evidence_Level__c >= 4)::INTEGER AS "confirmed",
  coalesce(sum(p.Impact_Likely__c::DECIMAL(18, 2)), 0)::DOUBLE AS "impact"
FROM DF_Pain_Point__c AS p
JOIN open_deal AS deal ON deal.org = p.Org AND deal.id = p.Opportunity__c
WHERE p.Evidence_Level__c > 0
GROUP BY ALL
ORDER BY "impact" DESC, "pains" DESC, "kind", "driver"
