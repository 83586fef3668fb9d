import type { DuckDBConnection } from '@duckdb/node-api';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readOutcomes, type AnswerState, type ClosedDeal } from '../../../src/report/outcome/index.ts';
import { openPipeline } from '../../../src/report/read/index.ts';
import { root } from '../../with-started-org.ts';

async function withTables(use: (connection: DuckDBConnection) => Promise<void>): Promise<void> {
  const { connection, close } = await openPipeline();
  try {
    await connection.run(readFileSync(join(root, 'src/report/gates/judged.sql'), 'utf8'));
    await connection.run(`INSERT INTO OpportunityStage (Org, ApiName, IsClosed) VALUES
      ('org', 'Discovery', false), ('org', 'Closed Won', true), ('org', 'Closed Lost', true), ('org', 'Closed - No Decision', true)`);
    await use(connection);
  } finally {
    close();
  }
}

interface Deal {
  readonly id?: string;
  readonly org?: string;
  readonly stage?: string;
  readonly isClosed?: boolean;
  readonly isExample?: boolean;
  /** Stages with the moment at which they were entered. */
  readonly history?: readonly (readonly [stage: string, at: string])[];
}
const CLOSED = [
  ['Discovery', '2026-01-01 09:00'],
  ['Closed Won', '2026-03-02 18:00'],
] as const;

/** A deal that was created on 1 January and won on 2 March, unless something else is given. */
async function addDeal(connection: DuckDBConnection, deal: Deal = {}): Promise<void> {
  const { id = 'd', org = 'org', stage = 'Closed Won', isClosed = true, isExample = false, history = CLOSED } = deal;
  await connection.run(
    `INSERT INTO Opportunity (Org, Id, OwnerId, StageName, Amount, CurrencyIsoCode, CloseDate, CreatedDate, LastStageChangeDate, IsClosed,
       IsWon, DF_Example__c) VALUES ($org, $id, 'owner', $stage, 1250.50, 'EUR', '2026-03-02', '2026-01-01 09:00', '2026-03-02 18:00',
       $isClosed, $isWon, $isExample)`,
    { id, org, stage, isClosed, isWon: stage === 'Closed Won', isExample },
  );
  for (const [at, [name, moment]] of history.entries())
    await connection.run(
      'INSERT INTO OpportunityHistory (Org, Id, OpportunityId, StageName, CreatedDate) VALUES ($org, $row, $id, $name, $moment::TIMESTAMP)',
      {
        ...{ org, row: `${id}${at}`, id, name, moment },
      },
    );
}

async function addAnswer(connection: DuckDBConnection, values: string): Promise<void> {
  await connection.run(`INSERT INTO DF_Answer__c (Org, Id, Opportunity__c, Concept__c, Status__c, Evidence_Level__c, CreatedDate, Review_Flag__c, Review_Verdict__c,
       Review_Kind__c) VALUES ('org', ${values})`);
}

const PAIN = 'INSERT INTO DF_Pain_Point__c (Org, Id, Opportunity__c, Evidence_Level__c, CreatedDate) VALUES ';

async function ask(connection: DuckDBConnection, ...concepts: readonly string[]): Promise<void> {
  await connection.run("INSERT INTO Governing VALUES ('org', 'd', 'mine', 1)");
  for (const concept of concepts)
    await connection.run("INSERT INTO Question VALUES ('org', 'mine', 1, $concept)", { concept });
}

async function onlyDeal(connection: DuckDBConnection): Promise<ClosedDeal> {
  const { deals } = await readOutcomes(connection);
  expect(deals).toHaveLength(1);
  return deals[0]!;
}

async function statesOf(connection: DuckDBConnection): Promise<Readonly<Record<string, AnswerState>>> {
  const { answers } = await readOutcomes(connection);
  expect(
    answers.every(({ deals, ownerId, result }) => deals === 1 && ownerId === 'org owner' && result === 'won'),
  ).toBe(true);
  return Object.fromEntries(answers.map(({ question, state }) => [question, state]));
}

describe('closed deals', () => {
  it('have result, days, amount and currency; what no playbook asked for is not known, nor silence without e-mails', () =>
    withTables(async (connection) => {
      await addDeal(connection);
      expect(await onlyDeal(connection)).toEqual({
        ...{ ownerId: 'org owner', result: 'won', cycleDays: 60, amount: 1250.5, currency: 'EUR' },
        ...{ diagnosis: null, hasUnknown: null, silentDays: null },
      });
    }));

  it('are not open ones or made-up ones', () =>
    withTables(async (connection) => {
      await addDeal(connection, { id: 'open', stage: 'Discovery', isClosed: false });
      await addDeal(connection, { id: 'example', isExample: true });
      expect((await readOutcomes(connection)).deals).toEqual([]);
    }));

  it('of another org have an owner and answers of their own, although the ids are the same', () =>
    withTables(async (connection) => {
      await addDeal(connection);
      await addDeal(connection, { org: 'sandbox' });
      await ask(connection, 'budget');
      const { deals, answers } = await readOutcomes(connection);
      expect(deals.map(({ ownerId, hasUnknown }) => [ownerId, hasUnknown]).toSorted()).toEqual([
        ['org owner', true],
        ['sandbox owner', null],
      ]);
      expect(answers.map(({ ownerId }) => ownerId)).toEqual(['org owner']);
    }));

  it('ended without a decision where the stage has that in its name', () =>
    withTables(async (connection) => {
      await addDeal(connection, { id: 'none', stage: 'Closed - No Decision' });
      await addDeal(connection, { id: 'lost', stage: 'Closed Lost' });
      const results = async (noDecision?: string): Promise<readonly string[]> => {
        const { deals } = await readOutcomes(connection, noDecision === undefined ? {} : { noDecision });
        return deals.map(({ result }) => result).toSorted();
      };
      expect(await results()).toEqual(['lost', 'no decision']);
      expect(await results('^closed lost$')).toEqual(['lost', 'no decision']);
      expect(await results('stalled')).toEqual(['lost', 'lost']);
    }));

  it('were closed when they last entered a closed stage, and have no days if they were created closed', () =>
    withTables(async (connection) => {
      const reopened = [...CLOSED, ['Discovery', '2026-03-05 09:00'], ['Closed Lost', '2026-03-11 09:00']] as const;
      await addDeal(connection, {
        id: 'reopened',
        stage: 'Closed Lost',
        history: [...reopened, ['Closed Lost', '2026-05-01 09:00']],
      });
      await addDeal(connection, { id: 'imported', history: [['Closed Won', '2026-01-01 09:00']] });
      await addDeal(connection, { id: 'unrecorded', history: [] });
      const { deals } = await readOutcomes(connection);
      expect(deals.map(({ cycleDays }) => cycleDays).toSorted()).toEqual([60, 69, null]);
    }));

  it('were not created closed where the history before their close is left out', () =>
    withTables(async (connection) => {
      await addDeal(connection, { history: CLOSED.slice(1) });
      const daysFrom = async (historyFrom: string): Promise<unknown> =>
        (await readOutcomes(connection, { historyFrom })).deals.map(({ cycleDays }) => cycleDays);
      expect(await daysFrom('2026-02-01')).toEqual([60]);
      expect(await daysFrom('2025-12-01')).toEqual([null]);
    }));
});

