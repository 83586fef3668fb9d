import { readFileSync } from 'node:fs';
import { startLocalOrg } from '../../../src/local-org/index.ts';
import type { Role } from '../../../src/local-org/index.ts';
import { channelFile, memberFile } from '../events/members.ts';
import { deal, fieldPermissionXml, fieldXml, objectFile, packageZip } from '../metadata/support.ts';
import { bayeuxOf, LONG_POLLING } from './bayeux.ts';
import type { Message } from './bayeux.ts';
import { createRecord, queryRecords, startRunning } from './helpers.ts';

let running: Awaited<ReturnType<typeof startRunning>>;
beforeEach(async () => {
  running = await startRunning();
  const files = { ...memberFile('OpportunityChangeEvent'), ...memberFile('ContactChangeEvent') };
  const admin = running.org.org.user('admin@diagnose-first.example')!;
  expect(running.org.org.metadata.deploy(admin, packageZip(files), { checkOnly: false }).success).toBe(true);
});
afterEach(() => running.stop());

const { send, raw, handshake, subscribed, connect } = bayeuxOf(() => running.org);
const tokenOf = (role: Role): string => running.org.users[role].accessToken;
const simulate = (events: unknown) => running.as('admin')('POST', '/services/local-org/simulate', { events });
const namesOf = (messages: Message[]) => messages.flatMap(({ data }) => data?.payload.Name ?? []);
const newDeal = (Name: string) => createRecord(running.as('admin'), 'Opportunity', deal({ Name }));

test('a subscriber gets an event while it waits, in the shape of Salesforce, with the API that saved', async () => {
  const clientId = await subscribed('/data/ChangeEvents');
  const waiting = connect(clientId);
  const id = await newDeal('Live');
  const [event, reply] = await waiting;
  expect(reply).toEqual({ clientId, channel: '/meta/connect', id: 'c', successful: true });
  expect(event!.channel).toBe('/data/ChangeEvents');
  const { schema, payload, event: place } = event!.data;
  expect(schema).toMatch(/^[\w-]{22}$/);
  expect(place.replayId).toBeGreaterThan(0);
  expect(payload).toMatchObject({ Name: 'Live', StageName: 'Prospecting' });
  expect(payload.ChangeEventHeader).toMatchObject({
    entityName: 'Opportunity',
    recordIds: [id],
    changeType: 'CREATE',
    changeOrigin: 'com/salesforce/api/rest/66.0;client=',
    commitUser: running.org.users.admin.user.id,
  });
  expect(await connect(clientId, 0)).toHaveLength(1);
});

test('names and addresses are nested, in changedFields too', async () => {
  const id = await createRecord(running.as('admin'), 'Contact', { LastName: 'Ada', MailingCity: 'Bern' });
  await running.as('admin')('PATCH', `sobjects/Contact/${id}`, { FirstName: 'Grace', MailingCity: null });
  const [created, updated] = await connect(await subscribed('/data/ContactChangeEvent', -2), 0);
  expect(created!.data.payload).toMatchObject({ Name: { LastName: 'Ada' }, MailingAddress: { City: 'Bern' } });
  const { ChangeEventHeader, Name, MailingAddress } = updated!.data.payload;
  expect({ Name, MailingAddress }).toEqual({ Name: { FirstName: 'Grace' }, MailingAddress: { City: null } });
  expect(ChangeEventHeader.nulledFields).toEqual(['MailingAddress.City']);
  expect(ChangeEventHeader.changedFields).toEqual(expect.arrayContaining(['Name.FirstName', 'MailingAddress.City']));
  expect(ChangeEventHeader.changedFields).not.toContain('Name');
});

