SELECT
  deal.stage AS "stage",
  bool_and(deal.closed) AS "closed",
  count(*)::INTEGER AS "deals",
  coalesce(sum(deal.amount), 0)::DOUBLE AS "amount",
  round(avg(deal.counted_score), 1) AS "averageScore"
FROM standing AS deal
LEFT JOIN stage ON stage.name = deal.stage
GROUP BY deal.stage, stage.position
ORDER BY stage.position NULLS LAST, deal.stage
