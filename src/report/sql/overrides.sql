-- Overrides of open deals: requests that wait, those in force, and debts: run out, and the deal is past the gate without what it asks.
SELECT
  deal.id AS "id", deal.url AS "url", deal.name AS "deal", deal.owner_name AS "owner", deal.amount::DOUBLE AS "amount", o.Stage__c AS "toEnter",
  o.Reason_Code__c AS "reason", o.Expires_On__c::VARCHAR AS "expires",
  CASE WHEN o.Status__c = 'Requested' THEN 'waits' WHEN o.Expires_On__c >= deal.today THEN 'in force' ELSE 'debt' END AS "state"
FROM DF_Gate_Override__c AS o
JOIN open_deal AS deal ON deal.org = o.Org AND deal.id = o.Opportunity__c
WHERE o.Status__c = 'Requested'
  OR (o.Status__c = 'Approved' AND o.Revoked_At__c IS NULL AND (o.Expires_On__c >= deal.today OR EXISTS (FROM past_gate AS past WHERE past.org = deal.org AND past.id = deal.id)))
ORDER BY "state" = 'in force', deal.amount DESC NULLS LAST, o.Id
LIMIT getvariable('listed')
