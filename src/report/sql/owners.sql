SELECT
  coalesce(owner_name, owner_id) AS "owner",
  manager_name AS "manager",
  count(*)::INTEGER AS "deals",
  coalesce(sum(amount), 0)::DOUBLE AS "amount",
  round(avg(counted_score), 1) AS "averageScore",
  count(*) FILTER (diagnosis = 'Not started')::INTEGER AS "notStarted",
  count(*) FILTER (in_question > 0)::INTEGER AS "inQuestion"
FROM open_deal
-- By id, because two users can have the same name.
GROUP BY owner_id, owner_name, manager_name
ORDER BY avg(counted_score) DESC, count(*) DESC, 1, owner_id
