-- What the gates say about the deals of a pipeline, as `judgePipeline` fills it by the compiled queries of the playbooks.

-- The versions that govern a deal: at most one of each playbook.
CREATE TABLE IF NOT EXISTS Governing (Org VARCHAR NOT NULL, Id VARCHAR, Playbook VARCHAR, Version INTEGER);

-- The concepts that the questions of a version ask for.
CREATE TABLE IF NOT EXISTS Question (Org VARCHAR NOT NULL, Playbook VARCHAR, Version INTEGER, Concept VARCHAR);

-- The next gate of an open deal: the first later stage that has one in any of its playbooks. Deals without one have no row.
CREATE TABLE IF NOT EXISTS NextGate (Org VARCHAR NOT NULL, Id VARCHAR, ToEnter VARCHAR);

-- What a deal lacks and no live override lets pass. About `next`: to enter its next gate. About `standing`: to be where it is, of deals past a
-- gate that are open or were won in the last 90 days.
CREATE TABLE IF NOT EXISTS Lacking (
  Org VARCHAR NOT NULL, Id VARCHAR, About VARCHAR, Playbook VARCHAR, Version INTEGER, ToEnter VARCHAR, CriterionId VARCHAR
);

-- The words of each criterion, and the question that answers it where there is one. Position: the place of the gate and the criterion.
CREATE TABLE IF NOT EXISTS Criterion (
  Org VARCHAR NOT NULL, Playbook VARCHAR, Version INTEGER, ToEnter VARCHAR, CriterionId VARCHAR, Mode VARCHAR, Code VARCHAR, Sentence VARCHAR,
  Short VARCHAR, Concept VARCHAR, IsOfOneSave BOOLEAN, Position INTEGER
);
