import type { Random } from '../../bench/seed/random.ts';
import { rest, shortText } from './attack.ts';
import type { Attack, Target } from './attack.ts';
import { encode } from './soql.ts';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Ids that are none, of another object, of nobody, in the wrong case or length, at every place that takes one. */
export function hostileId(random: Random, target: Target): Attack {
  const id = anId(random, target);
  const inPath = encode(id).replaceAll('%2F', random.pick(['%2F', '/']));
  const object = random.pick([
    'Thing__c',
    'Opportunity',
    'Account',
    'User',
    'OpportunityHistory',
    'Organization',
    encode(shortText(random)),
  ]);
  const call = (method: string, path: string, body?: unknown): Attack =>
    rest('id', target, method, path, body === undefined ? undefined : JSON.stringify(body));
  return random.pick([
    () => call('GET', `sobjects/${object}/${inPath}`),
    () => call('GET', `sobjects/${object}/${inPath}?fields=${encode(shortText(random))}`),
    () => call('PATCH', `sobjects/${object}/${inPath}`, { Name: 'x' }),
    () => call('DELETE', `sobjects/${object}/${inPath}`),
    () => call('PATCH', `sobjects/Thing__c/Key__c/${inPath}`, { Number__c: -1 }),
    () => call('GET', `sobjects/Thing__c/${encode(shortText(random))}/${inPath}`),
    () => call('DELETE', `composite/sobjects?ids=${inPath},${encode(anId(random, target))}&allOrNone=true`),
    () => call('GET', `composite/sobjects/${object}?ids=${inPath},,${inPath}&fields=Id`),
    () => call('POST', `composite/sobjects/${object}`, { ids: [id, 7, null, {}], fields: ['Id'] }),
    () =>
      call('PATCH', 'composite/sobjects', {
        records: [{ attributes: { type: 'Thing__c' }, id, Text__c: 'x' }],
        allOrNone: true,
      }),
    () => call('POST', 'sobjects/Thing__c', { Name: 'x', Opportunity__c: id }),
    () => call('GET', `ui-api/records/${inPath}?fields=Thing__c.Name`),
    () => call('PATCH', `ui-api/records/${inPath}`, { fields: { Name: 'x' } }),
    () => call('DELETE', `ui-api/records/${inPath}`),
    () => call('GET', `query/${inPath}`),
    () => call('GET', `query/${inPath}-${random.pick(['0', '-1', '1e9', '99999999999999999999', 'x', ''])}`),
    () => call('GET', `metadata/deployRequest/${inPath}`),
    () => call('GET', `/id/${inPath}/${encode(anId(random, target))}`),
  ])();
}

/** Never the id itself, nor what stands for it (15 characters, letters without their case): its record must outlive the attack. */
function anId(random: Random, target: Target): string {
  const real = random.pick([target.thing, target.opportunity]);
  return random.pick([
    () => shortText(random),
    () => real.slice(0, random.int(15)),
    () => real + random.pick(ALPHABET.split('')),
    () => real.slice(0, 15) + Array.from({ length: 3 }, () => random.pick(ALPHABET.split(''))).join(''),
    () => real.slice(0, 3) + Array.from({ length: 12 }, () => random.pick(ALPHABET.split(''))).join(''),
    () => Array.from({ length: random.pick([15, 18]) }, () => random.pick(ALPHABET.split(''))).join(''),
    () => `${real.slice(0, 3)}zzzzzzzzzzzz`,
    () => '000000000000000AAA',
    () => real.split('').join('\u200b'),
    () => '9'.repeat(1 + random.int(4000)),
  ])();
}
