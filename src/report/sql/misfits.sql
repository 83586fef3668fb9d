-- Open deals whose probability is ten points or more from what their stage has by default, or whose forecast category is another.
SELECT
  deal.id AS "id", deal.url AS "url", deal.name AS "deal", deal.owner_name AS "owner", deal.stage AS "stage", deal.amount::DOUBLE AS "amount",
  d.Probability AS "probability", s.DefaultProbability AS "usualProbability",
  d.ForecastCategoryName AS "forecast", s.ForecastCategoryName AS "usualForecast"
FROM open_deal AS deal
JOIN Opportunity AS d ON d.Org = deal.org AND d.Id = deal.id
JOIN OpportunityStage AS s ON s.Org = deal.org AND s.ApiName = deal.stage
WHERE abs(d.Probability - s.DefaultProbability) >= 10 OR d.ForecastCategoryName <> s.ForecastCategoryName
ORDER BY deal.amount DESC NULLS LAST, deal.id
LIMIT getvariable('listed')
