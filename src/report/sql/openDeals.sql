SELECT
  deal.id AS "id",
  deal.url AS "url",
  deal.name AS "deal",
  deal.account AS "account",
  deal.stage AS "stage",
  deal.owner_name AS "owner",
  deal.amount::DOUBLE AS "amount",
  deal.close_date::VARCHAR AS "closeDate",
  deal.score AS "score",
  deal.diagnosis AS "diagnosis",
  deal.in_question AS "inQuestion",
  deal.next_gate AS "nextGate",
  coalesce(lacking.missing, 0)::INTEGER AS "missing"
FROM open_deal AS deal
LEFT JOIN (SELECT org, deal_id, count(*) AS missing FROM gap GROUP BY ALL) AS lacking ON lacking.org = deal.org AND lacking.deal_id = deal.id
ORDER BY deal.amount DESC NULLS LAST, deal.name, deal.id
LIMIT getvariable('listed')
