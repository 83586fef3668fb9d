import { exchange } from '../../../src/local-org/api/events/exchange.ts';
import { createEventHub } from '../../../src/local-org/api/events/hub.ts';
import { readMessages } from '../../../src/local-org/api/events/messages.ts';
import { openOrg } from '../../../src/local-org/org/open.ts';
import { randomStream } from '../../bench/seed/random.ts';
import type { Random } from '../../bench/seed/random.ts';
import { testSeed } from '../../seed.ts';
import { memberFile } from '../events/members.ts';
import { deal, packageZip } from '../metadata/support.ts';
import { createRecord, withLocalOrg } from './helpers.ts';

const SEED = testSeed(1402);
/** An answer that takes longer has hung: the machine may be busy. */
const HANG_MS = 20_000;
const COUNT = 300;

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

const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

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

function body(random: Random, clientId: string): string {
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

test(
  `${COUNT} hostile bodies are answered at once with Bayeux messages, and the server still delivers events`,
  () =>
    withLocalOrg(async ({ org, as }) => {
      const admin = org.org.user('admin@diagnose-first.example')!;
      const member = packageZip(memberFile('OpportunityChangeEvent'));
      expect(org.org.metadata.deploy(admin, member, { checkOnly: false }).success).toBe(true);
      const post = async (text: string, signedIn = true) => {
        const authorization = signedIn ? { Authorization: `OAuth ${org.users.admin.accessToken}` } : {};
        const headers = { 'Content-Type': 'application/json', ...authorization };
        const answer = await fetch(`${org.url}/cometd/66.0`, { method: 'POST', headers, body: text });
        return { status: answer.status, text: await answer.text() };
      };
      const handshake = async (): Promise<string> => {
        const [reply] = JSON.parse((await post('{"channel":"/meta/handshake"}')).text) as { clientId: string }[];
        return reply!.clientId;
      };
      let clientId = await handshake();
      const faults: string[] = [];
      for (let stream = 0; stream < COUNT; stream += 1) {
        const random = randomStream(SEED, stream);
        if (random.chance(10)) clientId = await handshake();
        const sent = body(random, clientId);
        const started = performance.now();
        const { status, text } = await post(sent, random.chance(90));
        const milliseconds = performance.now() - started;
        const fault =
          milliseconds > HANG_MS
            ? `${milliseconds} ms`
            : ![200, 400, 413].includes(status)
              ? `HTTP ${status} ${text.slice(0, 300)}`
              : bayeuxFault(text);
        if (fault !== undefined) faults.push(`#${stream} ${sent.slice(0, 300)} -> ${fault}`);
      }
      expect(faults).toEqual([]);
      clientId = await handshake();
      await post(`{"channel":"/meta/subscribe","clientId":"${clientId}","subscription":"/data/ChangeEvents"}`);
      await createRecord(as('admin'), 'Opportunity', deal({ Name: 'Still here' }));
      expect((await post(`{"channel":"/meta/connect","clientId":"${clientId}"}`)).text).toContain('Still here');
    }),
  120_000,
);

/** What keeps the answer from being a list of Bayeux messages. */
function bayeuxFault(text: string): string | undefined {
  const replies: unknown = JSON.parse(text);
  const isMessage = (one: unknown): boolean =>
    typeof one === 'object' && one !== null && 'channel' in one && ('data' in one || 'successful' in one);
  if (!Array.isArray(replies) || !replies.every(isMessage)) return text.slice(0, 300);
  return /RangeError|TypeError|Maximum call|Cannot |500::/.test(text) ? text.slice(0, 300) : undefined;
}

test('a request without a session makes no client, whatever its body; what it costs is printed', async () => {
  const org = openOrg({ dataDir: ':memory:' });
  const hub = createEventHub(org);
  const caller = { user: () => '401::Request requires authentication', gone: new AbortController().signal };
  const costs: string[] = [];
  try {
    for (const text of [
      nested(32_000),
      `[${Array.from({ length: 100 }, () => '{"channel":"/meta/handshake"}').join(',')}]`,
      `{"channel":"/meta/subscribe","subscription":[${'"/data/ChangeEvents",'.repeat(2900)}""]}`,
    ]) {
      const before = process.cpuUsage();
      const messages = readMessages(Buffer.from(text));
      if (messages !== undefined) await exchange(hub, caller, messages);
      const { user, system } = process.cpuUsage(before);
      costs.push(`${((user + system) / 1000).toFixed(1)} ms`);
    }
    console.info(`CPU of CometD requests without a session: ${costs.join(', ')}`);
    expect(hub.clients.all()).toEqual([]);
  } finally {
    hub.close();
    org.close();
  }
});
