SELECT
  coalesce(owner.name, deal.owner_id) AS "owner",
  manager.name AS "manager",
  count(*)::INTEGER AS "deals",
  coalesce(sum(deal.amount), 0)::DOUBLE AS "amount",
  round(avg(deal.score), 1) AS "averageScore",
  count(*) FILTER (deal.diagnosis = 'Not started')::INTEGER AS "notStarted"
FROM deal
LEFT JOIN person AS owner ON owner.id = deal.owner_id
LEFT JOIN person AS manager ON manager.id = owner.manager_id
WHERE NOT deal.closed
-- By id: two people may have the same name.
GROUP BY deal.owner_id, owner.name, manager.name
ORDER BY avg(deal.score) DESC, count(*) DESC, 1, deal.owner_id
