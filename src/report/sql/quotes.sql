SELECT
  count(*) FILTER (from_source)::INTEGER AS "fromSource",
  count(*) FILTER (NOT from_source)::INTEGER AS "typedByHand"
FROM quote
