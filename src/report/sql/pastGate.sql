-- Deals that are past a gate without what it asks, open or won in the last 90 days; the largest amounts first.
WITH deal AS (FROM past_gate ORDER BY amount DESC NULLS LAST, id LIMIT getvariable('listed'))
SELECT
  deal.id AS "id", deal.url AS "url", deal.name AS "deal", deal.owner_name AS "owner", deal.stage AS "stage", deal.amount::DOUBLE AS "amount",
  lacked_by(deal.org, deal.id, 'standing') AS "without"
FROM deal
ORDER BY deal.amount DESC NULLS LAST, deal.id
