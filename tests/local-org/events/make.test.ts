import { makeEvents } from '../../../src/local-org/events/make.ts';
import type { Commit } from '../../../src/local-org/events/make.ts';
import type { RecordChange } from '../../../src/local-org/store/changes.ts';
import { withOrg } from '../metadata/support.ts';

const schema = withOrg((org) => org.schema);
const selection = new Map([
  ['account', ['ChangeEvents']],
  ['contact', ['ChangeEvents']],
]);

const commitOf = (done: RecordChange[], values: Record<string, string> = {}): Commit => ({
  schema,
  done,
  row: (_object, id) => ({ Id: id, Name: `Name of ${id}`, ...values }),
  origin: 'com/salesforce/api/rest/66.0;client=',
  now: '2026-03-01T10:00:00.000Z',
  userId: '005000000000001AAA',
  commitNumber: 7,
  transactionKey: 'key',
});

const change = (object: string, recordId: string, changeType: RecordChange['changeType'], fields: string[] = []) => ({
  object,
  recordId,
  changeType,
  changedFields: fields,
});

test('beyond the limit of a transaction there is one overflow event for each object, without ids and values', () => {
  const done = [
    change('Account', 'a1', 'CREATE'),
    change('Account', 'a2', 'UPDATE', ['Name', 'Phone']),
    change('Account', 'a3', 'DELETE'),
    change('Account', 'a4', 'CREATE'),
    change('Contact', 'c1', 'DELETE'),
  ];
  const events = makeEvents(commitOf(done), selection, { changes: 3, bytes: 1000 });
  expect(events.map(({ header }) => [header.entityName, header.changeType, header.recordIds])).toEqual([
    ['Account', 'CREATE', ['a1']],
    ['Account', 'UPDATE', ['a2']],
    ['Account', 'GAP_OVERFLOW', ['000000000000000AAA']],
    ['Contact', 'GAP_OVERFLOW', ['000000000000000AAA']],
  ]);
  expect(events[3]).toMatchObject({ fields: {}, header: { changedFields: [], changeOrigin: '', sequenceNumber: 1 } });
  expect(makeEvents(commitOf(done), selection, { changes: 6, bytes: 1000 })).toHaveLength(5);
});

test('an event that is too large is a gap event with the ids; gaps of one kind share an event', () => {
  const done = [
    change('Account', 'a1', 'CREATE'),
    change('Account', 'a2', 'UPDATE', ['Name']),
    change('Account', 'a3', 'UPDATE', ['Description']),
    change('Account', 'a4', 'UPDATE', ['Description']),
    change('Account', 'a5', 'UNDELETE'),
  ];
  const long = { Description: 'x'.repeat(2000) };
  const events = makeEvents(commitOf(done, long), selection, { changes: 100, bytes: 1000 });
  expect(events.map(({ header, fields }) => [header.changeType, header.recordIds, Object.keys(fields)])).toEqual([
    ['GAP_CREATE', ['a1'], []],
    ['UPDATE', ['a2'], ['Name', 'LastModifiedDate']],
    ['GAP_UPDATE', ['a3', 'a4'], []],
    ['GAP_UNDELETE', ['a5'], []],
  ]);
});
