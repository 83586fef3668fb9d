-- What a playbook would do to the deals of a pipeline, as `whatIf` fills it.

-- The stages of the playbook in their order, and the stage after each.
CREATE OR REPLACE TEMP TABLE Step (Stage VARCHAR, Position INTEGER, NextStage VARCHAR);

-- Where the evidence level of a concept is in the packed roll-ups.
CREATE OR REPLACE TEMP TABLE Slot (Concept VARCHAR, Field VARCHAR, Power DOUBLE);

-- What the gates ask. IsKnown: whether it can be decided what it would have found earlier. Strictness: 3 enforce, 2 warn, 1 observe.
CREATE OR REPLACE TEMP TABLE Asked (
  ToEnter VARCHAR, CriterionId VARCHAR, Mode VARCHAR, Code VARCHAR, Sentence VARCHAR, Short VARCHAR, IsKnown BOOLEAN, Position INTEGER, Strictness INTEGER
);

-- Attempts are made in trials: 0 of open deals to enter their next stage, others of deals that entered the stage of that position, or a later one.
-- The marks of an attempt are a text with `1` at the place of each entry that it lacks. ToEnter of an entry: NULL for the stage of the attempt.
CREATE OR REPLACE TEMP TABLE Entry (Trial INTEGER, Place INTEGER, ToEnter VARCHAR, CriterionId VARCHAR);

-- The attempts of open deals. Deal: rowid of Opportunity, which joins faster than its id. Outcome: of the evaluator.
CREATE OR REPLACE TEMP TABLE Tried (Deal BIGINT, ToEnter VARCHAR, Outcome VARCHAR, Marks VARCHAR, Amount DECIMAL(18, 2), Currency VARCHAR);

-- The attempts of deals that passed a gate: how many of each kind, in scope. IsUntouched: nothing was ever noted about the deal.
CREATE OR REPLACE TEMP TABLE Passed (
  Trial INTEGER, ToEnter VARCHAR, Marks VARCHAR, IsUntouched BOOLEAN, IsClosed BOOLEAN, IsWon BOOLEAN, Deals BIGINT
);

-- What the attempts of a trial with these marks lack.
CREATE OR REPLACE TEMP TABLE Missing AS SELECT 0 AS Trial, '' AS AttemptedStage, '' AS Marks, a.* FROM Asked AS a LIMIT 0;
