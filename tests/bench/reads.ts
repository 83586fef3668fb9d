import type { SQLInputValue } from 'node:sqlite';
import type { BenchOrg } from './benchOrg.ts';
import type { Aim, Pair } from './measure.ts';

const AIM: Aim = { times: 2, plusMicros: 20 };
const STAGES = ['Prospecting', 'Qualification', 'Needs Analysis', 'Closed Won'];
const FIELDS = [
  'Name',
  'StageName',
  'Amount',
  'CloseDate',
  'Probability',
  'NextStep',
  'LeadSource',
  'OwnerId',
  'AccountId',
  'Type',
];
const PAGE = 2000;

/** Queries through the SOQL engine, and prepared SQL with the same result. Both return rows, for a test to compare. */
export function readPairs({ org, soql, admin }: BenchOrg): Pair[] {
  const { database } = org;
  const records = (text: string): unknown[][] => {
    const result = soql.query(admin, text);
    if (result.kind === 'aggregate') return result.rows.map((row) => [...row]);
    if (result.kind === 'count') return [[result.count]];
    return result
      .page(0, PAGE)
      .map((node) => [...node.cells.values()].map((cell) => (cell.kind === 'value' ? cell.value : null)));
  };
  const bare = (sql: string): ((...values: SQLInputValue[]) => unknown[][]) => {
    const statement = database.prepare(sql);
    return (...values) => statement.all(...values).map((row) => Object.values(row));
  };
  const ids = (sql: string): string[] =>
    database
      .prepare(sql)
      .all()
      .map((row) => String(row.id));
  const deals = ids('SELECT "Id" AS id FROM "Opportunity" ORDER BY "Name" LIMIT 997');
  const diagnosed = ids('SELECT DISTINCT "Opportunity__c" AS id FROM "DF_Answer__c" LIMIT 997');
  const accounts = ids('SELECT "Id" AS id FROM "Account" LIMIT 97');
  const at = (list: readonly string[], n: number): string => list[n % list.length]!;

  const point = bare('SELECT "Id", "Name", "StageName", "Amount", "CloseDate" FROM "Opportunity" WHERE "Id" = ?');
  const children = bare(
    'SELECT "Id", "Concept__c", "Answer__c" FROM "DF_Answer__c" WHERE "Opportunity__c" = ? ORDER BY "Id"',
  );
  const byAccount = bare(
    'SELECT o."Id", o."Name", a."Name" AS account FROM "Opportunity" o LEFT JOIN "Account" a ON a."Id" = o."AccountId" WHERE o."AccountId" = ? ORDER BY o."Name~fold", o."Id"',
  );
  const sorted = bare(
    'SELECT "Id", "Name", "Amount" FROM "Opportunity" WHERE "StageName~fold" = ? AND "Amount" > ? ORDER BY "Amount" DESC, "Id" LIMIT 50',
  );
  const grouped = bare(
    'SELECT "StageName", COUNT("Id"), SUM("Amount") FROM "Opportunity" WHERE "CloseDate" > ? GROUP BY "StageName"',
  );
  return [
    {
      name: 'SOQL point read by id',
      aim: AIM,
      org: (n) =>
        records(`SELECT Id, Name, StageName, Amount, CloseDate FROM Opportunity WHERE Id = '${at(deals, n)}'`),
      bare: (n) => point(at(deals, n)),
    },
    {
      name: 'SOQL: the answers of a deal',
      aim: AIM,
      org: (n) =>
        records(`SELECT Id, Concept__c, Answer__c FROM DF_Answer__c WHERE Opportunity__c = '${at(diagnosed, n)}'`),
      bare: (n) => children(at(diagnosed, n)),
    },
    {
      name: 'SOQL: 25 deals of an account with its name, sorted',
      aim: AIM,
      org: (n) => {
        const result = soql.query(
          admin,
          `SELECT Id, Name, Account.Name FROM Opportunity WHERE AccountId = '${at(accounts, n)}' ORDER BY Name`,
        );
        if (result.kind !== 'records') throw new Error('records were expected');
        return result.page(0, PAGE).map((node) => {
          const parent = node.cells.get('Account');
          const name = parent?.kind === 'parent' ? parent.record?.cells.get('Name') : undefined;
          return [node.id, node.cells.get('Name'), name].map((cell) =>
            typeof cell === 'object' && cell.kind === 'value' ? cell.value : cell,
          );
        });
      },
      bare: (n) => byAccount(at(accounts, n)),
    },
    {
      name: 'SOQL filter and sort, 50 of all deals',
      aim: AIM,
      org: (n) =>
        records(
          `SELECT Id, Name, Amount FROM Opportunity WHERE StageName = '${at(STAGES, n)}' AND Amount > ${100_000 + n} ORDER BY Amount DESC LIMIT 50`,
        ),
      bare: (n) => sorted(at(STAGES, n).toLowerCase(), 100_000 + n),
    },
    {
      name: 'SOQL GROUP BY over all deals',
      aim: AIM,
      org: (n) =>
        records(
          `SELECT StageName, COUNT(Id), SUM(Amount) FROM Opportunity WHERE CloseDate > 2020-01-${String(1 + (n % 28)).padStart(2, '0')} GROUP BY StageName`,
        ),
      bare: (n) => grouped(`2020-01-${String(1 + (n % 28)).padStart(2, '0')}`),
    },
    {
      // For information: what the first query of a shape costs, compared with preparing the statement anew.
      name: 'SOQL point read, a shape never seen before',
      org: (n) => records(`SELECT Id, ${shape(n).join(', ')} FROM Opportunity WHERE Id = '${at(deals, n)}'`),
      bare: (n) => {
        const columns = ['Id', ...shape(n)].map((name) => `"${name}"`).join(', ');
        return bare(`SELECT ${columns} FROM "Opportunity" WHERE "Id" = ?`)(at(deals, n));
      },
    },
  ];
}

/** The fields in another order each time: 10! of them. */
function shape(n: number): string[] {
  const left = [...FIELDS];
  const picked: string[] = [];
  for (let rest = n * 7919 + 1; left.length > 0; rest = Math.floor(rest / (left.length + 1)) + n) {
    picked.push(...left.splice(rest % left.length, 1));
  }
  return picked;
}
