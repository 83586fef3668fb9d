SELECT
  manager.name AS "manager",
  count(DISTINCT deal.owner_id)::INTEGER AS "owners",
  count(*)::INTEGER AS "deals",
  coalesce(sum(deal.amount), 0)::DOUBLE AS "amount",
  round(avg(deal.score), 1) AS "averageScore",
  count(*) FILTER (deal.diagnosis = 'Not started')::INTEGER AS "notStarted"
FROM deal
LEFT JOIN person AS owner ON owner.id = deal.owner_id
LEFT JOIN person AS manager ON manager.id = owner.manager_id
WHERE NOT deal.closed
GROUP BY manager.id, manager.name
ORDER BY avg(deal.score) DESC, count(*) DESC, manager.name NULLS LAST, manager.id
