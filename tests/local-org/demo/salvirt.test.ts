import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { salvirtRecords } from '../../../src/local-org/demo/index.ts';
import { remove, root, startOrg } from '../../with-started-org.ts';
import type { StartedOrg } from '../../with-started-org.ts';

const TEXT = readFileSync(join(root, 'demo/salvirt/deals.csv'), 'utf8');
const DOC = readFileSync(join(root, 'docs/demo-data.md'), 'utf8');
const DAYS = { today: '2026-11-21', orgToday: '2026-11-23' };

/** A second, simpler reading of the file: its rows by column. */
const ROWS: readonly Record<string, string>[] = (() => {
  const [head = [], ...rows] = TEXT.trim()
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .map((line) => line.split(';'));
  return rows.map((cells) => Object.fromEntries(head.map((name, at) => [name, cells[at] ?? ''])));
})();

/** Concept, column and the values that are not known yet, as docs/demo-data.md states them. */
const MAPPING = [...DOC.matchAll(/^\| `([A-Z]\w+)` +\| ([a-z ]+?) +\| ([^|]+?) +\| (\d+) +\| (\d+) +\|$/gm)].map(
  ([, column = '', concept = '', unknown = '', known, open]) => ({
    column,
    concept,
    unknown: [...unknown.matchAll(/`([^`]+)`/g)].map(([, value]) => value),
    counts: { known: Number(known), open: Number(open) },
  }),
);

const countOf = (column: string, values: readonly (string | undefined)[]): number =>
  ROWS.filter((row) => values.includes(row[column])).length;

/** Known and not known yet by concept, counted in the file. */
const EXPECTED = Object.fromEntries(
  MAPPING.map(({ column, concept, unknown }) => {
    const open = countOf(column, unknown);
    return [concept, { known: ROWS.length - open, open }];
  }),
);

const stepOf = (object: string, text = TEXT, days = DAYS) =>
  salvirtRecords(text, days)
    .find((step) => step.object === object)
    ?.records.map(({ fields }) => fields) ?? [];

describe('the Salvirt set as records', () => {
  test('has the counts that docs/demo-data.md states, in the file and in the records', () => {
    expect(MAPPING).toHaveLength(10);
    for (const { concept, counts } of MAPPING)
      expect({ concept, ...counts }).toEqual({ concept, ...EXPECTED[concept] });
    const found = Object.fromEntries(MAPPING.map(({ concept }) => [concept, { known: 0, open: 0 }]));
    for (const { Concept__c, Status__c } of stepOf('DF_Answer__c'))
      found[String(Concept__c)]![Status__c === 'Answered' ? 'known' : 'open'] += 1;
    expect(found).toEqual(EXPECTED);
    expect(ROWS).toHaveLength(318);
    expect(DOC).toContain(`${countOf('Status', ['Won'])} won and ${countOf('Status', ['Lost'])} lost`);
  });

  test('keeps outcome and owner of each row', () => {
    const expected = ROWS.map(({ Status, Seller, Product }, at) => ({
      Name: `Salvirt deal ${at + 1} – ${Product}`,
      StageName: Status === 'Won' ? 'Closed Won' : 'Closed Lost',
      OwnerId: { ref: `User:${Seller}` },
    }));
    const deals = stepOf('Opportunity');
    expect(deals.map(({ Name, StageName, OwnerId }) => ({ Name, StageName, OwnerId }))).toEqual(expected);
    expect(stepOf('User').map(({ LastName }) => LastName)).toHaveLength(new Set(ROWS.map(({ Seller }) => Seller)).size);
    for (const [at, row] of ROWS.entries())
      for (const column of ['Comp_size', 'Deal_type', 'Client']) {
        expect(deals[at]?.['Description']).toContain(`${column}: ${row[column]}`);
      }
  });

  test('invents days that do not depend on the outcome or an answer', () => {
    const shuffled = [
      TEXT.split('\n').slice(0, 4).join('\n'),
      ...ROWS.toReversed().map((row) => Object.values(row).join(';')),
      '',
    ].join('\n');
    const days = (text: string) =>
      stepOf('Opportunity', text).map(({ CreatedDate, CloseDate }) => [CreatedDate, CloseDate]);
    expect(days(shuffled)).toEqual(days(TEXT));
  });

  test('has every deal created, answered and closed in this order, before the day of loading, on weekdays', () => {
    const deals = stepOf('Opportunity').map(({ CreatedDate, CloseDate }) => [CreatedDate, CloseDate].map(String));
    const answered = new Map<string, string[]>();
    for (const { Opportunity__c, CreatedDate } of stepOf('DF_Answer__c')) {
      const { ref } = Opportunity__c as { ref: string };
      if (CreatedDate !== undefined) answered.set(ref, [...(answered.get(ref) ?? []), String(CreatedDate)]);
    }
    deals.forEach(([created = '', closed = ''], at) => {
      const between = answered.get(`Opportunity:Salvirt ${at + 1}`) ?? [];
      expect([created, ...between, closed].toSorted()).toEqual([created, ...between, closed]);
      expect(closed < DAYS.today).toBe(true);
      for (const day of [created, closed]) expect([0, 6]).not.toContain(new Date(day).getUTCDay());
    });
  });

  test('has answers that are not known yet open since the day of the org', () => {
    const open = stepOf('DF_Answer__c').filter(({ Status__c }) => Status__c === 'Not Known Yet');
    for (const fields of open) {
      expect(fields).toMatchObject({ Open_Since__c: '2026-11-23', Open_Until__c: '2026-12-23' });
      expect(Object.keys(fields)).not.toContain('CreatedDate');
    }
  });

  test('names the deal of a value that it does not know', () => {
    const broken = (from: string, to: string) => () => salvirtRecords(TEXT.replace(from, to), DAYS);
    expect(broken('Product A;Seller 6;Mid', 'Product A;Seller 6;Odd')).toThrow(
      'Deal 1 of `demo/salvirt/deals.csv` has `Odd` in `Authority`. Expected `Low`, `Mid`, `High`. Restore the file.',
    );
    expect(broken(';Won\n', ';Open\n')).toThrow('Deal 1 of `demo/salvirt/deals.csv` has `Open` in `Status`.');
    expect(broken('Budgt_alloc', 'Budget')).toThrow('has no column `Budgt_alloc`');
  });

  test('names source and licence in the data file, its README and the docs', () => {
    const readme = readFileSync(join(root, 'demo/salvirt/README.md'), 'utf8');
    for (const text of [TEXT.split('Product;')[0], readme, DOC]) {
      expect(text).toContain('Bohanec');
      expect(text).toContain('CC BY 4.0');
    }
  });
});

describe('`diagnose org seed salvirt`', () => {
  let org: StartedOrg;
  let second: StartedOrg;

  beforeAll(async () => {
    // One org has the demo and its gates, the other nothing but the app.
    org = await startOrg(['--demo', '--plain', '--today', DAYS.today]);
    second = await startOrg([]);
  }, 180_000);

  afterAll(async () => {
    for (const one of [org, second] as (StartedOrg | undefined)[]) {
      await one?.stop();
      if (one !== undefined) remove(one.data);
    }
  });

  const count = async (soql: string): Promise<number> => (await org.query(soql)).length;
  const OURS = "Owner.Username LIKE '%@salvirt.example'";

  test('loads the deals next to the demo, past its gates', async () => {
    const before = await count('SELECT Id FROM Opportunity');
    const setup = () => JSON.parse(readFileSync(join(org.data, 'setup.json'), 'utf8')) as Record<string, unknown>;
    const known = setup();
    const { code, stdout } = await org.diagnose('org', 'seed', 'salvirt', '--today', DAYS.today);
    expect([code, stdout]).toEqual([0, 'Created 16 User, 318 Opportunity, 3180 DF_Answer__c.\n']);
    expect(setup()).toEqual({ ...known, salvirt: 'done' });
    expect(await count('SELECT Id FROM Opportunity')).toBe(before + 318);
    const blank = 'Amount = NULL AND AccountId = NULL AND DF_Example__c = FALSE';
    expect(await count(`SELECT Id FROM Opportunity WHERE ${OURS} AND ${blank}`)).toBe(318);
    for (const [stage, status] of [
      ['Closed Won', 'Won'],
      ['Closed Lost', 'Lost'],
    ] as const) {
      expect(await count(`SELECT Id FROM Opportunity WHERE StageName = '${stage}' AND ${OURS}`)).toBe(
        countOf('Status', [status]),
      );
    }
    const rows = await org.query<{ Concept__c: string; Status__c: string; n: number }>(
      'SELECT Concept__c, Status__c, COUNT(Id) n FROM DF_Answer__c GROUP BY Concept__c, Status__c',
    );
    const found = Object.fromEntries(MAPPING.map(({ concept }) => [concept, { known: 0, open: 0 }]));
    for (const { Concept__c, Status__c, n } of rows)
      found[Concept__c]![Status__c === 'Answered' ? 'known' : 'open'] = n;
    expect(found).toEqual(EXPECTED);
  }, 180_000);

  test('changes nothing the second time, and leaves the demo to be found', async () => {
    const before = await count('SELECT Id FROM DF_Answer__c');
    const again = await org.diagnose('org', 'seed', 'salvirt');
    expect([again.code, again.stdout]).toEqual([0, 'The Salvirt deals are there already: nothing changed.\n']);
    expect((await org.diagnose('org', 'seed')).stdout).toBe('The demo data is there already: nothing changed.\n');
    expect(await count('SELECT Id FROM DF_Answer__c')).toBe(before);
  }, 180_000);

  test('gives the same deals and answers in another org', async () => {
    expect((await second.diagnose('org', 'seed', 'salvirt', '--today', DAYS.today)).code).toBe(0);
    const deals = `SELECT Name, StageName, CreatedDate, CloseDate, Owner.Username, Description, DF_Answer_Points__c FROM Opportunity WHERE ${OURS} ORDER BY CreatedDate, Name`;
    const answers = `SELECT Opportunity__r.Name, Concept__c, Status__c, Answer__c, Evidence__c FROM DF_Answer__c ORDER BY Opportunity__r.Name, Concept__c`;
    for (const soql of [deals, answers]) {
      const [one, other] = [await org.query(soql), await second.query(soql)].map(
        (rows) =>
          JSON.parse(
            JSON.stringify(rows, (key, value: unknown) => (key === 'attributes' ? undefined : value)),
          ) as unknown,
      );
      expect(one).toEqual(other);
    }
  }, 180_000);

  test('has answers in which `diagnose sync` finds no copied or empty text', async () => {
    const { stdout } = await second.diagnose('sync', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ answers: 3180, written: [] });
  }, 180_000);

  test('refuses a set that there is not', async () => {
    const { code, stderr } = await second.diagnose('org', 'seed', 'nothing');
    expect([code, stderr]).toEqual([
      2,
      'There is no set of deals `nothing`. Expected `demo` (the default) or `salvirt`.\n',
    ]);
  }, 180_000);
});
