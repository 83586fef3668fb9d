import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { plainEnvironment } from '../with-started-org.ts';
import { withFakeOrg, type FakeAnswer, type SeenRequest } from './fakeOrg.ts';

const SCRIPT = fileURLToPath(new URL('events-child.ts', import.meta.url));

interface Message {
  readonly id: string;
  readonly channel: string;
}

// Others are the attempt at a web socket, and calls of the connection itself.
const isMessage = ({ method, url }: SeenRequest): boolean => method === 'POST' && url.startsWith('/cometd/');
const messagesOf = ({ body }: SeenRequest): Message[] => ([JSON.parse(body)] as Message[][]).flat();
const POLL = {
  supportedConnectionTypes: ['long-polling'],
  advice: { reconnect: 'retry', interval: 0, timeout: 110_000 },
};

/** An org that greets and subscribes, then never answers the poll; it answers a goodbye where it is polite. */
const quiet =
  (isPolite: boolean) =>
  (request: SeenRequest): FakeAnswer => {
    const body = messagesOf(request)
      .filter(({ channel }) => channel !== '/meta/connect' && (isPolite || channel !== '/meta/disconnect'))
      .map((message) => ({
        ...message,
        ...(message.channel === '/meta/handshake' ? POLL : {}),
        clientId: 'client',
        successful: true,
      }));
    return { status: 200, body, silent: body.length === 0 };
  };

/** An org that lets nobody in, and does not forbid to try again. */
const refusing = (request: SeenRequest): FakeAnswer => ({
  status: 200,
  body: messagesOf(request).map((message) => ({ ...message, successful: false, error: '403::Handshake denied' })),
});

/** Runs the listener until `isReached`, asks it to leave, and waits for its end. */
async function leaves(answer: (request: SeenRequest) => FakeAnswer, isReached: (channels: string[]) => boolean) {
  const answerAll = (request: SeenRequest) => (isMessage(request) ? answer(request) : { status: 404, body: [] });
  return withFakeOrg(answerAll, async (url, seen) => {
    const channels = () =>
      seen
        .filter(isMessage)
        .flatMap(messagesOf)
        .map(({ channel }) => channel);
    const child = spawn(process.execPath, ['--no-warnings', SCRIPT, url], { env: plainEnvironment() });
    const ended = once(child, 'exit');
    const stopped = () => child.exitCode !== null;
    while (!isReached(channels()) && !stopped()) await new Promise((resolve) => setTimeout(resolve, 20));
    child.stdin.write('leave\n');
    // A client that goes on would wait 132 s for its poll and send it again; a minute is a hang.
    const timer = setTimeout(() => child.kill('SIGKILL'), 60_000);
    const [code] = (await ended) as [number | null];
    clearTimeout(timer);
    return { code, channels: channels() };
  });
}

const isPolling = (channels: string[]) => channels.includes('/meta/connect') && channels.includes('/meta/subscribe');

describe('a listener to change events', () => {
  test('announces that it leaves and lets the process end', async () => {
    const { code, channels } = await leaves(quiet(true), isPolling);
    expect([code, channels.filter((channel) => channel === '/meta/disconnect').length]).toEqual([0, 1]);
  });

  test('lets the process end when nobody answers that it leaves', async () => {
    expect(await leaves(quiet(false), isPolling)).toMatchObject({ code: 0 });
  });

  test('lets the process end while it is not let in', async () => {
    const { code, channels } = await leaves(refusing, (reached) => reached.length > 0);
    expect([code, new Set(channels)]).toEqual([0, new Set(['/meta/handshake'])]);
  });
});
