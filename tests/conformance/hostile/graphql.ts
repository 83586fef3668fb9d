import type { Random } from '../../bench/seed/random.ts';
import { damaged, depth, oddText, rest } from './attack.ts';
import type { Attack, Target } from './attack.ts';

const SAMPLES = [
  'query Q($id: ID) { uiapi { query { Thing__c(where: { Id: { eq: $id } }, first: 5) { edges { node { Id Name { value } Number__c { value displayValue } } } totalCount pageInfo { hasNextPage endCursor } } } } }',
  '{ uiapi { query { Opportunity(orderBy: { Name: { order: ASC, nulls: LAST } }, where: { and: [{ Amount: { gt: 1 } }, { not: { Name: { like: "a%" } } }] }) { edges { node { Id Account { Name { value } } Things__r { edges { node { Id } } } } } } } } }',
  '{ uiapi { query { a: Thing__c(first: 1, after: "djE6MQ==") { edges { node { ...F } } } } } } fragment F on Thing__c { Id Pick__c { value label } Flag__c { value } }',
  '{ __schema { types { name fields { name type { name ofType { name } } } } } }',
  '{ uiapi { query { Thing__c(where: { Day__c: { gte: { literal: THIS_YEAR } }, Many__c: { includes: ["red"] } }) { edges { node { Day__c { value } } cursor } } } } }',
];
const MUTATIONS = [
  'mutation M($i: Thing__cCreateInput!) { uiapi(input: { allOrNone: true }) { a: Thing__cCreate(input: $i) { Record { Id Name { value } } } b: Thing__cUpdate(input: { Id: "@{a}", Thing__c: { Number__c: 3 } }) { success } } }',
  'mutation { uiapi(input: { allOrNone: false }) { a: Thing__cCreate(input: { Thing__c: { Name: "x", Number__c: -1 } }) { Record { Id Pick__c { value label } Opportunity__r { Id } } } b: Thing__cDelete(input: { Id: "@{a}" }) { Id } } }',
  'mutation M($id: IdOrRef!, $v: Double) { uiapi { Thing__cUpdate(input: { Id: $id, Thing__c: { Number__c: $v, Text__c: "a", Flag__c: true, Many__c: "red;blue" } }) { success Record { Double__c { value } } } } }',
  'mutation { a: uiapi { OpportunityCreate(input: { Opportunity: { Name: "x", StageName: "Prospecting", CloseDate: "2026-12-31" } }) { Record { ...F } } } b: uiapi { RecordDelete(input: {}) { Id } } } fragment F on Opportunity { Id Amount { value } }',
];
const WORDS = [
  ...[
    '{',
    '}',
    '(',
    ')',
    '[',
    ']',
    ':',
    ',',
    '!',
    '$x',
    '@include(if: $b)',
    '@skip(if: true)',
    '...',
    '...F',
    '...on Thing__c',
    '"""',
    '"',
    '#',
  ],
  ...[
    'uiapi',
    'query',
    'mutation',
    'subscription',
    'fragment F on Thing__c',
    'edges',
    'node',
    'Id',
    'Name',
    'value',
    'first:',
    'where:',
    'after:',
  ],
  ...[
    '-1',
    '1e99',
    '99999999999',
    'null',
    'true',
    'ASC',
    '__typename',
    '__proto__',
    'constructor',
    '\ufeff',
    '\0',
    'Opportunity',
    'Thing__c',
  ],
];
const TOKEN = /\s+|\w+|"(?:[^"\\]|\\.)*"|\.\.\.|./gs;
const SELECT = '{ edges { node { Id } } }';

export function hostileGraphql(random: Random, target: Target): Attack {
  const body: Record<string, unknown> = { query: queryText(random) };
  if (random.chance(40)) body['variables'] = variables(random, target);
  if (random.chance(15)) body['operationName'] = random.pick(['Q', '', 7, null, {}, '__proto__']);
  if (random.chance(3)) body['query'] = random.pick([null, 7, [], {}, '', ' ', '#']);
  return { ...rest('GraphQL', target, 'POST', 'graphql', JSON.stringify(body)), shape: 'graphql' };
}

function variables(random: Random, target: Target): unknown {
  return random.pick<unknown>([
    { id: target.thing },
    { id: oddText(random) },
    { id: { a: [1] } },
    { id: 7, __proto__: 1 },
    { id: target.thing, v: random.pick<unknown>([1, -1, 1e300, 'NaN', [], { a: 1 }]) },
    { i: { Thing__c: { Name: oddText(random), Number__c: random.int(9) - 4 } } },
    { i: { Thing__c: { Opportunity__c: '@{a}', Text__c: oddText(random), Nope__c: 1 } } },
    [],
    'x',
    null,
    { [oddText(random)]: 1 },
  ]);
}

