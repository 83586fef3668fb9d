-- A pipeline of $deals opportunities with three children each, two answers and a pain, made of the hash of each number: the same at each run.
-- One owner of each thousand deals, 20 owners to a manager; half of the deals are open. Roll-ups of answers and pains are what the children give.

INSERT INTO Organization VALUES ('00D000000000001', 'Generated', 'https://generated.example', TIMESTAMP '2026-11-30 08:00:00', DATE '2026-11-30', 'UTC', 'EUR');

INSERT INTO OpportunityStage
SELECT '00D000000000001', 'S' || place, stage, place, true, place >= 9, place = 9, least(100, 10 * place), CASE WHEN place = 9 THEN 'Closed' WHEN place = 10 THEN 'Omitted' ELSE 'Pipeline' END
FROM (SELECT unnest($stages) AS stage, generate_subscripts($stages, 1) AS place);

INSERT INTO "User"
SELECT '00D000000000001', 'M' || m, 'Manager ' || m, NULL, true, 'Manager', 'Standard User' FROM range(greatest(1, $deals // 20000)) AS managers(m)
UNION ALL
SELECT '00D000000000001', 'U' || u, 'Owner ' || u, 'M' || (u // 20), true, 'Seller', 'Standard User' FROM range(greatest(1, $deals // 1000)) AS owners(u);

CREATE TEMP TABLE Made AS
SELECT
  i, 'D' || lpad(i::VARCHAR, 14, '0') AS Id, (hash(i) % 1000)::INTEGER AS h, (hash(i, 1) % 1000)::INTEGER AS h1, (hash(i, 2) % 1000)::INTEGER AS h2,
  hash(i, 3) % 2 = 0 AS IsOpen,
  TIMESTAMP '2026-11-30 07:00:00' - INTERVAL 1 MINUTE * (hash(i, 4) % 500000)::INTEGER AS Made
FROM range($deals) AS deals(i);

INSERT INTO DF_Answer__c BY NAME
SELECT
  '00D000000000001' AS Org, Id || 'A' || k AS Id, Id AS Opportunity__c, $concepts[1 + ((h + 5 * k) % len($concepts))] AS Concept__c,
  CASE WHEN (h1 + k) % 9 = 0 THEN 'Not Known Yet' ELSE 'Answered' END AS Status__c,
  ['Assumed', 'Heard', 'Quoted', 'Confirmed'][1 + ((h1 + 3 * k) % 4)] AS Evidence__c,
  CASE WHEN (h1 + k) % 9 = 0 THEN 0 ELSE 1 + ((h1 + 3 * k) % 4) END AS Evidence_Level__c,
  Made::DATE + 3 AS Said_On__c,
  CASE WHEN (h1 + k) % 9 = 0 THEN 'U1' END AS Open_Owner__c, CASE WHEN (h1 + k) % 9 = 0 THEN DATE '2026-11-20' END AS Open_Since__c,
  CASE WHEN (h1 + k) % 9 = 0 THEN DATE '2026-11-15' + (h2 % 40)::INTEGER END AS Open_Until__c,
  CASE WHEN h2 % 3 = 0 THEN 'hash' END AS Source_Hash__c, Made + INTERVAL 3 DAY AS CreatedDate, h2 % 200 = 0 AS Review_Flag__c
FROM Made, range(2) AS answers(k);

INSERT INTO DF_Pain_Point__c BY NAME
SELECT
  '00D000000000001' AS Org, Id || 'P' AS Id, Id AS Opportunity__c, CASE WHEN h % 2 = 0 THEN 'Business' ELSE 'Personal' END AS Kind__c,
  ['Cost', 'Revenue', 'Risk', 'Speed', 'Quality'][1 + (h1 % 5)] AS Business_Driver__c, 'Open' AS Status__c,
  ['Assumed', 'Heard', 'Quoted', 'Confirmed'][1 + (h2 % 4)] AS Evidence__c, 1 + (h2 % 4) AS Evidence_Level__c,
  1000 * (1 + h % 50) AS Impact_Low__c, 2000 * (1 + h % 50) AS Impact_Likely__c, 3000 * (1 + h % 50) AS Impact_High__c, 1 AS Priority__c,
  Made::DATE + 2 AS Said_On__c, CASE WHEN h1 % 3 = 0 THEN 'hash' END AS Source_Hash__c, Made + INTERVAL 2 DAY AS CreatedDate, false AS Review_Flag__c
FROM Made;

ALTER TABLE Opportunity ADD COLUMN DF_Answers_A__c DOUBLE;
ALTER TABLE Opportunity ADD COLUMN DF_Answers_B__c DOUBLE;
ALTER TABLE Opportunity ADD COLUMN DF_Pains_Quoted__c DOUBLE;
ALTER TABLE Opportunity ADD COLUMN DF_Pains_Confirmed__c DOUBLE;
ALTER TABLE Opportunity ADD COLUMN DF_Impact_Quoted__c DOUBLE;
ALTER TABLE Opportunity ADD COLUMN DF_Open_Due__c DOUBLE;
ALTER TABLE Opportunity ADD COLUMN DF_Desired_Outcome__c VARCHAR;

INSERT INTO Opportunity BY NAME
WITH slot AS (SELECT unnest($slots, recursive := true)),
digit AS (
  SELECT a.Opportunity__c AS Id, s.field, s.factor * CASE WHEN a.Status__c = 'Not Known Yet' THEN 9 ELSE a.Evidence_Level__c END AS value,
    CASE WHEN a.Status__c = 'Not Known Yet' THEN date_diff('day', DATE '2000-01-01', a.Open_Until__c) END AS due
  FROM DF_Answer__c AS a JOIN slot AS s ON s.concept = a.Concept__c
),
answers AS (
  SELECT Id, sum(value) FILTER (field = 'DF_Answers_A__c') AS A, sum(value) FILTER (field = 'DF_Answers_B__c') AS B, min(due) AS Due FROM digit GROUP BY Id
)
SELECT
  '00D000000000001' AS Org, m.Id, 'Deal ' || i AS Name, 'A' || (i // 25) AS AccountId, 'Account ' || (i // 25) AS "Account.Name",
  ['Retail', 'Energy', 'Health'][1 + (h % 3)] AS "Account.Industry", 'U' || (i // 1000) AS OwnerId,
  CASE WHEN IsOpen THEN $stages[1 + (h % 8)] WHEN h1 % 10 < 4 THEN $stages[9] ELSE $stages[10] END AS StageName,
  (1000 + 977 * (h2 % 300))::DECIMAL(18, 2) AS Amount, Made::DATE + (30 + h2 % 200)::INTEGER AS CloseDate, Made AS CreatedDate,
  Made + INTERVAL 5 DAY AS LastStageChangeDate, CASE WHEN h2 % 20 = 0 THEN 90 ELSE 10 * (1 + h % 8) END AS Probability,
  CASE WHEN h2 % 30 = 0 THEN 'Commit' ELSE 'Pipeline' END AS ForecastCategoryName, NOT IsOpen AS IsClosed, NOT IsOpen AND h1 % 10 < 4 AS IsWon,
  false AS DF_Example__c, h1 % 101 AS DF_Discovery_Score__c,
  ['Not started', 'Started', 'Pain heard', 'Pain quoted', 'Pain confirmed'][1 + (h2 % 5)] AS DF_Diagnosis_Status__c,
  CASE WHEN h2 % 200 = 0 THEN 2 END AS DF_In_Question__c, a.A AS DF_Answers_A__c, coalesce(a.B, 0) AS DF_Answers_B__c,
  CASE WHEN h2 % 4 >= 2 THEN 1 ELSE 0 END AS DF_Pains_Quoted__c, CASE WHEN h2 % 4 = 3 THEN 1 ELSE 0 END AS DF_Pains_Confirmed__c,
  CASE WHEN h2 % 4 >= 2 THEN 2000 * (1 + h % 50) END AS DF_Impact_Quoted__c, coalesce(a.Due, 99999) AS DF_Open_Due__c,
  CASE WHEN h1 % 2 = 0 THEN 'filled' END AS DF_Desired_Outcome__c
FROM Made AS m LEFT JOIN answers AS a ON a.Id = m.Id;

INSERT INTO OpportunityHistory BY NAME
SELECT
  d.Org, d.Id || 'H' || k AS Id, d.Id AS OpportunityId, $stages[1 + least(k, list_position($stages, d.StageName)::INTEGER - 1)] AS StageName, d.Amount, d.CloseDate,
  10 * k AS Probability, d.CreatedDate + INTERVAL 2 DAY * k AS CreatedDate, d.OwnerId AS CreatedById
FROM Opportunity AS d, range(3) AS moves(k);
