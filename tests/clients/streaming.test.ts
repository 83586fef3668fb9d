import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import jsforce from 'jsforce';
import { remove, root, startOrg } from '../with-started-org.ts';
import type { StartedOrg } from '../with-started-org.ts';
import { packageZip } from '../local-org/metadata/support.ts';
import { memberFile } from '../local-org/events/members.ts';

const CHANNEL = '/data/OpportunityChangeEvent';

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
const running: ChildProcess[] = [];

afterEach(() => running.splice(0).forEach((child) => child.kill()));

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

/** Starts a client of this folder, which listens from a replay id on. */
function listens(client: string, replay: number): Listening {
  const seen: Seen[] = [];
  const script = join(root, 'tests/clients', client);
  const { instanceUrl, users } = org.file;
  const child = spawn(process.execPath, [script, instanceUrl, users.admin.accessToken, CHANNEL, String(replay)]);
  running.push(child);
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
  ['jsforce', 'jsforceClient.mjs', 'SIGTERM'],
  ['cometd', 'cometdClient.mjs', 'SIGKILL'],
] as const)('%s', (client, script, signal) => {
  const named = (name: string): string => `${client} ${name}`;

  test(`receives live events, and after a restart (${signal}) those that it missed, each once`, async () => {
    const first = listens(script, -1);
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
    const second = listens(script, last);
    await until(second, (seen) => names(seen).length === 2);
    await newDeal(named('live again'));
    await until(second, (seen) => names(seen).length === 3);
    expect(names(second.seen)).toEqual([named('missed'), named('after the restart'), named('live again')]);
    second.stop();
  });

  test('goes on by itself after it was forgotten, without a loss', async () => {
    const listening = listens(script, -1);
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
    const late = listens(script, 999_999);
    await until(late, (seen) => seen.some(({ refused }) => /you provided was invalid/.test(refused ?? '')));
    late.stop();
    const { users } = org.file;
    const token = users.admin.accessToken;
    Object.assign(users.admin, { accessToken: '00D!wrong' });
    const stranger = listens(script, -1);
    Object.assign(users.admin, { accessToken: token });
    await until(stranger, (seen) => seen.some(({ failed }) => failed === '401::Authentication invalid'));
    stranger.stop();
  });
});
