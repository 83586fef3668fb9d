-- Open deals with texts that wait for a review; the largest amounts first.
SELECT deal.id AS "id", deal.url AS "url", deal.name AS "deal", deal.owner_name AS "owner", deal.amount::DOUBLE AS "amount"
FROM open_deal AS deal
WHERE deal.in_question > 0
ORDER BY deal.amount DESC NULLS LAST, deal.id
LIMIT getvariable('listed')
