-- Against the deals that were at risk, or past a gate without what it asks, on an earlier day, by their ids: those that are new, the largest of them, and
-- how many are no longer there.
WITH now AS (
  SELECT 'atRisk' AS list, id, name, url, amount, close_date, is_late FROM at_risk
  UNION ALL SELECT 'pastGate', id, name, url, amount, close_date, false FROM past_gate
),
before AS (
  SELECT 'atRisk' AS list, unnest(from_json($atRisk, '["VARCHAR"]')) AS id
  UNION ALL SELECT 'pastGate', unnest(from_json($pastGate, '["VARCHAR"]'))
),
added AS (
  SELECT *, row_number() OVER (PARTITION BY list ORDER BY is_late, amount DESC NULLS LAST, close_date, id) AS place
  FROM now ANTI JOIN before USING (list, id)
),
gone AS (SELECT list, count(*) AS deals FROM before ANTI JOIN now USING (list, id) GROUP BY list)
SELECT
  one.list AS "list",
  count(added.id)::INTEGER AS "added",
  coalesce(sum(added.amount), 0)::DOUBLE AS "amount",
  any_value(added.name) FILTER (added.place = 1) AS "deal",
  any_value(added.url) FILTER (added.place = 1) AS "url",
  coalesce(any_value(gone.deals), 0)::INTEGER AS "gone"
FROM (VALUES ('atRisk'), ('pastGate')) AS one(list)
LEFT JOIN added ON added.list = one.list
LEFT JOIN gone ON gone.list = one.list
GROUP BY one.list
ORDER BY one.list
