import { gzipSync } from 'node:zlib';
import type { Random } from '../../bench/seed/random.ts';
import { THING_FIELDS } from '../../local-org/metadata/thing.ts';
import { damaged, depth, oddText, rest, shortText } from './attack.ts';
import type { Attack, Target } from './attack.ts';
import { encode } from './soql.ts';

const WORDS = [
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '"',
  'null',
  'true',
  '1e999',
  '-0',
  '"__proto__"',
  '"attributes"',
  '\\u0000',
  '/*x*/',
  'NaN',
];
const TOKEN = /"(?:[^"\\]|\\.)*"|\s+|[\w.+-]+|./gs;

/** Bodies that are no JSON, or JSON of another shape than the call takes. */
export function hostileBody(random: Random, target: Target): Attack {
  const { method, path, body } = random.pick(CALLS)(target);
  const text = bodyText(random, JSON.stringify(body));
  const zipped = random.chance(4);
  return rest(
    'JSON body',
    target,
    method,
    path,
    zipped ? gzipSync(text) : text,
    zipped ? { 'Content-Encoding': 'gzip' } : {},
  );
}

const CALLS: readonly ((target: Target) => { method: string; path: string; body: unknown })[] = [
  () => ({
    method: 'POST',
    path: 'sobjects/Thing__c',
    body: { Name: 'n', Number__c: 1, Flag__c: true, Opportunity__r: { Name: 'x' } },
  }),
  (target) => ({ method: 'PATCH', path: `sobjects/Thing__c/${target.thing}`, body: { Text__c: 't', Pick__c: 'low' } }),
  () => ({ method: 'PATCH', path: 'sobjects/Thing__c/Key__c/k1', body: { Name: 'upserted' } }),
  (target) => ({
    method: 'POST',
    path: 'composite/sobjects',
    body: {
      allOrNone: false,
      records: [
        { attributes: { type: 'Thing__c' }, Name: 'a' },
        { attributes: { type: 'Thing__c' }, Opportunity__c: target.opportunity },
      ],
    },
  }),
  () => ({
    method: 'PATCH',
    path: 'composite/sobjects/Thing__c/Key__c',
    body: { allOrNone: true, records: [{ attributes: { type: 'Thing__c' }, Key__c: 'k', Name: 'a' }] },
  }),
  (target) => ({
    method: 'POST',
    path: 'composite',
    body: {
      compositeRequest: [
        { method: 'GET', url: `/services/data/v66.0/sobjects/Thing__c/${target.thing}`, referenceId: 'a' },
        {
          method: 'PATCH',
          url: '/services/data/v66.0/sobjects/Thing__c/@{a.Id}',
          referenceId: 'b',
          body: { Name: '@{a.Name}' },
        },
      ],
    },
  }),
  (target) => ({
    method: 'POST',
    path: 'composite',
    body: {
      allOrNone: true,
      collateSubrequests: true,
      compositeRequest: [
        {
          method: 'POST',
          url: '/services/data/v66.0/sobjects/Thing__c',
          referenceId: 'a',
          body: { Name: 'a', Opportunity__c: target.opportunity },
        },
        { method: 'GET', url: '/services/data/v66.0/sobjects/Thing__c/@{a.id}', referenceId: 'b' },
      ],
    },
  }),
  () => ({
    method: 'POST',
    path: 'composite/graph',
    body: {
      graphs: [
        {
          graphId: '1',
          compositeRequest: [
            {
              method: 'POST',
              url: '/services/data/v66.0/sobjects/Opportunity',
              referenceId: 'a',
              body: { Name: 'a', StageName: 'Prospecting', CloseDate: '2027-01-31' },
            },
            {
              method: 'POST',
              url: '/services/data/v66.0/sobjects/Thing__c',
              referenceId: 'b',
              body: { Opportunity__c: '@{a.id}' },
            },
          ],
        },
      ],
    },
  }),
  () => ({
    method: 'POST',
    path: 'composite/tree/Opportunity',
    body: {
      records: [
        {
          attributes: { type: 'Opportunity', referenceId: 'a' },
          Name: 'a',
          StageName: 'Prospecting',
          CloseDate: '2027-01-31',
          Things__r: { records: [{ attributes: { type: 'Thing__c', referenceId: 'b' }, Name: 'b' }] },
        },
      ],
    },
  }),
  () => ({
    method: 'POST',
    path: 'composite/batch',
    body: {
      haltOnError: true,
      batchRequests: [
        { method: 'GET', url: 'v66.0/limits' },
        { method: 'POST', url: 'v66.0/sobjects/Thing__c', richInput: { Name: 'b' } },
      ],
    },
  }),
  () => ({
    method: 'POST',
    path: 'ui-api/records',
    body: { apiName: 'Thing__c', fields: { Name: 'ui', Number__c: 3 } },
  }),
  (target) => ({ method: 'PATCH', path: `ui-api/records/${target.thing}`, body: { fields: { Text__c: 'ui' } } }),
  (target) => ({
    method: 'POST',
    path: 'composite/sobjects/Thing__c',
    body: { ids: [target.thing], fields: ['Id', 'Opportunity__r.Name'] },
  }),
];

