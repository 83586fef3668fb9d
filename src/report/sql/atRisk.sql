-- The deals at risk with what they lack; the largest amounts first, and those that are more than 30 days late after all others.
WITH deal AS (FROM at_risk ORDER BY is_late, amount DESC NULLS LAST, close_date, id LIMIT getvariable('listed'))
SELECT
  deal.id AS "id", deal.url AS "url", deal.name AS "deal", deal.owner_name AS "owner", deal.stage AS "stage", deal.amount::DOUBLE AS "amount",
  deal.close_date::VARCHAR AS "closeDate", (deal.close_date - deal.today)::INTEGER AS "days", deal.diagnosis AS "diagnosis",
  coalesce(lacked_by(deal.org, deal.id, 'next'), []) AS "unknown"
FROM deal
ORDER BY deal.is_late, deal.amount DESC NULLS LAST, deal.close_date, deal.id
