import { demoRecords, loadDemo } from '../../../src/local-org/demo/index.ts';
import type { CreateResult, DemoStep, DemoTarget } from '../../../src/local-org/demo/index.ts';
import { mavenFiles } from './mavenFiles.ts';

type Body = Readonly<Record<string, string | number | boolean>>;

/** An org in memory: assigns ids, refuses the records that `refuse` selects, keeps all calls. */
function memoryOrg(refuse: (object: string, body: Body) => string | undefined = () => undefined) {
  const rows: { id: string; object: string; body: Body }[] = [];
  const calls: { object: string; size: number }[] = [];
  const finds: string[] = [];
  const target: DemoTarget = {
    createMany: (object, bodies) => {
      calls.push({ object, size: bodies.length });
      const results = bodies.map((body): CreateResult => {
        const message = refuse(object, body);
        if (message !== undefined) return { errors: [{ message }] };
        const id = `id${String(rows.length + 1)}`;
        rows.push({ id, object, body });
        return { id, errors: [] };
      });
      return Promise.resolve(results);
    },
    findId: (object, field, value) => {
      finds.push(`${object}.${field}=${String(value)}`);
      return Promise.resolve(object === 'Missing' ? undefined : `${object}-id`);
    },
  };
  return { rows, calls, finds, target };
}

test('the whole demo loads in batches of 200, with ids in the place of references', async () => {
  const org = memoryOrg();
  const progress: number[] = [];
  const { steps } = demoRecords(mavenFiles(), { today: '2026-11-21' });
  const result = await loadDemo(steps, org.target, { onProgress: ({ done }) => progress.push(done) });
  expect(result.created).toEqual({
    UserRole: 3,
    User: 41,
    Account: 85,
    Product2: 7,
    PricebookEntry: 7,
    Opportunity: 6815,
  });
  expect(result.failures).toEqual([]);
  expect(result.unresolved).toEqual([]);
  expect(Math.max(...org.calls.map((call) => call.size))).toBe(200);
  expect(org.calls.filter((call) => call.object === 'Opportunity')).toHaveLength(Math.ceil(6815 / 200));
  expect(progress[progress.length - 1]).toBe(6958);
  expect(org.finds).toEqual(['Profile.Name=Standard User', 'Pricebook2.IsStandard=true']);

  const byId = new Map(org.rows.map((row) => [row.id, row]));
  const owners = org.rows
    .filter((row) => row.object === 'Opportunity')
    .map((row) => byId.get(String(row.body['OwnerId'])));
  expect(owners.every((owner) => owner?.object === 'User')).toBe(true);
  expect(org.rows.every((row) => Object.values(row.body).every((value) => typeof value !== 'object'))).toBe(true);
});

test('a refused record is reported, references to it are left blank, and the rest is created', async () => {
  const steps: DemoStep[] = [
    {
      object: 'Account',
      records: [
        { key: 'Account:A', fields: { Name: 'A' } },
        { key: 'Account:B', fields: { Name: 'B' } },
      ],
    },
    {
      object: 'Opportunity',
      records: [
        { key: 'Opportunity:1', fields: { Name: '1', AccountId: { ref: 'Account:A' } } },
        { key: 'Opportunity:2', fields: { Name: '2', AccountId: { ref: 'Account:B' } } },
      ],
    },
  ];
  const org = memoryOrg((_, body) => (body['Name'] === 'A' ? 'No, not A.' : undefined));
  const result = await loadDemo(steps, org.target);
  expect(result.created).toEqual({ Account: 1, Opportunity: 2 });
  expect(result.failures).toEqual([{ key: 'Account:A', object: 'Account', messages: ['No, not A.'] }]);
  expect(result.unresolved).toEqual([{ key: 'Opportunity:1', field: 'AccountId', ref: 'Account:A' }]);
  expect(org.rows.map((row) => row.body)).toEqual([{ Name: 'B' }, { Name: '1' }, { Name: '2', AccountId: 'id1' }]);
});

test('a missing record that every org has stops the load with one sentence', async () => {
  const find = { object: 'Missing', field: 'Name', value: 'Standard User' };
  const steps: DemoStep[] = [{ object: 'User', records: [{ key: 'User:A', fields: { ProfileId: { find } } }] }];
  const org = memoryOrg();
  await expect(loadDemo(steps, org.target)).rejects.toThrow(
    'The org has no `Missing` whose `Name` is `Standard User`.',
  );
  expect(org.rows).toEqual([]);
});

test('too few results of an org do not count as success', async () => {
  const target: DemoTarget = { createMany: () => Promise.resolve([]), findId: () => Promise.resolve(undefined) };
  const steps: DemoStep[] = [{ object: 'Account', records: [{ key: 'Account:A', fields: { Name: 'A' } }] }];
  const result = await loadDemo(steps, target);
  expect(result.failures[0]?.messages).toEqual(['The org gave no answer for this record.']);
});
