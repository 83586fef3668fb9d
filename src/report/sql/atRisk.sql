-- Open deals that close within 30 days, or should have closed, without a pain that the customer confirmed; the largest amounts first.
-- Deals with a text in question are listed with their texts: what they are worth nobody knows yet.
SELECT
  deal.id AS "id", deal.url AS "url", deal.name AS "deal", deal.owner_name AS "owner", deal.stage AS "stage", deal.amount::DOUBLE AS "amount",
  deal.close_date::VARCHAR AS "closeDate", (deal.close_date - deal.today)::INTEGER AS "days", deal.diagnosis AS "diagnosis",
  coalesce(lacked.unknown, []) AS "unknown"
FROM open_deal AS deal
LEFT JOIN lacked ON lacked.org = deal.org AND lacked.deal_id = deal.id AND lacked.about = 'next'
WHERE deal.close_date <= deal.today + 30 AND deal.shown_diagnosis NOT IN ('Pain confirmed', 'In question')
ORDER BY deal.amount DESC NULLS LAST, deal.close_date, deal.id
