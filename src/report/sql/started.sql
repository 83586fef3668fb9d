-- The amounts of a group are added up as decimals.
SELECT
  owner_id AS "owner",
  count(*)::INTEGER AS "count",
  coalesce(sum(amount), 0)::DOUBLE AS "amount"
FROM open_deal
WHERE diagnosis <> 'Not started'
GROUP BY owner_id
ORDER BY owner_id
