import type { Random } from '../../bench/seed/random.ts';

/** How the answer must look when it is a refusal, and where success is reported. */
type Shape = 'rest' | 'graphql' | 'soap' | 'deploy';

/** One request. Nothing about it needs to make sense. */
export interface Attack {
  readonly kind: string;
  readonly shape: Shape;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** How many generated inputs it carries; a package of 20 formulas is 20 inputs. */
  readonly inputs: number;
}

export const BASE = '/services/data/v66.0';

/** What generators know of the org under attack. */
export interface Target {
  readonly token: string;
  readonly thing: string;
  readonly opportunity: string;
}

export type Generator = (random: Random, target: Target) => Attack;

/** A REST call with a JSON body by default. */
export function rest(
  kind: string,
  target: Target,
  method: string,
  path: string,
  body?: string | Uint8Array,
  headers: Readonly<Record<string, string>> = {},
): Attack {
  return {
    kind,
    shape: 'rest',
    method,
    path: path.startsWith('/') ? path : `${BASE}/${path}`,
    headers: {
      Authorization: `Bearer ${target.token}`,
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body }),
    inputs: 1,
  };
}

const ODD_TEXTS = [
  '',
  ' ',
  '\0',
  'a\0b',
  '\u0001\u0002\u001f\u007f',
  '\ud800',
  '\udfff\ud800',
  '\ufeff',
  '\uffff\ufffe',
  '\u202e\u2066\u200b',
  '\r\n\t',
  '💥'.repeat(40),
  'İıßŉǰΐ',
  `e${'\u0301'.repeat(200)}`,
  "'",
  "\\'",
  '\'; DROP TABLE "Opportunity"; --',
  '" OR 1=1 --',
  "x' UNION SELECT * FROM sqlite_master --",
  '%',
  '%_%_%',
  '\\',
  '`id`',
  '$(id)',
  '${7*7}',
  '{{7*7}}',
  '<script>alert(1)</script>',
  ']]>',
  '<!DOCTYPE x [<!ENTITY a "b">]>&a;',
  '&lt;&#0;&#xFFFFFFF;',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '../../../../etc/passwd',
  '..\\..\\x',
  '%2e%2e%2f',
  '%00',
  '%zz',
  '@{a.b}',
  'null',
  'true',
  'NaN',
  '-Infinity',
  '1e400',
  '-1e-400',
  '0x1F',
  '1_000',
  '9'.repeat(400),
  '0.'.padEnd(400, '1'),
  '0000-00-00',
  '2026-02-30',
  '9999-12-31T23:59:60Z',
  '-271821-04-20T00:00:00Z',
  '+275760-09-13T00:00:00.000Z',
  '2026-01-01T00:00:00+99:99',
  '24:00:00.000Z',
  '006000000000001',
  '006000000000001AA',
  '006000000000001AAB',
  '00600000000000!AAA',
  'Opportunity',
  'Thing__c',
  'a;b;;;;c',
  ';'.repeat(300),
  '~sequence',
  'Name~fold',
] as const;

/** Text that caused a fault once, now and then long, now and then two of them. */
export function oddText(random: Random): string {
  const text = random.pick(ODD_TEXTS);
  if (random.chance(4)) return text.padEnd(1 + random.int(200_000), random.pick(['a', '(', '%', '💥', "'", '\n']));
  if (random.chance(20)) return text + random.pick(ODD_TEXTS);
  if (random.chance(15)) return randomCharacters(random);
  return text;
}

/** Short enough for a URL. */
export function shortText(random: Random): string {
  return oddText(random).slice(0, 400);
}

function randomCharacters(random: Random): string {
  return Array.from({ length: 1 + random.int(40) }, () => String.fromCharCode(random.int(65_536))).join('');
}

/** A small change to a text that was right: something cut out, doubled, exchanged, put in, or the end cut off. */
export function damaged(random: Random, text: string, words: readonly string[], pattern: RegExp): string {
  const tokens = text.match(pattern) ?? [text];
  for (let times = 1 + random.int(3); times > 0; times -= 1) {
    const at = random.int(tokens.length || 1);
    switch (random.int(7)) {
      case 0:
        tokens.splice(at, 1);
        break;
      case 1:
        tokens.splice(at, 0, tokens[at] ?? '');
        break;
      case 2:
        tokens[at] = random.pick(words);
        break;
      case 3:
        tokens.splice(at, 0, random.pick(words));
        break;
      case 4:
        tokens.length = at;
        break;
      case 5:
        tokens[at] = shortText(random);
        break;
      default:
        tokens.splice(at, 0, ...tokens.slice(random.int(tokens.length || 1), at + 3));
    }
  }
  return tokens.join('');
}

/** From flat to absurd, small depths more often. */
export function depth(random: Random): number {
  return random.pick([2, 3, 5, 10, 20, 40, 60, 100, 200, 300, 500, 1000, 2000, 4000, 12_000]);
}

/** Text as UTF-8 can carry it: a lone surrogate becomes the replacement character. */
export function wellFormed(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}
