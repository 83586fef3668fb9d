import type { Random } from '../../bench/seed/random.ts';

const CHANNELS = [
  '/meta/handshake',
  '/meta/connect',
  '/meta/subscribe',
  '/meta/unsubscribe',
  '/meta/disconnect',
  '/meta/x',
  '/data/ChangeEvents',
  '',
  '/',
  '/**',
];

export const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

/** A value of any type, as JSON; some are what code takes for an object of its own. */
function value(random: Random): string {
  return random.pick([
    'null',
    '-1',
    '-2',
    '1e999',
    '0.5',
    'true',
    '""',
    '"x"',
    '"/data/ChangeEvents"',
    `"${'y'.repeat(random.int(5000))}"`,
    '"\\u0000\\ud800"',
    '[]',
    '{}',
    '{"toString":1,"valueOf":2}',
    '{"__proto__":{"length":9},"constructor":null}',
    nested(random.int(9000)),
    `[${'"/data/ChangeEvents",'.repeat(random.int(300))}"/data/ChangeEvents"]`,
  ]);
}

function message(random: Random, clientId: string): string {
  const parts = [`"channel":${random.chance(85) ? JSON.stringify(random.pick(CHANNELS)) : value(random)}`];
  if (random.chance(80)) parts.push(`"clientId":${random.chance(70) ? JSON.stringify(clientId) : value(random)}`);
  // A connect may wait otherwise.
  parts.push(`"advice":{"timeout":${random.chance(90) ? '0' : '20'}}`);
  for (const name of ['id', 'connectionType', 'supportedConnectionTypes', 'subscription', 'ext', 'version', 'data'])
    if (random.chance(35)) parts.push(`"${name}":${value(random)}`);
  if (random.chance(35)) parts.push(`"ext":{"replay":{"/data/ChangeEvents":${value(random)}}}`);
  return `{${parts.join(',')}}`;
}

/** The body of a post to CometD: messages of any form, arrays of them, broken JSON, a form. */
export function hostileBayeux(random: Random, clientId: string): string {
  const one = message(random, clientId);
  return random.weighted([
    [one, 5],
    [`[${Array.from({ length: 1 + random.int(5) }, () => message(random, clientId)).join(',')}]`, 4],
    [one.slice(0, random.int(one.length)), 2],
    [value(random), 1],
    [nested(30_000), 1],
    [`message=${encodeURIComponent(one)}`, 1],
  ]);
}

/** What keeps the answer from being a list of Bayeux messages. */
export function bayeuxFault(text: string): string | undefined {
  const replies: unknown = JSON.parse(text);
  const isMessage = (one: unknown): boolean =>
    typeof one === 'object' && one !== null && 'channel' in one && ('data' in one || 'successful' in one);
  if (!Array.isArray(replies) || !replies.every(isMessage)) return text.slice(0, 300);
  return /RangeError|TypeError|Maximum call|Cannot |500::/.test(text) ? text.slice(0, 300) : undefined;
}