test('replay: -2 all, N what came after it, -1 new ones; an id that is not kept is 400', async () => {
  for (const name of ['A', 'B', 'C']) await newDeal(name);
  const channel = '/data/OpportunityChangeEvent';
  const all = await connect(await subscribed(channel, -2), 0);
  expect(namesOf(all)).toEqual(['A', 'B', 'C']);
  const ids = all.flatMap(({ data }) => data?.event.replayId ?? []);
  expect(namesOf(await connect(await subscribed(channel, ids[0]), 0))).toEqual(['B', 'C']);
  expect(namesOf(await connect(await subscribed(channel, -1), 0))).toEqual([]);
  const clientId = await handshake();
  for (const replay of [ids[2] + 1, 0, -3, '1', 1.5, {}]) {
    const [reply] = await send({
      channel: '/meta/subscribe',
      clientId,
      subscription: channel,
      ext: { replay: { [channel]: replay } },
    });
    expect(reply).toMatchObject({ successful: false, subscription: channel });
    expect(reply!.error).toMatch(/^400::The replayId \{.*\} you provided was invalid\./);
  }
});

test('after a restart the client is unknown, and a replay from its last event has what it missed, once', async () => {
  await newDeal('Before');
  const clientId = await subscribed('/data/ChangeEvents', -2);
  const [seen] = await connect(clientId, 0);
  await newDeal('Missed');
  const waitingClient = await subscribed('/data/ChangeEvents');
  const waiting = connect(waitingClient, 100_000);
  const started = performance.now();
  await new Promise((resolve) => setTimeout(resolve, 100));
  await running.org.close();
  expect((await waiting).at(-1)).toMatchObject({ channel: '/meta/connect', successful: true });
  expect(performance.now() - started).toBeLessThan(50_000);
  const org = await startLocalOrg({ dataDir: running.dataDir, port: 0 });
  running = { ...running, org };
  try {
    const [refused] = await send(
      [{ channel: '/meta/connect', clientId, ...LONG_POLLING }],
      org.users.admin.accessToken,
    );
    expect(refused).toMatchObject({
      error: '403::Unknown client',
      advice: { reconnect: 'handshake' },
      successful: false,
    });
    const again = await subscribed('/data/ChangeEvents', seen!.data.event.replayId);
    expect(namesOf(await connect(again, 0))).toEqual(['Missed']);
  } finally {
    await org.close();
  }
});

test('a session that ends while a connect waits ends the connect with 401', async () => {
  const body = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: 'admin',
    client_secret: tokenOf('admin'),
  });
  const issued = await fetch(`${running.org.url}/services/oauth2/token`, { method: 'POST', body });
  const { access_token: token } = (await issued.json()) as { access_token: string };
  const clientId = await subscribed('/data/ChangeEvents', -1, token);
  const waiting = connect(clientId, 100_000, token);
  await new Promise((resolve) => setTimeout(resolve, 50));
  const session = { username: 'admin@diagnose-first.example', signedOut: false };
  await running.as('admin')('POST', '/services/local-org/simulate', { session });
  await newDeal('Not for ended sessions');
  expect(await waiting).toMatchObject([{ error: '401::Authentication invalid', advice: { reconnect: 'none' } }]);
});

test('without a session or with a wrong one the handshake is denied', async () => {
  const hello = { channel: '/meta/handshake', version: '1.0', supportedConnectionTypes: ['long-polling'] };
  for (const [token, failureReason] of [
    ['', '401::Request requires authentication'],
    ['00D!wrong', '401::Authentication invalid'],
  ] as const) {
    const [reply] = await send([hello], token);
    expect(reply).toMatchObject({
      channel: '/meta/handshake',
      error: '403::Handshake denied',
      ext: { sfdc: { failureReason }, replay: true },
      advice: { reconnect: 'none' },
      successful: false,
    });
    const [refused] = await send([{ channel: '/meta/connect', clientId: 'x', ...LONG_POLLING }], token);
    expect(refused).toMatchObject({ error: failureReason, advice: { reconnect: 'none' } });
  }
});

