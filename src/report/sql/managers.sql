SELECT
  manager_name AS "manager",
  has_manager AND shown_manager IS NULL AS "hidden",
  count(DISTINCT org || owner_id)::INTEGER AS "owners",
  count(*)::INTEGER AS "deals",
  coalesce(sum(amount), 0)::DOUBLE AS "amount",
  round(avg(counted_score), 1) AS "averageScore",
  count(*) FILTER (diagnosis = 'Not started')::INTEGER AS "notStarted",
  count(*) FILTER (in_question > 0)::INTEGER AS "inQuestion"
FROM open_deal
-- All managers who are not named are one row, after the others.
GROUP BY shown_manager, manager_name, has_manager
ORDER BY has_manager AND shown_manager IS NULL, avg(counted_score) DESC, count(*) DESC, manager_name NULLS LAST, shown_manager
