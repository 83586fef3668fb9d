import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { dataTables } from '../../bench/tables.ts';
import type { Attack } from './attack.ts';

export interface Answer {
  readonly status: number;
  readonly text: string;
  readonly milliseconds: number;
}

/** An org under attack: how to send it something, and how to see from outside what it holds. */
export interface Started {
  readonly token: string;
  readonly port: number;
  send(attack: Pick<Attack, 'method' | 'path' | 'headers' | 'body'>): Promise<Answer>;
  /** Grows whenever the org commits anything. */
  version(): number;
  /** Of every row of every object, and of the deployed metadata. */
  digest(): string;
  /** `ok` when the database file is sound. */
  integrity(): string;
  running(): boolean;
  stop(): Promise<void>;
}

/** Far above what a hostile request takes; what is not answered by then hangs. */
const HANGS_AFTER_MS = 10_000;

export async function startHostileOrg(): Promise<Started> {
  const dataDir = mkdtempSync(join(tmpdir(), 'hostile-'));
  const script = fileURLToPath(new URL('./server.ts', import.meta.url));
  const child = spawn(process.execPath, ['--no-warnings', script, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const { port, token } = await firstLine(child);
  // A connection of its own on the same file: what it sees is committed.
  const database = new DatabaseSync(join(dataDir, 'org.sqlite'), { readOnly: true });
  const version = database.prepare('PRAGMA data_version');
  const agent = new Agent({ keepAlive: true, maxSockets: 4 });
  return {
    token,
    port,
    send: (attack) => send(agent, port, attack),
    version: () => Number(version.get()?.data_version),
    digest: () => digestOf(database),
    integrity: () => String(database.prepare('PRAGMA integrity_check').get()?.integrity_check),
    running: () => child.exitCode === null && child.signalCode === null,
    async stop() {
      agent.destroy();
      database.close();
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), 5000);
      await closed;
      clearTimeout(timer);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function firstLine(child: ChildProcess): Promise<{ port: number; token: string }> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.includes('\n')) resolve(JSON.parse(text) as { port: number; token: string });
    });
    child.once('close', (code) => reject(new Error(`The org ended with ${code} before it listened.`)));
  });
}

function send(agent: Agent, port: number, attack: Parameters<Started['send']>[0]): Promise<Answer> {
  const started = performance.now();
  return new Promise((resolve, reject) => {
    const { method, path, headers, body } = attack;
    const bytes = body === undefined ? undefined : Buffer.from(body);
    const outgoing = request({
      agent,
      port,
      host: '127.0.0.1',
      method,
      path,
      headers: {
        Host: `localhost:${port}`,
        ...(bytes === undefined ? {} : { 'Content-Length': bytes.length }),
        ...headers,
      },
    });
    outgoing.setTimeout(HANGS_AFTER_MS, () => outgoing.destroy(new Error(`no answer after ${HANGS_AFTER_MS} ms`)));
    outgoing.once('error', reject);
    outgoing.once('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('error', reject);
      response.once('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          text: Buffer.concat(chunks).toString('utf8'),
          milliseconds: performance.now() - started,
        }),
      );
    });
    outgoing.end(bytes);
  });
}

function digestOf(database: DatabaseSync): string {
  const hash = createHash('sha256');
  for (const table of [...dataTables(database), '~component', '~change']) {
    const rows = database.prepare(`SELECT * FROM "${table}"`).all();
    hash
      .update(table)
      .update(JSON.stringify(rows, (_, value: unknown) => (value instanceof Uint8Array ? undefined : value)));
  }
  return hash.digest('hex');
}
