-- What the queries of the report read, over the tables of `readPipeline` (read/tables.sql) and `judgePipeline` (gates/judged.sql).

-- The users whom the report may name to its reader.
CREATE TABLE Named (Org VARCHAR NOT NULL, Id VARCHAR);

CREATE VIEW stage AS SELECT ApiName AS name, min(SortOrder) AS position FROM OpportunityStage GROUP BY ApiName;

CREATE VIEW diagnosis AS
SELECT * FROM (VALUES ('In question', 0), ('Not started', 1), ('Started', 2), ('Pain heard', 3), ('Pain quoted', 4), ('Pain confirmed', 5)) AS one(name, position);

-- Flagged texts that wait for a review: without a verdict, or rewritten after a rejection.
CREATE VIEW waiting AS
SELECT Org, deal_id, count(*)::INTEGER AS texts
FROM (
  SELECT Org, Opportunity__c AS deal_id, Review_Flag__c, Review_Verdict__c, Review_Kind__c FROM DF_Answer__c
  UNION ALL SELECT Org, Opportunity__c, Review_Flag__c, Review_Verdict__c, Review_Kind__c FROM DF_Pain_Point__c
  UNION ALL SELECT Org, Opportunity__c, Review_Flag__c, Review_Verdict__c, Review_Kind__c FROM DF_Gate_Override__c
)
WHERE Review_Flag__c AND (Review_Verdict__c IS NULL OR (Review_Verdict__c = 'Rejected' AND Review_Kind__c = 'Rewritten'))
GROUP BY ALL;

-- A deal with the score and diagnosis that lists show: nobody knows yet what a deal is worth that has a text in question.
-- Amounts are in the org's currency. Made-up deals that are won or lost are no outcomes, so no figure counts them.
CREATE VIEW standing AS
SELECT
  d.Org AS org, d.Id AS id, d.Name AS name, d."Account.Name" AS account, d.StageName AS stage,
  CASE WHEN rate.ConversionRate > 0 THEN (d.Amount / rate.ConversionRate)::DECIMAL(18, 2) ELSE d.Amount END AS amount,
  d.CloseDate AS close_date, d.OwnerId AS owner_id, d.IsClosed AS closed, d.IsWon AS won, o.Today AS today,
  o.Url || '/lightning/r/Opportunity/' || d.Id || '/view' AS url,
  coalesce(d.DF_Discovery_Score__c, 0) AS score, coalesce(d.DF_Diagnosis_Status__c, 'Not started') AS diagnosis,
  coalesce(waiting.texts, 0) AS in_question,
  CASE WHEN waiting.texts > 0 THEN 0 ELSE coalesce(d.DF_Discovery_Score__c, 0) END AS counted_score,
  CASE WHEN waiting.texts > 0 THEN 'In question' ELSE coalesce(d.DF_Diagnosis_Status__c, 'Not started') END AS shown_diagnosis,
  next.ToEnter AS next_gate
FROM Opportunity AS d
JOIN Organization AS o ON o.Org = d.Org
LEFT JOIN waiting ON waiting.Org = d.Org AND waiting.deal_id = d.Id
LEFT JOIN CurrencyType AS rate ON rate.Org = d.Org AND rate.IsoCode = d.CurrencyIsoCode
LEFT JOIN NextGate AS next ON next.Org = d.Org AND next.Id = d.Id
WHERE NOT (d.IsClosed AND coalesce(d.DF_Example__c, false));

-- A deal with its owner and the owner's manager, as far as they may be named (shown_owner, shown_manager: org and id; the names); else null.
CREATE VIEW named_deal AS
SELECT
  deal.*,
  CASE WHEN owner_named.Id IS NOT NULL THEN owner.Org || owner.Id END AS shown_owner,
  CASE WHEN owner_named.Id IS NOT NULL THEN owner.Name END AS owner_name,
  manager.Id IS NOT NULL AS has_manager,
  CASE WHEN manager_named.Id IS NOT NULL THEN manager.Org || manager.Id END AS shown_manager,
  CASE WHEN manager_named.Id IS NOT NULL THEN manager.Name END AS manager_name
FROM standing AS deal
LEFT JOIN "User" AS owner ON owner.Org = deal.org AND owner.Id = deal.owner_id
LEFT JOIN "User" AS manager ON manager.Org = deal.org AND manager.Id = owner.ManagerId
LEFT JOIN Named AS owner_named ON owner_named.Org = deal.org AND owner_named.Id = owner.Id
LEFT JOIN Named AS manager_named ON manager_named.Org = deal.org AND manager_named.Id = manager.Id;

CREATE VIEW open_deal AS SELECT * FROM named_deal WHERE NOT closed;

-- Open deals that close within 30 days, or should have closed, without a pain that the customer confirmed. Deals with a text in question are
-- listed with their texts: what they are worth nobody knows yet. Those that are more than 30 days late are dead more often than at risk.
CREATE VIEW at_risk AS
SELECT *, close_date < today - 30 AS is_late FROM open_deal
WHERE close_date <= today + 30 AND shown_diagnosis NOT IN ('Pain confirmed', 'In question');

