SELECT
  deal.next_gate AS "toEnter",
  count(*)::INTEGER AS "deals",
  count(*) FILTER (lacking.missing IS NULL)::INTEGER AS "ready",
  coalesce(sum(deal.amount), 0)::DOUBLE AS "amount"
FROM open_deal AS deal
LEFT JOIN (SELECT org, deal_id, count(*) AS missing FROM gap GROUP BY ALL) AS lacking ON lacking.org = deal.org AND lacking.deal_id = deal.id
LEFT JOIN stage ON stage.name = deal.next_gate
WHERE deal.next_gate IS NOT NULL
GROUP BY deal.next_gate, stage.position
ORDER BY stage.position NULLS LAST, deal.next_gate
