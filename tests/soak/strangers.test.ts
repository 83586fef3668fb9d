import diagnostics from 'node:diagnostics_channel';
import type { Socket } from 'node:net';
import { startRunning } from '../local-org/api/helpers.ts';
import type { Running } from '../local-org/api/helpers.ts';
import { isRefused, sendStranger } from './strangers.ts';
import type { StrangerAnswer } from './strangers.ts';
import { STRANGER_REQUESTS } from './strangers-requests.ts';
import type { StrangerRequest } from './strangers-requests.ts';

/** `npm run soak -- strangers` measures what they cost; here is counted what is read of them. */
describe('of an expensive request without a session, little is read', () => {
  let running: Running & { stop: () => Promise<void> };
  beforeAll(async () => {
    running = await startRunning();
  });
  afterAll(() => running.stop());

  const MEGABYTE = 1_000_000;
  /** Sends a request and waits until its connection has ended. */
  async function readOf(request: StrangerRequest): Promise<{ answer: StrangerAnswer; bytes: number; parsed: number }> {
    let bytes = 0;
    let isClosed: Promise<void> = Promise.resolve();
    const begun = (message: unknown): void => {
      const { socket } = message as { socket: Socket };
      isClosed = new Promise((resolve) => {
        socket.once('close', () => {
          bytes = socket.bytesRead;
          resolve();
        });
      });
    };
    const parse = JSON.parse;
    let parsed = 0;
    JSON.parse = (...args: Parameters<typeof parse>): unknown => {
      parsed += 1;
      return parse(...args);
    };
    diagnostics.subscribe('http.server.request.start', begun);
    try {
      const answer = await sendStranger(running.org.port, request);
      await isClosed;
      return { answer, bytes, parsed };
    } finally {
      diagnostics.unsubscribe('http.server.request.start', begun);
      JSON.parse = parse;
    }
  }

  test.each(STRANGER_REQUESTS.map((request) => [request.name, request] as const))('%s', async (_name, request) => {
    const { answer, bytes, parsed } = await readOf(request);
    expect([answer.status, isRefused(request, answer)]).toEqual([answer.status, true]);
    const announced = request.chunk === undefined ? (request.length ?? 0) : 0;
    // What is on its way when the answer is sent is at most the system's buffers.
    const most = request.chunk === 1 ? 0.2 : announced > 4 * MEGABYTE ? 1 : 5;
    expect([bytes, bytes <= most * MEGABYTE]).toEqual([bytes, true]);
    const isSignIn = /^POST \/(services\/oauth2|cometd)\//.test(request.head[0]!);
    if (!isSignIn) expect(parsed).toBe(0);
  });

  test('the same is read whole with a session', async () => {
    const soap = STRANGER_REQUESTS.find(({ name }) => name === 'SOAP m, 80 MB')!;
    const token = running.org.users.admin.accessToken;
    const text = Buffer.from(soap.body!).toString().replace('00D!x', token).slice(0, 65_536);
    const request = { ...soap, body: Buffer.from(text), length: 5 * MEGABYTE };
    const { answer, bytes } = await readOf(request);
    expect(answer.status).toBe(500);
    expect(bytes).toBeGreaterThan(request.length);
    const tiny = {
      name: '',
      head: ['POST /services/data/v66.0/composite', `Authorization: Bearer ${token}`],
      chunk: 1,
    };
    const whole = await readOf({ ...tiny, body: Buffer.alloc(50_000, '[') });
    expect([whole.answer.status, whole.bytes > 250_000]).toEqual([400, true]);
  });
});
