import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { connectOrg } from '../../../src/salesforce/index.ts';
import { createClient } from './keep-alive-client.ts';
import type { Client } from './keep-alive-client.ts';

const SERVER = join(fileURLToPath(new URL('.', import.meta.url)), 'server.ts');

/** What the server's process has used since its start. */
interface Used {
  /** The most resident memory that it had. */
  readonly peakMegabytes: number;
  readonly cpuSeconds: number;
}

export interface ServedOrg {
  readonly url: string;
  /** The rows of a query, as the administrator. */
  query<Row extends object>(soql: string): Promise<readonly Row[]>;
  readonly client: Client;
  /** Of the administrator, unless another role is asked for. */
  token(role?: string): string;
  used(): Promise<Used>;
}

/** Serves the org of a folder in another process for as long as the work takes. */
export async function withServedOrg<T>(dataDir: string, work: (org: ServedOrg) => Promise<T>): Promise<T> {
  const server = fork(SERVER, [dataDir], {
    execArgv: ['--no-warnings'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  try {
    const { url, tokens } = await answerOf<{ url: string; tokens: Record<string, string> }>(server);
    const client = createClient(url);
    try {
      return await work({
        url,
        client,
        query: <Row extends object>(soql: string) =>
          connectOrg({ instanceUrl: url, accessToken: tokens['admin'] ?? '' }).query<Row>(soql),
        token: (role = 'admin') => tokens[role] ?? '',
        used: () => {
          server.send('used');
          return answerOf<Used>(server);
        },
      });
    } finally {
      client.close();
    }
  } finally {
    const ended = once(server, 'exit');
    if (server.connected) server.disconnect();
    if (server.exitCode === null) await ended;
  }
}

function answerOf<T>(server: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    const onExit = (): void => reject(new Error('The server of the bench ended'));
    server.once('exit', onExit);
    server.once('message', (answer) => {
      server.off('exit', onExit);
      resolve(answer as T);
    });
  });
}
