SELECT
  deal.stage AS "stage",
  bool_and(deal.closed) AS "closed",
  deal.shown_diagnosis AS "diagnosis",
  count(*)::INTEGER AS "deals",
  coalesce(sum(deal.amount), 0)::DOUBLE AS "amount"
FROM standing AS deal
LEFT JOIN stage ON stage.name = deal.stage
LEFT JOIN diagnosis ON diagnosis.name = deal.shown_diagnosis
GROUP BY deal.stage, deal.shown_diagnosis, stage.position, diagnosis.position
ORDER BY stage.position NULLS LAST, deal.stage, diagnosis.position NULLS LAST, deal.shown_diagnosis
