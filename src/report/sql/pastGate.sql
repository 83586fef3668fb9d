-- Deals that are past a gate without what it asks, open or won in the last 90 days; the largest amounts first.
WITH deal AS (FROM past_gate ORDER BY amount DESC NULLS LAST, id LIMIT getvariable('listed')),
lacking AS (
  SELECT lacked.org, lacked.deal_id, in_order(lacked.short, lacked.position) AS without
  FROM lacked SEMI JOIN deal ON deal.org = lacked.org AND deal.id = lacked.deal_id
  WHERE lacked.about = 'standing'
  GROUP BY lacked.org, lacked.deal_id
)
SELECT
  deal.id AS "id", deal.url AS "url", deal.name AS "deal", deal.owner_name AS "owner", deal.stage AS "stage", deal.amount::DOUBLE AS "amount",
  lacking.without AS "without"
FROM deal
JOIN lacking ON lacking.org = deal.org AND lacking.deal_id = deal.id
ORDER BY deal.amount DESC NULLS LAST, deal.id