test('what a client may not do is a Bayeux message with a code', async () => {
  const clientId = await handshake();
  const errorOf = async (message: Record<string, unknown>) => (await send({ clientId, ...message }))[0]!.error;
  const subscribe = (subscription?: unknown) => errorOf({ channel: '/meta/subscribe', subscription });
  expect(await subscribe()).toBe('400::Channel name not specified');
  expect(await subscribe('data/ChangeEvents')).toBe("400::Channel subscriptions must start with a leading '/'");
  for (const channel of ['/data/Nothing', '/data/opportunityChangeEvent', '/topic/X', '/data/Other__chn', '/data/*'])
    expect(await subscribe(channel)).toBe(`400::The channel you requested to subscribe to does not exist {${channel}}`);
  expect(await errorOf({ channel: '/meta/connect', connectionType: 'websocket' })).toMatch(
    /^400::Invalid connection type/,
  );
  expect(await errorOf({ channel: '/meta/handshake', supportedConnectionTypes: ['websocket'] })).toMatch(
    /^400::Invalid/,
  );
  expect(await errorOf({ channel: '/meta/nothing' })).toBe('404::Unknown meta channel');
  expect(await errorOf({ channel: '/data/ChangeEvents', data: {} })).toBe('403::Publishing is not allowed');
  expect(await errorOf({ channel: '/meta/connect', clientId: 'other' })).toBe('403::Unknown client');
  const [foreign] = await send({ channel: '/meta/connect', clientId, ...LONG_POLLING }, tokenOf('seller'));
  expect(foreign!.error).toBe('403::Unknown client');
});

test('other transports, versions and bodies are refused with a Bayeux message', async () => {
  const upgrade = await fetch(`${running.org.url}/cometd/66.0`, { headers: { 'X-Upgrade': 'websocket' } });
  expect(upgrade.status).toBe(405);
  expect(((await upgrade.json()) as Message[])[0]!.error).toMatch(/long-polling/);
  const socket = new WebSocket(`${running.org.url.replace('http', 'ws')}/cometd/66.0`);
  const end = await new Promise<string>((resolve) => {
    socket.onerror = () => resolve('refused');
    socket.onopen = () => resolve('open');
  });
  expect(end).toBe('refused');
  const [old] = await send([{ channel: '/meta/handshake' }], undefined, '/cometd/36.0');
  expect(old!.error).toMatch(/^400::Unsupported API version/);
  const [none] = await send([{ channel: '/meta/handshake' }], undefined, '/cometd');
  expect(none!.error).toMatch(/^400::API version in the URI is mandatory/);
  for (const body of [
    '',
    '[]',
    '{',
    'null',
    '[1]',
    '{"channel":1}',
    `[${'{"channel":"/a"},'.repeat(100)}{"channel":"/a"}]`,
  ]) {
    const response = await raw(body);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject([{ successful: false, advice: { reconnect: 'none' } }]);
  }
  const large = await raw(JSON.stringify({ channel: `/${'x'.repeat(70_000)}` }));
  expect(large.status).toBe(413);
  expect(((await large.json()) as Message[])[0]!.error).toMatch(/^413::/);
});

