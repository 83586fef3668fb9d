-- The tables that the queries of the report read. Money is decimal, because sums of doubles would be off by cents.
CREATE TABLE deal (
  id VARCHAR, name VARCHAR, account VARCHAR, stage VARCHAR, amount DECIMAL(18, 2), close_date VARCHAR, owner_id VARCHAR,
  closed BOOLEAN, won BOOLEAN, example BOOLEAN, score DOUBLE, diagnosis VARCHAR, next_gate VARCHAR,
  in_question INTEGER
);
-- named: the reader of the report may see the name.
CREATE TABLE person (id VARCHAR, name VARCHAR, manager_id VARCHAR, named BOOLEAN);
-- ISO dates: the day of the report, and 30 days later.
CREATE TABLE today (day VARCHAR, soon VARCHAR);
CREATE TABLE gap (deal_id VARCHAR, to_enter VARCHAR, playbook VARCHAR, sentence VARCHAR, code VARCHAR);
CREATE TABLE stage (name VARCHAR, position INTEGER);
CREATE TABLE diagnosis (name VARCHAR, position INTEGER);
-- A deal with the score and diagnosis that lists show: nobody knows yet what a deal is worth that has a text in question.
-- Made-up deals that are won or lost are no outcomes, so no figure counts them.
CREATE VIEW standing AS
SELECT
  deal.*,
  CASE WHEN in_question > 0 THEN 0 ELSE score END AS counted_score,
  CASE WHEN in_question > 0 THEN 'In question' ELSE diagnosis END AS shown_diagnosis
FROM deal
WHERE NOT (closed AND example);
-- An open deal with its owner and the owner's manager, as far as they may be named (shown_owner, shown_manager, the names); else null.
CREATE VIEW open_deal AS
SELECT
  deal.*,
  CASE WHEN owner.named THEN owner.id END AS shown_owner,
  CASE WHEN owner.named THEN owner.name END AS owner_name,
  manager.id IS NOT NULL AS has_manager,
  CASE WHEN manager.named THEN manager.id END AS shown_manager,
  CASE WHEN manager.named THEN manager.name END AS manager_name
FROM standing AS deal
LEFT JOIN person AS owner ON owner.id = deal.owner_id
LEFT JOIN person AS manager ON manager.id = owner.manager_id
WHERE NOT deal.closed;