-- What an open deal lacks for its next gate, one row for each criterion.
CREATE VIEW gap AS
SELECT l.Org AS org, l.Id AS deal_id, next.ToEnter AS to_enter, l.Playbook AS playbook, c.Sentence AS sentence, c.Code AS code
FROM Lacking AS l
JOIN NextGate AS next ON next.Org = l.Org AND next.Id = l.Id
JOIN Criterion AS c 
  ON c.Org = l.Org AND c.Playbook = l.Playbook AND c.Version = l.Version AND c.ToEnter = l.ToEnter AND c.CriterionId = l.CriterionId
WHERE l.About = 'next';

-- What a deal lacks, one row for each criterion, in its short form. About `next` or `standing`, as in Lacking. Position: the order of the gates.
CREATE VIEW lacked AS
SELECT l.Org AS org, l.Id AS deal_id, l.About AS about, coalesce(c.Short, c.Sentence) AS short, c.Position AS position
FROM Lacking AS l
JOIN Criterion AS c
  ON c.Org = l.Org AND c.Playbook = l.Playbook AND c.Version = l.Version AND c.ToEnter = l.ToEnter AND c.CriterionId = l.CriterionId;

-- The short forms of a group in their order. (Sorted afterwards: an ordered aggregate takes memory for each deal.)
CREATE MACRO in_order(text, place) AS list_transform(list_sort(list({'place': place, 'text': text})), lambda one: one.text);

-- What one deal lacks, about `next` or `standing`, in its short forms; NULL if nothing. For the deals of a list: for all deals it takes memory for each.
CREATE MACRO lacked_by(deal_org, deal, kind) AS (
  SELECT in_order(l.short, l.position) FROM lacked AS l WHERE l.org = deal_org AND l.deal_id = deal AND l.about = kind
);

-- Deals that are past a gate without what it asks, open or won in the last 90 days.
CREATE VIEW past_gate AS
FROM named_deal AS deal
WHERE EXISTS (FROM Lacking AS l WHERE l.Org = deal.org AND l.Id = deal.id AND l.About = 'standing');

-- Answers and live pains of open deals with words of the customer: found in a source, by the stored claim of source and place, or typed by hand.
-- A long text cannot be looked at, so the level stands for "there are words of the customer"; 0 is rejected or not live.
CREATE VIEW quote AS
SELECT text.Org AS org, text.hash IS NOT NULL AS from_source
FROM (
  SELECT Org, Opportunity__c AS deal_id, Evidence_Level__c AS level, Source_Hash__c AS hash FROM DF_Answer__c
  UNION ALL SELECT Org, Opportunity__c, Evidence_Level__c, Source_Hash__c FROM DF_Pain_Point__c
) AS text
JOIN Opportunity AS d ON d.Org = text.Org AND d.Id = text.deal_id
WHERE text.level >= 3 AND NOT d.IsClosed;

-- Each stay of a deal in an open stage: how long it was, what came next, and what is known of the pain today.
CREATE VIEW stay AS
WITH change AS (
  SELECT Org, OpportunityId, StageName, CreatedDate,
    lag(StageName) OVER (PARTITION BY Org, OpportunityId ORDER BY CreatedDate, Id) AS before
  FROM OpportunityHistory
),
step AS (
  SELECT Org, OpportunityId, StageName, CreatedDate AS since,
    lead(StageName) OVER later AS next_stage, lead(CreatedDate) OVER later AS until
  FROM change
  WHERE before IS DISTINCT FROM StageName
  WINDOW later AS (PARTITION BY Org, OpportunityId ORDER BY CreatedDate)
),
known AS (
  SELECT step.*, deal.owner_id, here.SortOrder AS place, next.SortOrder AS next_place, coalesce(next.IsClosed AND NOT next.IsWon, false) AS lost,
    CASE WHEN deal.shown_diagnosis = 'Pain confirmed' THEN 'Pain confirmed'
      WHEN deal.shown_diagnosis IN ('Pain heard', 'Pain quoted') THEN 'Pain heard or quoted' ELSE 'No pain known' END AS known
  FROM step
  JOIN standing AS deal ON deal.org = step.Org AND deal.id = step.OpportunityId
  JOIN OpportunityStage AS here ON here.Org = step.Org AND here.ApiName = step.StageName
  LEFT JOIN OpportunityStage AS next ON next.Org = step.Org AND next.ApiName = step.next_stage
  WHERE NOT coalesce(here.IsClosed, false)
)
SELECT
  Org AS org, OpportunityId AS deal_id, owner_id, StageName AS stage, place, known, coalesce(next_place > place AND NOT lost, false) AS went_on, lost,
  date_diff('second', since, until) AS seconds
FROM known;