function queryText(random: Random): string {
  const n = depth(random);
  const inQuery = (inner: string): string => `{ uiapi { query { ${inner} } } }`;
  const inMutation = (operations: readonly string[]): string =>
    `mutation { uiapi(input: { allOrNone: ${random.pick(['true', 'false', 'null', '1'])} }) { ${operations.join(' ')} } }`;
  return random.pick([
    () => damaged(random, random.pick(SAMPLES), WORDS, TOKEN),
    () => damaged(random, random.pick(SAMPLES), WORDS, TOKEN),
    () => damaged(random, random.pick(SAMPLES), WORDS, TOKEN),
    () => random.pick(SAMPLES),
    () => damaged(random, random.pick(MUTATIONS), WORDS, TOKEN),
    () => damaged(random, random.pick(MUTATIONS), WORDS, TOKEN),
    () => random.pick(MUTATIONS),
    () =>
      inMutation(Array.from({ length: n }, (_, i) => `a${i}: Thing__cDelete(input: { Id: "@{a${i - 1}}" }) { Id }`)),
    () =>
      inMutation([
        `Thing__c${random.pick(['Create', 'Update'])}(input: { ${random.pick(['', `Id: ${JSON.stringify(oddText(random).slice(0, 300))}`, 'Id: "@{a}"'])} Thing__c: { ${random.pick(['Name', 'Number__c', 'Day__c', 'At__c', 'Flag__c', 'Pick__c', 'Opportunity__c', 'Nope__c'])}: ${random.pick(['[]', '{}', 'null', '1e999', '-1', 'high', '"2026-99-99"', `${'['.repeat(n)}${']'.repeat(n)}`, JSON.stringify(oddText(random).slice(0, 300))])} } }) { Record { Id } }`,
      ]),
    () => Array.from({ length: 1 + random.int(40) }, () => random.pick(WORDS)).join(' '),
    () => `${'{ uiapi '.repeat(n)}${'}'.repeat(n)}`,
    () => '{'.repeat(n),
    () => inQuery(Array.from({ length: n }, (_, i) => `a${i}: Thing__c ${SELECT}`).join(' ')),
    () => inQuery(Array.from({ length: n }, () => `Thing__c ${SELECT}`).join(' ')),
    () => inQuery(`Thing__c { edges { node { ${'Name { value } '.repeat(n)} } } }`),
    () =>
      inQuery(
        `Thing__c { edges { node { ${Array.from({ length: n }, (_, i) => `n${i}: Name { value }`).join(' ')} } } }`,
      ),
    () => inQuery(`Thing__c(where: ${'{ and: ['.repeat(n)}{ Name: { eq: "x" } }${'] }'.repeat(n)}) ${SELECT}`),
    () => inQuery(`Thing__c(where: ${'{ not: '.repeat(n)}{ Name: { eq: "x" } }${' }'.repeat(n)}) ${SELECT}`),
    () =>
      inQuery(
        `Opportunity { edges { node { ${'Things__r { edges { node { Opportunity__r { '.repeat(n)} Id ${'} } } }'.repeat(n)} } } }`,
      ),
    () =>
      inQuery(
        `Thing__c(where: { Name: { in: [${Array.from({ length: n }, (_, i) => `"${i}"`).join(' ')}] } }) ${SELECT}`,
      ),
    () => inQuery(`Thing__c(where: { Name: { like: ${JSON.stringify('%a'.repeat(n) + 'b')} } }) ${SELECT}`),
    () =>
      inQuery(
        `Thing__c(first: ${random.pick(['-1', '0', '99999999999999999999', '2147483647', '1.5', '"1"', 'null', '2001'])}, after: ${JSON.stringify(oddText(random).slice(0, 300))}) ${SELECT}`,
      ),
    () =>
      inQuery(
        `Thing__c(where: { ${random.pick(['Name', 'Number__c', 'Day__c', 'At__c', 'Flag__c', 'Id', 'Opportunity__c'])}: { ${random.pick(['eq', 'ne', 'lt', 'in', 'like', 'literal', 'range'])}: ${random.pick(['[]', '{}', 'null', '1e999', '"2026-99-99"', JSON.stringify(oddText(random).slice(0, 300))])} } }) ${SELECT}`,
      ),
    () => `{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }`,
    () =>
      `${inQuery(`Thing__c { edges { node { ...F0 } } }`)} ${Array.from({ length: Math.min(n, 400) }, (_, i) => `fragment F${i} on Thing__c { ...F${i + 1} ...F${i + 1} }`).join(' ')} fragment F${Math.min(n, 400)} on Thing__c { Id }`,
    () => `{ __schema { types { ${'fields { type { '.repeat(n % 300)} name ${'} }'.repeat(n % 300)} } } }`,
    () => `query (${Array.from({ length: n }, (_, i) => `$v${i}: ID`).join(' ')}) { __typename }`,
    () => `{ __typename ${'@skip(if: false) '.repeat(n)}}`,
    () => oddText(random),
  ])();
}
