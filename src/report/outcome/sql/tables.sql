-- What the outcomes need besides the tables of the pipeline. The caller fills them; a table that is missing is made empty here.

-- Which playbook version governed a closed deal, and the concepts that its questions ask for.
CREATE TABLE IF NOT EXISTS Governed (Org VARCHAR NOT NULL, Id VARCHAR, Playbook VARCHAR, Version INTEGER);
CREATE TABLE IF NOT EXISTS Question (Org VARCHAR NOT NULL, Playbook VARCHAR, Version INTEGER, Concept VARCHAR);

-- E-mails whose RelatedToId is an opportunity. Without rows there is "no e-mail data". A Task has no direction, so tasks do not count as replies.
CREATE TABLE IF NOT EXISTS EmailMessage (Org VARCHAR NOT NULL, Id VARCHAR, RelatedToId VARCHAR, Incoming BOOLEAN, MessageDate TIMESTAMP);
