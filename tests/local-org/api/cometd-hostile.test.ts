import { exchange } from '../../../src/local-org/api/events/exchange.ts';
import { createEventHub } from '../../../src/local-org/api/events/hub.ts';
import { readMessages } from '../../../src/local-org/api/events/messages.ts';
import { openOrg } from '../../../src/local-org/org/open.ts';
import { randomStream } from '../../bench/seed/random.ts';
import { bayeuxFault, hostileBayeux, nested } from '../../conformance/hostile/bayeux.ts';
import { testSeed } from '../../seed.ts';
import { memberFile } from '../events/members.ts';
import { deal, packageZip } from '../metadata/support.ts';
import { createRecord, withLocalOrg } from './helpers.ts';

const SEED = testSeed(1402);
/** An answer that takes longer has hung: the machine may be busy. */
const HANG_MS = 20_000;
const COUNT = 300;

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
        const sent = hostileBayeux(random, clientId);
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
