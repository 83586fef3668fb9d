SELECT
  manager_name AS "manager",
  count(DISTINCT owner_id)::INTEGER AS "owners",
  count(*)::INTEGER AS "deals",
  coalesce(sum(amount), 0)::DOUBLE AS "amount",
  round(avg(counted_score), 1) AS "averageScore",
  count(*) FILTER (diagnosis = 'Not started')::INTEGER AS "notStarted",
  count(*) FILTER (in_question > 0)::INTEGER AS "inQuestion"
FROM open_deal
GROUP BY manager_id, manager_name
ORDER BY avg(counted_score) DESC, count(*) DESC, manager_name NULLS LAST, manager_id
