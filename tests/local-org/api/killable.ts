import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { caller } from './helpers.ts';
import type { Caller } from './helpers.ts';

const SERVER = fileURLToPath(new URL('./bulk-server.ts', import.meta.url));

/** A local org in a process of its own. */
export interface Killable {
  /** Calls as the administrator. */
  readonly call: Caller;
  /** Ends the process by SIGKILL and waits until it is gone. */
  kill(): Promise<void>;
}

/** Starts a local org that can be killed. */
export async function startKillable(dataDir: string): Promise<Killable> {
  const child = spawn(process.execPath, ['--no-warnings', SERVER, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] });
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (chunk: Buffer) => resolve(chunk.toString()));
    child.once('exit', () => reject(new Error('the server ended')));
  });
  const { url, token } = JSON.parse(line) as { url: string; token: string };
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
  return {
    call: caller(url, token),
    kill: () => {
      child.kill('SIGKILL');
      return gone;
    },
  };
}