test('fields that the subscriber may not read are left out, of changedFields too', async () => {
  const admin = running.org.org.user('admin@diagnose-first.example')!;
  const text = '<length>40</length>';
  const deployed = running.org.org.metadata.deploy(
    admin,
    packageZip({
      'objects/Opportunity.object': objectFile(fieldXml('Open__c', 'Text', text) + fieldXml('Secret__c', 'Text', text)),
      'permissionsets/All_Deals.permissionset':
        '<PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata"><label>All deals</label>' +
        fieldPermissionXml('Opportunity.Open__c') +
        '<objectPermissions><allowCreate>false</allowCreate><allowDelete>false</allowDelete><allowEdit>false</allowEdit>' +
        '<allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><object>Opportunity</object>' +
        '<viewAllRecords>true</viewAllRecords></objectPermissions></PermissionSet>',
    }),
    { checkOnly: false },
  );
  expect(deployed.success).toBe(true);
  const [set] = await queryRecords(running.as('admin'), "SELECT Id FROM PermissionSet WHERE Name = 'All_Deals'");
  const { id } = running.org.users.seller.user;
  await createRecord(running.as('admin'), 'PermissionSetAssignment', { AssigneeId: id, PermissionSetId: set!['Id'] });
  const [seller, all] = [
    await subscribed('/data/OpportunityChangeEvent', -1, tokenOf('seller')),
    await subscribed('/data/OpportunityChangeEvent'),
  ];
  const created = await createRecord(running.as('admin'), 'Opportunity', deal({ Open__c: 'a', Secret__c: 'b' }));
  await running.as('admin')('PATCH', `sobjects/Opportunity/${created}`, { Open__c: 'c', Secret__c: null });
  const payloadsOf = (messages: Message[]) => messages.flatMap(({ data }) => data?.payload ?? []);
  const [full, fullUpdate] = payloadsOf(await connect(all, 0));
  expect([full.Open__c, full.Secret__c, fullUpdate.Secret__c]).toEqual(['a', 'b', null]);
  expect(fullUpdate.ChangeEventHeader.nulledFields).toEqual(['Secret__c']);
  const [part, partUpdate] = payloadsOf(await connect(seller, 0, tokenOf('seller')));
  expect(part.Open__c).toBe('a');
  expect(part).not.toHaveProperty('Secret__c');
  expect(partUpdate).toMatchObject({ Open__c: 'c', ChangeEventHeader: { nulledFields: [] } });
  expect(partUpdate.ChangeEventHeader.changedFields).toContain('Open__c');
  expect(partUpdate.ChangeEventHeader.changedFields).not.toContain('Secret__c');
});

test('events go to users who may see all records; others get none', async () => {
  const channel = '/data/OpportunityChangeEvent';
  const seller = await handshake(tokenOf('seller'));
  const [refused] = await send(
    { channel: '/meta/subscribe', clientId: seller, subscription: channel },
    tokenOf('seller'),
  );
  expect(refused!.error).toMatch(/^403::/);
  const [open] = await send(
    { channel: '/meta/subscribe', clientId: seller, subscription: '/data/ChangeEvents' },
    tokenOf('seller'),
  );
  expect(open!.successful).toBe(true);
  await newDeal('Hidden');
  expect(namesOf(await connect(seller, 0, tokenOf('seller')))).toEqual([]);
});

test('a channel of its own has the events of its members only', async () => {
  const admin = running.org.org.user('admin@diagnose-first.example')!;
  const files = { ...channelFile('Own__chn'), ...memberFile('AccountChangeEvent', 'Own__chn') };
  expect(running.org.org.metadata.deploy(admin, packageZip(files), { checkOnly: false }).success).toBe(true);
  const own = await subscribed('/data/Own__chn');
  const all = await subscribed('/data/ChangeEvents');
  const single = await subscribed('/data/AccountChangeEvent');
  await newDeal('Deal');
  await createRecord(running.as('admin'), 'Account', { Name: 'Account' });
  expect(namesOf(await connect(own, 0))).toEqual(['Account']);
  expect(namesOf(await connect(all, 0))).toEqual(['Deal']);
  expect(namesOf(await connect(single, 0))).toEqual(['Account']);
});

test('several messages in one array are answered in one; replayed events follow the reply to their subscription', async () => {
  await newDeal('Earlier');
  const clientId = await handshake();
  const channel = '/data/ChangeEvents';
  const replies = await send([
    { channel: '/meta/connect', clientId, id: 1, ...LONG_POLLING },
    { channel: '/meta/subscribe', clientId, id: 2, subscription: channel, ext: { replay: { [channel]: -2 } } },
    { channel: '/meta/subscribe', clientId, id: 3, subscription: '/data/Nothing' },
  ]);
  expect(replies.map(({ channel: of, id, successful }) => [of, id, successful])).toEqual([
    ['/meta/connect', 1, true],
    ['/meta/subscribe', 2, true],
    ['/meta/subscribe', 3, false],
    [channel, undefined, undefined],
  ]);
});

