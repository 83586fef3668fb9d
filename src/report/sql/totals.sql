SELECT
  count(*)::INTEGER AS "deals",
  count(*) FILTER (NOT closed)::INTEGER AS "openDeals",
  coalesce(sum(amount) FILTER (NOT closed), 0)::DOUBLE AS "openAmount",
  round(avg(counted_score) FILTER (NOT closed), 1) AS "averageScore",
  count(*) FILTER (NOT closed AND diagnosis = 'Not started')::INTEGER AS "notStarted",
  count(*) FILTER (NOT closed AND in_question > 0)::INTEGER AS "inQuestion"
FROM standing
