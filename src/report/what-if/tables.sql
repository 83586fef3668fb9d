-- What a playbook would do to the deals of a pipeline, as `whatIf` fills it.

-- The stages of the playbook in their order, and the stage after each.
CREATE OR REPLACE TEMP TABLE Step (Stage VARCHAR, Position INTEGER, NextStage VARCHAR);

-- Where the evidence level of a concept is in the packed roll-ups.
CREATE OR REPLACE TEMP TABLE Slot (Concept VARCHAR, Field VARCHAR, Power DOUBLE);

-- The deals that count: made-up ones that are won or lost are no outcomes.
CREATE OR REPLACE TEMP VIEW Looked AS
SELECT d.* FROM Opportunity AS d
WHERE NOT (d.IsClosed AND coalesce(d.DF_Example__c, false));

-- Deals about which nothing was ever noted.
CREATE OR REPLACE TEMP VIEW Untouched AS
SELECT d.Org, d.Id FROM Looked AS d
ANTI JOIN DF_Answer__c AS a ON a.Org = d.Org AND a.Opportunity__c = d.Id
ANTI JOIN DF_Pain_Point__c AS p ON p.Org = d.Org AND p.Opportunity__c = d.Id;

-- Attempts: About `next` an open deal and its next stage, `passed` a deal that entered the stage of a gate or a later one. Outcome: of the evaluator.
CREATE OR REPLACE TEMP TABLE Tried (Id VARCHAR, About VARCHAR, ToEnter VARCHAR, Outcome VARCHAR);

-- What was missing in them.
CREATE OR REPLACE TEMP TABLE Missed (Id VARCHAR, About VARCHAR, ToEnter VARCHAR, CriterionId VARCHAR);

-- What the gates ask. IsKnown: whether it can be decided what it would have found earlier. Strictness: 3 enforce, 2 warn, 1 observe.
CREATE OR REPLACE TEMP TABLE Asked (ToEnter VARCHAR, CriterionId VARCHAR, Mode VARCHAR, Code VARCHAR, Sentence VARCHAR, Short VARCHAR, IsKnown BOOLEAN, Position INTEGER);
CREATE OR REPLACE TEMP VIEW Missing AS
SELECT m.Id, m.About, a.*, CASE a.Mode WHEN 'enforce' THEN 3 WHEN 'warn' THEN 2 ELSE 1 END AS Strictness
FROM Missed AS m JOIN Asked AS a ON a.ToEnter = m.ToEnter AND a.CriterionId = m.CriterionId;

-- The deals that passed a gate, with what became of them and whether they lacked something that can be decided.
CREATE OR REPLACE TEMP VIEW Passed AS
SELECT t.Id, t.ToEnter, d.IsClosed, d.IsWon, u.Id IS NOT NULL AS IsUntouched, m.Id IS NOT NULL AS IsLacking
FROM Tried AS t
JOIN Looked AS d ON d.Id = t.Id
LEFT JOIN Untouched AS u ON u.Org = d.Org AND u.Id = d.Id
LEFT JOIN (SELECT DISTINCT Id, ToEnter FROM Missing WHERE About = 'passed' AND IsKnown) AS m ON m.Id = t.Id AND m.ToEnter = t.ToEnter
WHERE t.About = 'passed' AND t.Outcome <> 'exempt';
