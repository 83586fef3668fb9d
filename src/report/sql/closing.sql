-- Open deals that close within 30 days, or should have closed. What a text in question is worth nobody knows yet: such a deal is at risk.
SELECT
  CASE WHEN close_date < today THEN 'past' ELSE 'soon' END AS "closes",
  shown_diagnosis AS "diagnosis",
  count(*)::INTEGER AS "count",
  coalesce(sum(amount), 0)::DOUBLE AS "amount"
FROM open_deal
WHERE close_date <= today + 30
GROUP BY ALL
ORDER BY ALL
