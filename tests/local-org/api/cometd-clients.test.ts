import { openClients } from '../../../src/local-org/api/events/clients.ts';
import { createEventHub } from '../../../src/local-org/api/events/hub.ts';
import type { EventHub } from '../../../src/local-org/api/events/hub.ts';
import { exchange } from '../../../src/local-org/api/events/exchange.ts';
import { readMessages } from '../../../src/local-org/api/events/messages.ts';
import { openOrg } from '../../../src/local-org/org/open.ts';
import { userOf } from '../metadata/support.ts';

const user = { id: '005000000000001AAA', username: 'admin', timeZone: 'UTC' };

test('a client that does not connect is forgotten after 40 seconds; one that waits is not', () => {
  let now = 0;
  const clients = openClients(() => now);
  const [silent, waiting] = [clients.open(user)!, clients.open(user)!];
  waiting.poll = { wake: () => undefined, finish: () => undefined, leave: () => undefined, cut: () => undefined };
  now = 40_000;
  expect(clients.find(silent.id, user)).toBe(silent);
  now = 40_001;
  expect(clients.find(silent.id, user)).toBeUndefined();
  expect(clients.find(waiting.id, user)).toBe(waiting);
  now = 500_000;
  expect(clients.find(waiting.id, user)).toBe(waiting);
});

test('there are at most 1,000 clients; forgotten ones make room', () => {
  let now = 0;
  const clients = openClients(() => now);
  for (let index = 0; index < 1000; index += 1) expect(clients.open(user)).toBeDefined();
  expect(clients.open(user)).toBeUndefined();
  now = 40_001;
  expect(clients.open(user)).toBeDefined();
  expect(clients.all()).toHaveLength(1);
});

/** A hub without a server, its clock, and a function that sends it messages as the administrator. */
async function withHub(
  work: (
    hub: EventHub,
    send: (messages: unknown) => ReturnType<typeof exchange>,
    pass: (ms: number) => void,
  ) => Promise<void>,
): Promise<void> {
  const org = openOrg({ dataDir: ':memory:' });
  let now = 0;
  const hub = createEventHub(org, () => now);
  const admin = userOf(org, 'admin');
  const caller = { user: () => admin, gone: new AbortController().signal };
  const send = (messages: unknown) => exchange(hub, caller, readMessages(Buffer.from(JSON.stringify(messages)))!);
  try {
    await work(hub, send, (ms) => (now += ms));
  } finally {
    hub.close();
    org.close();
  }
}

test('an expired client has to make a new handshake; too many clients are denied one', () =>
  withHub(async (hub, send, pass) => {
    const clientId = (await send({ channel: '/meta/handshake' }))![0]!['clientId'];
    pass(40_001);
    expect(await send({ channel: '/meta/connect', clientId })).toMatchObject([
      { error: '403::Unknown client', advice: { reconnect: 'handshake' } },
    ]);
    for (let index = 0; index < 1000; index += 1) hub.clients.open(user);
    expect(await send({ channel: '/meta/handshake' })).toMatchObject([
      { error: '403::Handshake denied', ext: { sfdc: { failureReason: expect.stringMatching(/^403::/) as string } } },
    ]);
  }));

test('a client has at most 100 subscriptions, however they are sent', () =>
  withHub(async (_hub, send) => {
    const clientId = (await send({ channel: '/meta/handshake' }))![0]!['clientId'];
    const subscription = Array.from({ length: 101 }, () => '/data/ChangeEvents');
    const [reply] = (await send({ channel: '/meta/subscribe', clientId, subscription }))!;
    expect(reply!['error']).toBe('403::A client has at most 100 subscriptions');
    const two = ['/data/ChangeEvents', '/data/AccountChangeEvent'];
    expect(await send({ channel: '/meta/subscribe', clientId, subscription: two })).toMatchObject([
      { successful: true, subscription: two },
    ]);
  }));
