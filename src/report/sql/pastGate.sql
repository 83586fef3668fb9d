-- Deals that are past a gate without what it asks, open or won in the last 90 days; the largest amounts first.
SELECT
  deal.id AS "id", deal.url AS "url", deal.name AS "deal", deal.owner_name AS "owner", deal.stage AS "stage", deal.amount::DOUBLE AS "amount",
  lacked.unknown AS "without"
FROM named_deal AS deal
JOIN lacked ON lacked.org = deal.org AND lacked.deal_id = deal.id AND lacked.about = 'standing'
ORDER BY deal.amount DESC NULLS LAST, deal.id
LIMIT getvariable('listed')
