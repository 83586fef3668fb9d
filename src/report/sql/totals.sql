SELECT
  count(*)::INTEGER AS "deals",
  count(*) FILTER (NOT closed)::INTEGER AS "openDeals",
  coalesce(sum(amount) FILTER (NOT closed), 0)::DOUBLE AS "openAmount",
  round(avg(score) FILTER (NOT closed), 1) AS "averageScore",
  count(*) FILTER (NOT closed AND diagnosis = 'Not started')::INTEGER AS "notStarted"
FROM deal
