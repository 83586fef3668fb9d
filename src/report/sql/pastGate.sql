-- Deals that are past a gate without what it asks, open or won in the last 90 days; the largest amounts first.
SELECT
  id AS "id", url AS "url", name AS "deal", owner_name AS "owner", stage AS "stage", amount::DOUBLE AS "amount", without AS "without"
FROM past_gate
ORDER BY amount DESC NULLS LAST, id
LIMIT getvariable('listed')
