/** A supported feature of SOQL, with an example. `docs/local-org.md` lists them, and a test runs each example. */
export interface SoqlFeature {
  readonly feature: string;
  readonly example: string;
}

const on = (feature: string, example: string): SoqlFeature => ({ feature, example });

/** Names and keywords are case-insensitive; the examples query standard objects only. */
export const SOQL_FEATURES: readonly SoqlFeature[] = [
  on('fields of parents, up to five levels', 'SELECT Id, Account.Parent.Owner.Manager.Name FROM Opportunity'),
  on(
    'children, each parent with its own WHERE, ORDER BY and LIMIT; nested again',
    'SELECT Name, (SELECT LastName, (SELECT Subject FROM Tasks) FROM Contacts WHERE Email != null ORDER BY LastName LIMIT 3) FROM Account',
  ),
  on('an alias for the object', "SELECT o.Name FROM Opportunity o WHERE o.Account.Name = 'Acme'"),
  on(
    'AND, OR, NOT in parentheses; mixed without them is MALFORMED_QUERY',
    "SELECT Id FROM Lead WHERE NOT (IsConverted = TRUE OR (Status = 'New' AND Rating = null))",
  ),
  on(
    'comparisons; `!=` and NOT IN hold for blanks',
    "SELECT Id FROM Opportunity WHERE Amount >= 10.5 AND Type != 'New' AND StageName NOT IN ('A', 'B')",
  ),
  on(
    'LIKE, without case by Unicode; `\\%` and `\\_` for themselves',
    "SELECT Id FROM Account WHERE Name LIKE 'a_c%' AND Site LIKE '100\\\\%'",
  ),
  on(
    'semi-joins and anti-joins, nested too',
    'SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Opportunity WHERE Id NOT IN (SELECT OpportunityId FROM OpportunityContactRole))',
  ),
  on(
    'ids of 15 and 18 characters',
    "SELECT Id FROM Account WHERE Id = '0015g0000000001' OR OwnerId IN ('0055g0000000001AAA')",
  ),
  on(
    'dates, date-times with offsets, currency literals',
    'SELECT Id FROM Opportunity WHERE CloseDate > 2026-01-31 AND CreatedDate < 2026-01-31T10:00:00+02:00 AND Amount > USD5000',
  ),
  on(
    "date literals in the user's zone, weeks from Sunday; fiscal ones by Organization.FiscalYearStartMonth",
    'SELECT Id FROM Opportunity WHERE CloseDate = THIS_FISCAL_QUARTER AND CreatedDate > LAST_N_DAYS:7',
  ),
  on(
    'date functions, in UTC or with convertTimezone',
    'SELECT CALENDAR_MONTH(CloseDate) m, COUNT(Id) FROM Opportunity WHERE HOUR_IN_DAY(convertTimezone(CreatedDate)) < 12 GROUP BY CALENDAR_MONTH(CloseDate)',
  ),
  on(
    'ORDER BY with NULLS FIRST or LAST; picklists in the order of their values',
    'SELECT Id FROM Opportunity ORDER BY StageName DESC NULLS LAST, Name',
  ),
  on('LIMIT, OFFSET up to 2,000', 'SELECT Id FROM Lead ORDER BY Name LIMIT 10 OFFSET 2000'),
  on(
    'COUNT(), aggregates, GROUP BY, HAVING',
    'SELECT StageName, COUNT(Id) n, SUM(Amount), MAX(CloseDate) FROM Opportunity GROUP BY StageName HAVING COUNT(Id) > 1 ORDER BY COUNT(Id)',
  ),
  on(
    'GROUP BY ROLLUP and CUBE over up to three fields, GROUPING()',
    'SELECT StageName, Type, GROUPING(Type) g, COUNT(Id) FROM Opportunity GROUP BY CUBE(StageName, Type)',
  ),
  on('FIELDS(ALL), FIELDS(STANDARD), FIELDS(CUSTOM)', 'SELECT FIELDS(ALL) FROM Contact LIMIT 200'),
  on('toLabel and FORMAT, of aggregates too', 'SELECT toLabel(StageName), FORMAT(Amount) shown FROM Opportunity'),
  on('polymorphic parents as Name (with Type)', "SELECT What.Name, Who.Type FROM Task WHERE What.Type = 'Account'"),
  on('TYPEOF', 'SELECT TYPEOF What WHEN Account THEN Phone WHEN Opportunity THEN Amount ELSE Name END FROM Event'),
  on('USING SCOPE everything, mine and scopingRule', 'SELECT Id FROM Account USING SCOPE mine'),
  on('deleted records: queryAll, ALL ROWS', 'SELECT Id FROM Contact WHERE IsDeleted = TRUE ALL ROWS'),
  on(
    'WITH SECURITY_ENFORCED, USER_MODE: object and field permissions and sharing always count',
    'SELECT Id FROM Contact WITH USER_MODE',
  ),
  on('FOR VIEW, FOR REFERENCE, FOR UPDATE: read', 'SELECT Id FROM Contact LIMIT 1 FOR UPDATE'),
];
