-- The amounts of a group are added up as decimals.
SELECT
  org || owner_id AS "owner",
  owner_name AS "name",
  count(*)::INTEGER AS "count",
  coalesce(sum(amount), 0)::DOUBLE AS "amount"
FROM open_deal
WHERE diagnosis <> 'Not started'
GROUP BY org, owner_id, owner_name
ORDER BY org, owner_id
