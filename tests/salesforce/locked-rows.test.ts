import type { OrgConnection } from '../../src/salesforce/connection.ts';
import { OrgRefused, OrgUnauthorized } from '../../src/salesforce/errors.ts';
import { LOCKED, saveInBatches, type SavedRecord } from '../../src/salesforce/locked-rows.ts';

const ERROR = { errorCode: LOCKED, message: 'unable to obtain exclusive access', fields: [] };
const FAILED: SavedRecord = { success: false, errors: [ERROR] };

interface Row {
  readonly id: string;
  readonly parent: string;
}
/** So many rows of each parent, the parents in turn, as they come from a list that is in another order. */
const rowsOf = (parents: readonly string[], each: number): Row[] =>
  Array.from({ length: parents.length * each }, (_none, at) => ({
    id: `r${at}`,
    parent: parents[at % parents.length]!,
  }));

/** An org that counts what it saved, and refuses rows as `isHeld` answers for the nth call. */
function fakeOrg(isHeld: (row: Row, call: number) => boolean, policy = { attempts: 6, base: 100, cap: 1_000 }) {
  let clock = 0;
  const pauses: number[] = [];
  const batches: Row[][] = [];
  const saves = new Map<string, number>();
  const org = {
    policy,
    random: () => 1,
    now: () => new Date(clock),
    sleep: async (milliseconds: number) => {
      pauses.push(milliseconds);
      clock += milliseconds;
    },
  } as unknown as OrgConnection;
  const send = async (batch: readonly Row[]): Promise<SavedRecord[]> => {
    batches.push([...batch]);
    clock += 10;
    return batch.map((row) => {
      if (isHeld(row, batches.length)) return FAILED;
      saves.set(row.id, (saves.get(row.id) ?? 0) + 1);
      return { id: row.id, success: true, errors: [] };
    });
  };
  const save = (rows: readonly Row[], most = 200) =>
    saveInBatches(org, rows, { object: 'Thing__c', most, parentOf: ({ parent }) => parent, send });
  return { org, save, pauses, batches, saves };
}
const sizes = (batches: readonly (readonly Row[])[]): number[] => batches.map(({ length }) => length);

test('records go in batches ordered by parent, and no parent is in two of them; outcomes are in the order of the records', async () => {
  const parents = ['p3', 'p1', 'p2', 'p4'];
  const { save, batches } = fakeOrg(() => false);
  const rows = rowsOf(parents, 90);
  const outcomes = await save(rows);
  expect(outcomes.map(({ index, id }) => [index, id])).toEqual(rows.map(({ id }, index) => [index, id]));
  expect(batches.map((batch) => [...new Set(batch.map(({ parent }) => parent))])).toEqual([
    ['p1', 'p2'],
    ['p3', 'p4'],
  ]);
  // Rows of one parent keep their order.
  const first = batches[0]!.filter(({ parent }) => parent === 'p1').map(({ id }) => Number(id.slice(1)));
  expect(first).toEqual([...first].sort((a, b) => a - b));
});

test('a parent with more records than a batch is divided', async () => {
  const { save, batches, saves } = fakeOrg(() => false);
  await save([...rowsOf(['a'], 30), ...rowsOf(['b'], 450).map((row) => ({ ...row, id: `b${row.id}` }))]);
  expect(sizes(batches)).toEqual([30, 200, 200, 50]);
  expect(saves.size).toBe(480);
});

test('rows that stay locked go in batches of 200, 50, 12, 3 and 1, and are reported as failed', async () => {
  const { save, batches, pauses, saves } = fakeOrg(({ id }) => id.length > 2);
  const outcomes = await save(rowsOf(['one'], 210));
  const held = 200;
  expect(sizes(batches)).toEqual([
    ...[200, 10],
    ...Array<number>(4).fill(50),
    ...[...Array<number>(16).fill(12), 8],
    ...[...Array<number>(66).fill(3), 2],
    ...Array<number>(2 * held).fill(1),
  ]);
  expect(pauses).toEqual([100, 200, 400, 800, 1_000]);
  expect(outcomes.filter(({ success }) => success).map(({ id }) => id)).toEqual(
    Array.from({ length: 10 }, (_none, at) => `r${at}`),
  );
  expect(outcomes.filter(({ errors }) => errors[0]?.errorCode === LOCKED)).toHaveLength(held);
  expect([...saves.values()].every((times) => times === 1)).toBe(true);
});