describe('what was known at the close', () => {
  it('is heard, not heard, unknown or a placeholder', () =>
    withTables(async (connection) => {
      await addDeal(connection);
      await ask(connection, 'budget', 'champion', 'timeline', 'priority', 'problem', 'solution fit');
      const before = "TIMESTAMP '2026-02-01 09:00'";
      await addAnswer(connection, `'1', 'd', 'budget', 'Answered', 3, ${before}, false, NULL, NULL`);
      await addAnswer(connection, `'2', 'd', 'champion', 'Answered', 1, ${before}, false, NULL, NULL`);
      await addAnswer(connection, `'3', 'd', 'timeline', 'Not Known Yet', 0, ${before}, false, NULL, NULL`);
      await addAnswer(connection, `'4', 'd', 'priority', 'Answered', 2, ${before}, true, NULL, 'Placeholder'`);
      await addAnswer(connection, `'5', 'd', 'problem', 'Answered', 2, ${before}, true, 'Cleared', 'Placeholder'`);
      expect(await statesOf(connection)).toEqual({
        ...{ budget: 'heard', champion: 'not heard', timeline: 'unknown', priority: 'placeholder' },
        ...{ problem: 'heard', 'solution fit': 'unknown' },
      });
      expect(await onlyDeal(connection)).toMatchObject({ hasUnknown: true, diagnosis: null });
    }));

  it('is not what was recorded after the close', () =>
    withTables(async (connection) => {
      await addDeal(connection);
      await ask(connection, 'budget');
      await addAnswer(connection, "'1', 'd', 'budget', 'Answered', 4, TIMESTAMP '2026-03-02 19:00', false, NULL, NULL");
      await connection.run(PAIN + "('org', '1', 'd', 4, '2026-03-03 09:00')");
      expect(await statesOf(connection)).toEqual({ budget: 'unknown' });
      expect(await onlyDeal(connection)).toMatchObject({ diagnosis: 'Not started', hasUnknown: true });
      await connection.run(PAIN + "('org', '2', 'd', 3, '2026-03-01 09:00')");
      expect(await onlyDeal(connection)).toMatchObject({ diagnosis: 'Pain quoted' });
    }));
});

describe('days of silence', () => {
  it('count from the last e-mail of the customer before the close', () =>
    withTables(async (connection) => {
      await addDeal(connection);
      await connection.run("INSERT INTO EmailMessage VALUES ('org', '1', 'd', false, '2026-02-27 09:00')");
      // Nobody ever replied: silent since the creation.
      expect(await onlyDeal(connection)).toMatchObject({ silentDays: 60 });
      await connection.run(`INSERT INTO EmailMessage VALUES
        ('org', '2', 'd', true, '2026-02-20 09:00'), ('org', '3', 'd', true, '2026-03-09 09:00'), ('sandbox', '4', 'd', true, '2026-03-01 09:00')`);
      expect(await onlyDeal(connection)).toMatchObject({ silentDays: 10 });
    }));

  it('count from the last call of the customer, too, on a deal with e-mails', () =>
    withTables(async (connection) => {
      await addDeal(connection);
      const call = (id: string, kind: string, day: string, done: string | null): Promise<unknown> =>
        connection.run(
          'INSERT INTO Task VALUES ($org, $id, $deal, $kind, $day::DATE, $done::TIMESTAMP, $created::TIMESTAMP)',
          {
            ...{ org: 'org', deal: 'd', created: '2026-03-01 09:00', id, kind, day, done },
          },
        );
      await call('1', 'Inbound', '2026-02-24', null);
      expect(await onlyDeal(connection)).toMatchObject({ silentDays: null });
      await connection.run("INSERT INTO EmailMessage VALUES ('org', '1', 'd', true, '2026-02-20 09:00')");
      expect(await onlyDeal(connection)).toMatchObject({ silentDays: 6 });
      await call('2', 'Outbound', '2026-02-28', null);
      await call('3', 'Inbound', '2026-02-01', '2026-02-26 09:00');
      expect(await onlyDeal(connection)).toMatchObject({ silentDays: 4 });
    }));
});
