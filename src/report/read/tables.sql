-- The tables of a pipeline: what `readPipeline` reads of an org, one table for each object, with Salesforce's names. The columns of this file
-- decide which fields are read. A field that the org does not have, or that the user may not read, is NULL, and listed in Unread.
-- Org is the 18-character id of the org in each table, so that several orgs fit into one database; an id alone is not unique over sandboxes.
-- No table has the customer's words: of a long text that a playbook reads, only `filled`. DATE has no zone, TIMESTAMP is UTC, amounts are decimals.

-- One row for each org: when it was read, which day that was for the user, and the one currency of the org (NULL where it has several).
CREATE TABLE Organization (
  Org VARCHAR NOT NULL, Name VARCHAR, Url VARCHAR, ReadAt TIMESTAMP, Today DATE, Zone VARCHAR, Currency VARCHAR
);

-- What could not be read: an object as a whole where Field is NULL.
CREATE TABLE Unread (Org VARCHAR NOT NULL, Object VARCHAR, Field VARCHAR);

-- Rates of an org with several currencies; an amount divided by its rate is in the corporate currency.
CREATE TABLE CurrencyType (Org VARCHAR NOT NULL, IsoCode VARCHAR, ConversionRate DOUBLE, IsCorporate BOOLEAN);

-- In the order of the org's stage list. DefaultProbability in percent.
CREATE TABLE OpportunityStage (
  Org VARCHAR NOT NULL, Id VARCHAR, ApiName VARCHAR, SortOrder INTEGER, IsActive BOOLEAN, IsClosed BOOLEAN, IsWon BOOLEAN, DefaultProbability DOUBLE,
  ForecastCategoryName VARCHAR
);

CREATE TABLE "User" (
  Org VARCHAR NOT NULL, Id VARCHAR, Name VARCHAR, ManagerId VARCHAR, IsActive BOOLEAN, "UserRole.Name" VARCHAR, "Profile.Name" VARCHAR
);

-- The live versions. Compiled__c: the compiled playbook as JSON.
CREATE TABLE DF_Playbook__c (
  Org VARCHAR NOT NULL, Id VARCHAR, Key__c VARCHAR, Code__c VARCHAR, Version__c DOUBLE, Status__c VARCHAR, From__c TIMESTAMP, Compiled__c VARCHAR
);

-- All opportunities. Columns that the playbooks read are added behind these. Probability in percent.
CREATE TABLE Opportunity (
  Org VARCHAR NOT NULL, Id VARCHAR, Name VARCHAR, AccountId VARCHAR, "Account.Name" VARCHAR, "Account.Industry" VARCHAR, OwnerId VARCHAR,
  StageName VARCHAR, Amount DECIMAL(18, 2), CurrencyIsoCode VARCHAR, CloseDate DATE, CreatedDate TIMESTAMP, LastStageChangeDate TIMESTAMP,
  Probability DOUBLE, ForecastCategoryName VARCHAR, "RecordType.DeveloperName" VARCHAR, Type VARCHAR, IsClosed BOOLEAN, IsWon BOOLEAN,
  DF_Example__c BOOLEAN, DF_Playbook_Pin__c VARCHAR, DF_Discovery_Score__c DOUBLE, DF_Diagnosis_Status__c VARCHAR, DF_In_Question__c INTEGER
);

-- One row for each change of stage, amount, close date or probability, and one for the creation.
CREATE TABLE OpportunityHistory (
  Org VARCHAR NOT NULL, Id VARCHAR, OpportunityId VARCHAR, StageName VARCHAR, Amount DECIMAL(18, 2), CloseDate DATE, Probability DOUBLE,
  CreatedDate TIMESTAMP, CreatedById VARCHAR
);

-- Evidence_Level__c: 1 Assumed, 2 Heard, 3 Quoted, 4 Confirmed; 0 where it does not count. Open_*: not known yet.
CREATE TABLE DF_Answer__c (
  Org VARCHAR NOT NULL, Id VARCHAR, Opportunity__c VARCHAR, Concept__c VARCHAR, Status__c VARCHAR, Evidence__c VARCHAR, Evidence_Level__c DOUBLE,
  Said_On__c DATE, Open_Owner__c VARCHAR, Open_Since__c DATE, Open_Until__c DATE, Source_Hash__c VARCHAR, CreatedDate TIMESTAMP,
  Review_Flag__c BOOLEAN, Review_Verdict__c VARCHAR, Review_Kind__c VARCHAR, Review_Since__c TIMESTAMP
);

-- Impact in the currency of the deal's playbook, a year.
CREATE TABLE DF_Pain_Point__c (
  Org VARCHAR NOT NULL, Id VARCHAR, Opportunity__c VARCHAR, Kind__c VARCHAR, Business_Driver__c VARCHAR, Status__c VARCHAR, Evidence__c VARCHAR,
  Evidence_Level__c DOUBLE, Impact_Low__c DOUBLE, Impact_Likely__c DOUBLE, Impact_High__c DOUBLE, Priority__c DOUBLE, Said_On__c DATE,
  Source_Hash__c VARCHAR, CreatedDate TIMESTAMP, Review_Flag__c BOOLEAN, Review_Verdict__c VARCHAR, Review_Kind__c VARCHAR,
  Review_Since__c TIMESTAMP
);

CREATE TABLE DF_Prescription__c (
  Org VARCHAR NOT NULL, Id VARCHAR, Pain_Point__c VARCHAR, "Pain_Point__r.Opportunity__c" VARCHAR, Product__c VARCHAR, "Product__r.Name" VARCHAR
);

CREATE TABLE DF_Gate_Override__c (
  Org VARCHAR NOT NULL, Id VARCHAR, Opportunity__c VARCHAR, Stage__c VARCHAR, Stage_Order__c DOUBLE, Status__c VARCHAR, Reason_Code__c VARCHAR,
  Expires_On__c DATE, CreatedDate TIMESTAMP, CreatedById VARCHAR, Decided_At__c TIMESTAMP, Decided_By__c VARCHAR, Revoked_At__c TIMESTAMP,
  Review_Flag__c BOOLEAN, Review_Verdict__c VARCHAR, Review_Kind__c VARCHAR
);

-- What gates decided. Unmet__c: one line for each unmet criterion.
CREATE TABLE DF_Gate_Decision__c (
  Org VARCHAR NOT NULL, Id VARCHAR, Opportunity__c VARCHAR, From_Stage__c VARCHAR, To_Stage__c VARCHAR, Outcome__c VARCHAR, Unmet__c VARCHAR,
  Playbook__c VARCHAR, Source__c VARCHAR, Way__c VARCHAR, Decided_At__c TIMESTAMP, Decided_By__c VARCHAR
);

-- E-mails that are filed under an opportunity. Incoming: sent by somebody outside.
CREATE TABLE EmailMessage (Org VARCHAR NOT NULL, Id VARCHAR, RelatedToId VARCHAR, Incoming BOOLEAN, MessageDate TIMESTAMP);

-- Calls from a customer, logged under an opportunity (CallType Inbound). No other task has a direction.
CREATE TABLE Task (
  Org VARCHAR NOT NULL, Id VARCHAR, WhatId VARCHAR, CallType VARCHAR, ActivityDate DATE, CompletedDateTime TIMESTAMP, CreatedDate TIMESTAMP
);
