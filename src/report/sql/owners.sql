SELECT
  owner_name AS "owner",
  CASE WHEN shown_owner IS NOT NULL THEN manager_name END AS "manager",
  count(DISTINCT org || owner_id)::INTEGER AS "people",
  count(*)::INTEGER AS "deals",
  coalesce(sum(amount), 0)::DOUBLE AS "amount",
  round(avg(counted_score), 1) AS "averageScore",
  count(*) FILTER (diagnosis = 'Not started')::INTEGER AS "notStarted",
  count(*) FILTER (in_question > 0)::INTEGER AS "inQuestion"
FROM open_deal
-- By id, because two users can have the same name. All who are not named are one row, the last.
GROUP BY shown_owner, owner_name, CASE WHEN shown_owner IS NOT NULL THEN manager_name END
ORDER BY shown_owner IS NULL, avg(counted_score) DESC, count(*) DESC, 1, shown_owner