function bodyText(random: Random, text: string): string {
  const n = depth(random) * 2;
  return random.pick([
    () => damaged(random, text, WORDS, TOKEN),
    () => damaged(random, text, WORDS, TOKEN),
    () => text.slice(0, random.int(text.length)),
    () => text.replace(/"([^"]+)"/g, (whole) => (random.chance(25) ? JSON.stringify(oddText(random)) : whole)),
    () => text.replace(/:("[^"]*"|\w+)/g, (whole) => (random.chance(40) ? `:${otherValue(random)}` : whole)),
    () => '['.repeat(n) + ']'.repeat(n),
    () => '{"a":'.repeat(n) + '1' + '}'.repeat(n),
    () => text.replace(/:("[^"]*"|\w+)/, `:${'['.repeat(n)}${']'.repeat(n)}`),
    () => text.replace(/:("[^"]*"|\w+)\}/, `:${'{"a":'.repeat(n)}1${'}'.repeat(n)}}`),
    () => `{${Array.from({ length: n }, (_, i) => `"f${i}":${i}`).join(',')}}`,
    () => `{${Array.from({ length: n }, () => '"Name":"x"').join(',')}}`,
    () => text.replace('[', `[${'{},'.repeat(n)}`),
    () => `{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},${text.slice(1)}`,
    () => JSON.stringify(oddText(random)),
    () =>
      random.pick([
        '',
        ' ',
        '0',
        '-',
        'null',
        '[]',
        '{}',
        '[null]',
        '\ufeff{}',
        '{"a":1}{"b":2}',
        "{'a':1}",
        '{"a":undefined}',
        '\0',
      ]),
    () => oddText(random),
  ])();
}

function otherValue(random: Random): string {
  return random.pick([
    'null',
    'true',
    '7',
    '-1e308',
    '1e999',
    '[]',
    '{}',
    '[[]]',
    '{"a":{"b":null}}',
    '""',
    '[null]',
    '"x"',
    '123456789012345678901234567890',
  ]);
}

const FIELDS = ['Name', ...THING_FIELDS, 'Power__c'];

/** Values that do not belong into their field, or that make the org's own formulas and rules sweat. */
export function hostileValue(random: Random, target: Target): Attack {
  const field = random.pick([
    ...FIELDS,
    ...FIELDS,
    'Id',
    'OwnerId',
    'CreatedDate',
    'Double__c',
    'IsDeleted',
    oddText(random).slice(0, 80),
  ]);
  const record = { [field]: aValue(random), ...(random.chance(30) ? { [random.pick(FIELDS)]: aValue(random) } : {}) };
  const json = JSON.stringify(record);
  return random.pick([
    () => rest('field value', target, 'POST', 'sobjects/Thing__c', json),
    () => rest('field value', target, 'PATCH', `sobjects/Thing__c/${target.thing}`, json),
    () =>
      rest(
        'field value',
        target,
        'PATCH',
        `sobjects/Opportunity/${target.opportunity}`,
        json.replace('Text__c', 'StageName').replace('Number__c', 'Amount').replace('Day__c', 'CloseDate'),
      ),
    () => rest('field value', target, 'PATCH', `sobjects/Thing__c/Key__c/${encode(shortText(random))}`, json),
    () =>
      rest(
        'field value',
        target,
        'POST',
        'composite/sobjects',
        JSON.stringify({ allOrNone: true, records: [{ attributes: { type: 'Thing__c' }, ...record }] }),
      ),
    () => rest('field value', target, 'PATCH', `ui-api/records/${target.thing}`, JSON.stringify({ fields: record })),
    () =>
      rest('field value', target, 'POST', 'ui-api/records', JSON.stringify({ apiName: 'Thing__c', fields: record })),
  ])();
}

function aValue(random: Random): unknown {
  return random.pick<() => unknown>([
    () => oddText(random),
    () => oddText(random),
    () =>
      random.pick([0, -0, 1e308, -1e308, 5e-324, 1e21, 123456789012345.67, 0.1 + 0.2, 2 ** 53, -999999999999.99, 1e15]),
    () => random.pick([true, false, null]),
    () => random.pick([[], {}, [1], { a: 1 }, [[]], { Id: 'x' }, { attributes: { type: 'X' } }]),
    () =>
      random.pick([
        'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac',
        '(((((((((',
        '1e99999',
        '10^9',
        '2026-01-01',
      ]),
    () => 'a'.repeat(random.pick([80, 81, 255, 1000, 1001, 131_073, 1_000_000])),
    () => random.pick(['low;high', 'red;red', 'red;;blue', ';', 'LOW', 'low ', 'High']),
    () =>
      random.pick([
        '2026-06-31',
        '20260101',
        '1600-01-01',
        '4001-01-01',
        '2026-01-01T25:00:00Z',
        '2026-01-01T10:00:00',
        1767225600000,
      ]),
  ])();
}