test('a row is never saved twice, whatever the order in which parents are released', async () => {
  for (let seed = 1; seed <= 40; seed += 1) {
    const parents = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const until = new Map(parents.map((parent, at) => [parent, (seed * (at + 3)) % 60]));
    const { save, saves } = fakeOrg(({ parent }, call) => call < until.get(parent)!);
    const rows = rowsOf(parents, (seed % 9) + 1);
    const outcomes = await save(rows, 16);
    expect(outcomes.map(({ index }) => index)).toEqual(rows.map((_row, index) => index));
    expect(outcomes.filter(({ success }) => success).map(({ id }) => id)).toEqual(
      rows.filter(({ id }) => saves.get(id) === 1).map(({ id }) => id),
    );
    expect(Math.max(...saves.values(), 1)).toBe(1);
  }
});

test('only locked rows are sent again', async () => {
  const { org, save, batches } = fakeOrg(() => false);
  const other = { success: false, errors: [{ errorCode: 'REQUIRED_FIELD_MISSING', message: 'Required', fields: [] }] };
  let calls = 0;
  const [outcome] = await saveInBatches(org, ['x'], {
    object: 'Thing__c',
    most: 200,
    send: async () => {
      calls += 1;
      return [other];
    },
  });
  expect([outcome, calls]).toEqual([{ index: 0, ...other }, 1]);
  expect([await save([]), batches]).toEqual([[], []]);
});

test('the budget of the policy ends the attempts in the middle of a round, and what was not sent again is reported', async () => {
  const policy = { attempts: 6, base: 100, cap: 1_000, budget: 450 };
  const { save, batches, saves } = fakeOrg(({ id }) => id !== 'r0' || batches.length < 2, policy);
  const outcomes = await save(rowsOf(['one'], 200));
  // 100 ms of pause and 4 batches of 10 ms; 200 ms and 11 of 17 batches.
  expect(sizes(batches).filter((size) => size === 50)).toHaveLength(4);
  expect(sizes(batches).filter((size) => size === 12)).toHaveLength(11);
  expect(sizes(batches).filter((size) => size < 12)).toEqual([]);
  expect([...saves]).toEqual([['r0', 1]]);
  expect(outcomes.filter(({ success }) => !success)).toHaveLength(199);
});

test('a call that is refused as a whole because of a locked row is sent again in smaller batches too', async () => {
  const { org } = fakeOrg(() => false);
  const sent: number[] = [];
  const outcomes = await saveInBatches(org, rowsOf(['one'], 60), {
    object: 'Thing__c',
    most: 200,
    send: async (batch) => {
      sent.push(batch.length);
      if (batch.length > 12) throw new OrgRefused([ERROR]);
      return batch.map(({ id }) => ({ id, success: true, errors: [] }));
    },
  });
  expect(sent).toEqual([60, 50, 10, 12, 12, 12, 12, 2]);
  expect(outcomes.every(({ success }) => success)).toBe(true);
});

test.each([
  ['another refusal of a call', new OrgRefused([{ errorCode: 'INVALID_FIELD', message: 'No such field', fields: [] }])],
  ['an ended session', new OrgUnauthorized('ended')],
])('%s stops the save', async (_what, error) => {
  const { org } = fakeOrg(() => false);
  const send = async (): Promise<SavedRecord[]> => {
    throw error;
  };
  await expect(saveInBatches(org, ['x'], { object: 'Thing__c', most: 200, send })).rejects.toBe(error);
});
