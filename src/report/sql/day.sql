-- The main figures of each org on the day of its reading, which its snapshot keeps. They add up over orgs.
SELECT
  o.Org AS "org",
  count(deal.id) FILTER (NOT deal.closed)::INTEGER AS "openDeals",
  coalesce(sum(deal.amount) FILTER (NOT deal.closed), 0)::DOUBLE AS "openAmount",
  coalesce(sum(deal.counted_score) FILTER (NOT deal.closed), 0)::DOUBLE AS "scores",
  count(deal.id) FILTER (NOT deal.closed AND deal.diagnosis = 'Not started')::INTEGER AS "notStarted",
  count(deal.id) FILTER (NOT deal.closed AND deal.shown_diagnosis = 'Pain confirmed')::INTEGER AS "confirmed",
  count(deal.id) FILTER (NOT deal.closed AND deal.in_question > 0)::INTEGER AS "inQuestion",
  count(risk.id)::INTEGER AS "atRisk",
  coalesce(sum(risk.amount), 0)::DOUBLE AS "riskAmount",
  count(past.id)::INTEGER AS "pastGate"
FROM Organization AS o
LEFT JOIN standing AS deal ON deal.org = o.Org
LEFT JOIN at_risk AS risk ON risk.org = deal.org AND risk.id = deal.id
LEFT JOIN past_gate AS past ON past.org = deal.org AND past.id = deal.id
GROUP BY o.Org
ORDER BY o.Org
