import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { STRANGER_REQUESTS } from './strangers-requests.ts';
import type { StrangerRequest } from './strangers-requests.ts';

const SERVER = fileURLToPath(new URL('./strangers-server.ts', import.meta.url));
/** Most milliseconds of CPU of one request. */
const MOST_MS = 50;

/** How a request ended. */
export interface StrangerAnswer {
  readonly status: number;
  /** Bytes of the request that were handed to the system before the answer came. */
  readonly sent: number;
}

/** Whether an answer refuses a request: CometD does so in a message, and a client that still sends may find the connection closed. */
export function isRefused({ head }: StrangerRequest, { status }: StrangerAnswer): boolean {
  return status === 0 || status >= 400 || (status === 200 && head[0]!.includes('/cometd/'));
}

/** Sends a request until the answer is there, or the connection has ended. */
export async function sendStranger(port: number, request: StrangerRequest): Promise<StrangerAnswer> {
  const socket = connect(port, '127.0.0.1');
  let text = '';
  let isOver = false;
  const over = new Promise<void>((resolve) => {
    const end = (): void => {
      isOver = true;
      resolve();
    };
    // A connection that is closed while the client still sends is an error there.
    socket.on('error', end).on('close', end);
    socket.setEncoding('latin1').on('data', (part: string) => {
      text += part;
      if (text.includes('\r\n\r\n')) end();
    });
  });
  let sent = 0;
  for (const piece of wire(port, request)) {
    if (isOver) break;
    sent += piece.length;
    if (!socket.write(piece)) await Promise.race([over, once(socket, 'drain').catch(() => undefined)]);
  }
  await Promise.race([over, setTimeout(30_000, undefined, { ref: false })]);
  socket.destroy();
  return { status: Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0), sent };
}

/** The bytes of a request. */
function* wire(port: number, { head, body, length, chunk }: StrangerRequest): Generator<Buffer> {
  const [line, ...headers] = head;
  const total = length ?? body?.length;
  const framing =
    chunk !== undefined ? ['Transfer-Encoding: chunked'] : total === undefined ? [] : [`Content-Length: ${total}`];
  const lines = [`${line} HTTP/1.1`, `Host: localhost:${port}`, ...framing, ...headers];
  yield Buffer.from(`${lines.join('\r\n')}\r\n\r\n`);
  if (body === undefined || total === undefined) return;
  const piece = chunk === undefined ? Buffer.from(body) : chunked(body, chunk);
  for (let done = 0; done < total; done += body.length)
    yield chunk === undefined && total - done < body.length ? piece.subarray(0, total - done) : piece;
  if (chunk !== undefined) yield Buffer.from('0\r\n\r\n');
}

function chunked(body: Uint8Array, size: number): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < body.length; at += size) {
    const part = body.subarray(at, at + size);
    parts.push(Buffer.from(`${part.length.toString(16)}\r\n`), Buffer.from(part), Buffer.from('\r\n'));
  }
  return Buffer.concat(parts);
}

/**
 * CPU time of a server for each of the expensive requests without a session: the median of some rounds may not be above 50 ms, and each is
 * refused. @returns what was wrong, one line each
 */
export async function checkStrangers(rounds: number, say: (line: string) => void): Promise<readonly string[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'strangers-'));
  const child = fork(SERVER, [dataDir], { execArgv: ['--no-warnings'] });
  const closed = once(child, 'close');
  const message = async (): Promise<number> => Number((await once(child, 'message'))[0]);
  try {
    const port = await message();
    const cpu = async (): Promise<number> => {
      child.send('cpu');
      return message();
    };
    const costs: { name: string; median: number; most: number; status: number; refused: boolean }[] = [];
    for (const request of STRANGER_REQUESTS) {
      const found: number[] = [];
      let answer = { status: 0, sent: 0 };
      // The first round compiles what the others run.
      for (let round = 0; round <= rounds; round += 1) {
        const before = await cpu();
        answer = await sendStranger(port, request);
        await setTimeout(20);
        if (round > 0) found.push((await cpu()) - before);
      }
      found.sort((a, b) => a - b);
      const refused = isRefused(request, answer);
      costs.push({
        name: request.name,
        median: found[rounds >> 1]!,
        most: found.at(-1)!,
        status: answer.status,
        refused,
      });
    }
    costs.sort((a, b) => b.median - a.median);
    say(
      `strangers: ${costs.length} requests, CPU of the server in milliseconds (median and most of ${rounds}), the five worst:`,
    );
    const lines = costs.map(
      ({ name, median, most, status }) => `  ${name}: ${median.toFixed(1)}, ${most.toFixed(1)} (${status || 'closed'})`,
    );
    for (const line of lines.slice(0, 5)) say(line);
    return costs
      .filter(({ median, refused }) => median > MOST_MS || !refused)
      .map(({ name, median, status }) => `${name}: ${median.toFixed(1)} ms, HTTP ${status}`);
  } finally {
    child.kill('SIGKILL');
    await closed;
    rmSync(dataDir, { recursive: true, force: true });
  }
}
