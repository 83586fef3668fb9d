-- Against the deals that were at risk on an earlier day, by their ids: those that are new, the largest of them, and how many are no longer at risk.
WITH before AS (SELECT unnest(from_json($before, '["VARCHAR"]')) AS id),
added AS (SELECT * FROM at_risk WHERE id NOT IN (FROM before))
SELECT
  count(*)::INTEGER AS "added",
  coalesce(sum(amount), 0)::DOUBLE AS "amount",
  (SELECT name FROM added ORDER BY is_late, amount DESC NULLS LAST, close_date, id LIMIT 1) AS "deal",
  (SELECT url FROM added ORDER BY is_late, amount DESC NULLS LAST, close_date, id LIMIT 1) AS "url",
  (SELECT count(*) FROM before WHERE id NOT IN (SELECT id FROM at_risk))::INTEGER AS "gone"
FROM added
