import { spawn } from 'node:child_process';
import { join } from 'node:path';
import jsforce from 'jsforce';
import { StreamingExtension } from 'jsforce/lib/api/streaming.js';
import { remove, root, startOrg } from '../with-started-org.ts';
import type { StartedOrg } from '../with-started-org.ts';
import { packageZip } from '../local-org/metadata/support.ts';
import { memberFile } from '../local-org/events/members.ts';

const CHANNEL = '/data/OpportunityChangeEvent';

/** The parts of faye's client that jsforce does not declare. */
interface FayeClient {
  subscribe(channel: string, receive: (data: never) => void): PromiseLike<void>;
  disconnect(): void;
}

interface Seen {
  readonly name?: string;
  readonly replayId?: number;
  readonly subscribed?: string;
  readonly refused?: string;
  readonly failed?: string;
}

/** A client that listens: what it has printed so far, in order. */
interface Listening {
  readonly seen: Seen[];
  stop(): void;
}

let org: StartedOrg;

beforeAll(async () => {
  org = await startOrg(['--empty']);
  const connection = connectionOf(org);
  const zip = Buffer.from(packageZip(memberFile('OpportunityChangeEvent')));
  const deployed = await connection.metadata.deploy(zip, { singlePackage: true }).complete(true);
  expect(deployed).toMatchObject({ success: true });
});

afterAll(async () => {
  await org.stop();
  remove(org.data);
});

function connectionOf({ file }: StartedOrg): InstanceType<typeof jsforce.Connection> {
  return new jsforce.Connection({
    instanceUrl: file.instanceUrl,
    accessToken: file.users.admin.accessToken,
    version: '66.0',
  });
}

function jsforceListens(replay: number): Listening {
  const seen: Seen[] = [];
  const failed = new StreamingExtension.AuthFailure((message: { ext?: { sfdc?: { failureReason?: string } } }) =>
    seen.push({ failed: message.ext?.sfdc?.failureReason ?? '' }),
  );
  const extensions = [failed, new StreamingExtension.Replay(CHANNEL, replay)];
  const client = connectionOf(org).streaming.createClient(extensions) as unknown as FayeClient;
  const subscription = client.subscribe(
    CHANNEL,
    (data: { payload: { Name?: string }; event: { replayId: number } }) => {
      seen.push({
        ...(data.payload.Name === undefined ? {} : { name: data.payload.Name }),
        replayId: data.event.replayId,
      });
    },
  );
  subscription.then(
    () => seen.push({ subscribed: CHANNEL }),
    (error: Error) => seen.push({ refused: error.message }),
  );
  return { seen, stop: () => void client.disconnect() };
}

function cometdListens(replay: number): Listening {
  const seen: Seen[] = [];
  const script = join(root, 'tests/clients/cometdClient.mjs');
  const { instanceUrl, users } = org.file;
  const child = spawn(process.execPath, [script, instanceUrl, users.admin.accessToken, CHANNEL, String(replay)]);
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString();
    const lines = text.split('\n');
    text = lines.pop()!;
    for (const line of lines) if (line.startsWith('{')) seen.push(JSON.parse(line) as Seen);
  });
  return { seen, stop: () => void child.kill() };
}

/** Waits until what the client has seen passes the test. */
async function until(client: Listening, holds: (seen: Seen[]) => boolean): Promise<void> {
  for (const end = Date.now() + 20_000; !holds(client.seen);) {
    if (Date.now() > end) throw new Error(`not seen in 20 s: ${JSON.stringify(client.seen)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function newDeal(Name: string): Promise<void> {
  const fields = { Name, StageName: 'Prospecting', CloseDate: '2026-12-31' };
  expect((await org.rest('POST', 'sobjects/Opportunity', fields, 'admin')).status).toBe(201);
}

async function restart(signal: NodeJS.Signals): Promise<void> {
  await org.stop(signal);
  org = await startOrg(['--empty'], { data: org.data });
}

const names = (seen: readonly Seen[]): string[] => seen.flatMap(({ name }) => name ?? []);
const isSubscribed = (seen: readonly Seen[]): boolean => seen.some(({ subscribed }) => subscribed === CHANNEL);

describe.each([
  ['jsforce', jsforceListens, 'SIGTERM'],
  ['cometd', cometdListens, 'SIGKILL'],
] as const)('%s', (client, listens, signal) => {
  const named = (name: string): string => `${client} ${name}`;

  test(`receives live events, and after a restart (${signal}) those that it missed, each once`, async () => {
    const first = listens(-1);
    await until(first, isSubscribed);
    await newDeal(named('one'));
    await newDeal(named('two'));
    await until(first, (seen) => names(seen).length === 2);
    expect(names(first.seen)).toEqual([named('one'), named('two')]);
    const last = first.seen.at(-1)!.replayId!;
    first.stop();
    await newDeal(named('missed'));
    await restart(signal);
    await newDeal(named('after the restart'));
    const second = listens(last);
    await until(second, (seen) => names(seen).length === 2);
    await newDeal(named('live again'));
    await until(second, (seen) => names(seen).length === 3);
    expect(names(second.seen)).toEqual([named('missed'), named('after the restart'), named('live again')]);
    second.stop();
  });

  test('goes on by itself after it was forgotten, without a loss', async () => {
    const listening = listens(-1);
    await until(listening, isSubscribed);
    await newDeal(named('before'));
    await until(listening, (seen) => names(seen).length === 1);
    const forget = { events: { fault: 'forgetClients' } };
    expect((await org.rest('POST', '/services/local-org/simulate', forget, 'admin')).status).toBe(200);
    await newDeal(named('while unknown'));
    await until(listening, (seen) => names(seen).length === 2);
    expect(names(listening.seen)).toEqual([named('before'), named('while unknown')]);
    listening.stop();
  });

  test('gets an error for a replay id that is not kept, and for a session that is not valid', async () => {
    const late = listens(999_999);
    await until(late, (seen) => seen.some(({ refused }) => /you provided was invalid/.test(refused ?? '')));
    late.stop();
    const { users } = org.file;
    const token = users.admin.accessToken;
    Object.assign(users.admin, { accessToken: '00D!wrong' });
    const stranger = listens(-1);
    Object.assign(users.admin, { accessToken: token });
    await until(stranger, (seen) => seen.some(({ failed }) => failed === '401::Authentication invalid'));
    stranger.stop();
  });
});