test('unsubscribe ends the events, disconnect the client; a second connect takes the place of the first', async () => {
  const clientId = await subscribed('/data/ChangeEvents');
  const first = connect(clientId, 100_000);
  await new Promise((resolve) => setTimeout(resolve, 50));
  const second = connect(clientId, 100_000);
  expect(await first).toEqual([{ clientId, channel: '/meta/connect', id: 'c', successful: true }]);
  const [gone] = await send({ channel: '/meta/unsubscribe', clientId, subscription: '/data/ChangeEvents' });
  expect(gone).toMatchObject({ successful: true, subscription: '/data/ChangeEvents' });
  await newDeal('Unheard');
  const [left] = await send({ channel: '/meta/disconnect', clientId });
  expect(left).toMatchObject({ channel: '/meta/disconnect', successful: true });
  expect(await second).toMatchObject([{ channel: '/meta/connect', advice: { reconnect: 'none' }, successful: true }]);
  expect((await connect(clientId, 0))[0]!.error).toBe('403::Unknown client');
});

test('more events than one answer holds come with the next connects, each once', async () => {
  const { org } = running.org;
  const admin = org.user('admin@diagnose-first.example')!;
  const requests = Array.from({ length: 450 }, (_, index) => ({
    operation: 'insert' as const,
    object: 'Opportunity',
    fields: deal({ Name: `Deal ${index}` }),
  }));
  const clientId = await subscribed('/data/ChangeEvents');
  org.save(admin, requests, { allOrNone: true });
  const got: string[] = [];
  for (let round = 0; round < 3; round += 1) got.push(...namesOf(await connect(clientId)));
  expect(got).toEqual(requests.map(({ fields }) => fields.Name));
});

describe('simulated faults', () => {
  test('forgotten clients are unknown, also the one that waits', async () => {
    const clientId = await subscribed('/data/ChangeEvents');
    const waiting = connect(clientId, 100_000);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect((await simulate({ fault: 'forgetClients' })).status).toBe(200);
    expect(await waiting).toMatchObject([{ error: '403::Unknown client', advice: { reconnect: 'handshake' } }]);
  });

  test('a cut connection has no answer, and its client goes on without a loss', async () => {
    const clientId = await subscribed('/data/ChangeEvents');
    const waiting = connect(clientId, 100_000).catch((error: unknown) => error);
    await new Promise((resolve) => setTimeout(resolve, 50));
    await simulate({ fault: 'cutPolls' });
    expect(await waiting).toMatchObject({ name: 'TypeError', message: 'fetch failed' });
    await newDeal('Kept');
    expect(namesOf(await connect(clientId))).toEqual(['Kept']);
  });

  test('a dropped event does not arrive, except by replay', async () => {
    const clientId = await subscribed('/data/ChangeEvents');
    await newDeal('First');
    const [first] = await connect(clientId);
    await simulate({ fault: 'dropEvents', count: 1 });
    await newDeal('Lost');
    await newDeal('Third');
    expect(namesOf(await connect(clientId))).toEqual(['Third']);
    const again = await subscribed('/data/ChangeEvents', first!.data.event.replayId);
    expect(namesOf(await connect(again, 0))).toEqual(['Lost', 'Third']);
  });

  test('are for administrators, and anything else is INVALID_INPUT', async () => {
    for (const events of [{}, { fault: 'x' }, { fault: 'dropEvents' }, { fault: 'dropEvents', count: 1001 }])
      expect((await simulate(events)).json[0].errorCode).toBe('INVALID_INPUT');
    const answer = await running.as('seller')('POST', '/services/local-org/simulate', {
      events: { fault: 'cutPolls' },
    });
    expect(answer.status).toBe(403);
  });
});

test('the request log has no token and one line for each request', async () => {
  await connect(await subscribed('/data/ChangeEvents'), 0);
  const log = readFileSync(`${running.dataDir}/requests.jsonl`, 'utf8');
  expect(log.match(/cometd/g)!.length).toBe(4);
  expect(log).not.toContain(tokenOf('admin'));
});
