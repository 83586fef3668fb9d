import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createApp } from '../api/app.ts';
import type { ServerContext } from '../api/app.ts';
import { toApiError } from '../api/http/errors.ts';
import { readRequest, requestTarget, writeResponse } from '../api/http/http.ts';
import { createLocators } from '../api/rest/locators.ts';
import { answerPageCall, signInUrl } from '../api/page/page-host.ts';
import { openRequestLog } from '../api/http/request-log.ts';
import type { RequestLog } from '../api/http/request-log.ts';
import { createMetadataJobs } from '../metadata/jobs.ts';
import { servePage } from '../api/http/static-files.ts';
import type { Answered } from '../api/http/types.ts';
import { openOrg } from '../org/open.ts';
import { lockDataDir } from './lock.ts';
import { orgFileContent, removeOrgFile, writeOrgFile } from './org-file.ts';
import { createPageSignIn } from '../security/page-sign-in.ts';
import type { Role } from '../security/roles.ts';
import { createSessions } from '../security/sessions.ts';
import type { SignedInUser } from '../security/sessions.ts';
import { LocalOrgStartError, PortInUseError, PortNotAllowedError } from '../base/start-errors.ts';
import { createSoqlEngine } from '../soql/engine.ts';
import type { Org } from '../org/types.ts';
import { stackOf } from '../base/error-text.ts';

export interface LocalOrgOptions {
  /** Everything that the org keeps. Made when it is not there. */
  readonly dataDir: string;
  /** 0 takes any free one. */
  readonly port: number;
  /** Fixes the seller's access token; the others are new at each start. */
  readonly token?: string;
  readonly clock?: () => Date;
  /** How long a save waits for a record that somebody else holds; 2,000 ms. The server answers nobody else meanwhile. */
  readonly lockWaitMs?: number;
  /** Folder with the built page (`index.html`, `assets/…`); absent: no page. */
  readonly pageAssets?: string;
}

export interface LocalOrg {
  /** `http://localhost:PORT`, the instance URL. */
  readonly url: string;
  readonly port: number;
  /** True when the data folder held no org before this start. */
  readonly fresh: boolean;
  readonly users: Readonly<Record<Role, SignedInUser>>;
  /** A link that signs a browser in once, as the seller unless told otherwise. */
  signInLink(role?: Role): string;
  readonly org: Org;
  /** Lets running requests end (2 seconds at most), then closes everything. Safe to call twice. */
  close(): Promise<void>;
}

type Listener = (incoming: IncomingMessage, outgoing: ServerResponse) => void;

/**
 * Starts the local org on 127.0.0.1 and writes `<dataDir>/org.json`.
 * Throws LocalOrgStartError (a port in use, a folder that another server has, a token that no header can carry).
 */
export async function startLocalOrg(options: LocalOrgOptions): Promise<LocalOrg> {
  if (options.token !== undefined && !/^[\x21-\x7e]{8,512}$/.test(options.token)) {
    throw new LocalOrgStartError(
      'The token is not usable: 8 to 512 letters, digits and signs without spaces are expected.',
    );
  }
  let listener: Listener = (incoming, outgoing) => {
    writeResponse(outgoing, incoming, {
      status: 503,
      headers: { 'Retry-After': '1' },
      body: [{ errorCode: 'SERVER_UNAVAILABLE', message: 'The local org is starting' }],
    });
  };
  const server = createServer({ maxHeaderSize: 128 * 1024, keepAlive: true }, (incoming, outgoing) =>
    listener(incoming, outgoing),
  );
  const port = await listen(server, options.port);
  const undo: (() => void)[] = [() => server.close()];
  try {
    const unlock = lockDataDir(options.dataDir);
    undo.push(unlock);
    const org = openOrg({
      dataDir: options.dataDir,
      ...(options.clock ? { clock: options.clock } : {}),
      ...(options.lockWaitMs === undefined ? {} : { lockWaitMs: options.lockWaitMs }),
    });
    undo.push(() => org.close());
    const log = openRequestLog(options.dataDir);
    undo.push(() => log.close());
    const context: ServerContext = {
      org,
      soql: createSoqlEngine(org),
      sessions: createSessions(org, options.token),
      pages: createPageSignIn(),
      locators: createLocators(),
      jobs: createMetadataJobs(),
      graphqlSchemas: new WeakMap(),
      instanceUrl: `http://localhost:${port}`,
      usage: { requests: 0 },
      latency: { milliseconds: 0 },
    };
    listener = createListener(context, log, port, options.pageAssets);
    writeOrgFile(options.dataDir, orgFileContent(context.instanceUrl, context.sessions));
    undo.push(() => removeOrgFile(options.dataDir));
    let closing: Promise<void> | undefined;
    return {
      url: context.instanceUrl,
      port,
      fresh: org.fresh,
      users: context.sessions.users,
      org,
      signInLink: (role = 'seller') => signInUrl(context, context.sessions.users[role].user.id),
      close: () =>
        (closing ??= (async () => {
          removeOrgFile(options.dataDir);
          await stop(server);
          org.close();
          log.close();
          unlock();
        })()),
    };
  } catch (error) {
    for (const step of undo.reverse()) step();
    throw error;
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') reject(new PortInUseError(port, error));
      else if (error.code === 'EACCES') reject(new PortNotAllowedError(port, error));
      else if (error.code === 'ERR_SOCKET_BAD_PORT')
        reject(new LocalOrgStartError(`\`${port}\` is not a port: a number from 0 to 65535 is expected.`));
      else reject(error);
    });
    try {
      // Loopback only, whatever `localhost` resolves to.
      server.listen(port, '127.0.0.1', () => {
        const address = server.address();
        resolve(typeof address === 'object' && address !== null ? address.port : port);
      });
    } catch (error) {
      reject(
        new LocalOrgStartError(`\`${port}\` is not a port: a number from 0 to 65535 is expected.`, { cause: error }),
      );
    }
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.closeAllConnections(), 2000);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
    server.closeIdleConnections();
  });
}

function createListener(
  context: ServerContext,
  log: RequestLog,
  port: number,
  pageAssets: string | undefined,
): Listener {
  const app = createApp(context);
  const hosts = new Set(['localhost', '127.0.0.1', '[::1]'].map((name) => `${name}:${port}`));

  const answer = async (incoming: IncomingMessage): Promise<Answered> => {
    // A page elsewhere can point its own name at 127.0.0.1; its requests then carry that name.
    if (!hosts.has((incoming.headers.host ?? '').toLowerCase())) {
      const message = `This server answers as http://localhost:${port} only`;
      return { response: { status: 421, body: [{ errorCode: 'INVALID_HOST', message }] }, writes: {} };
    }
    const request = await readRequest(incoming);
    const page = (await servePage(pageAssets, request)) ?? answerPageCall(context, request);
    return page ? { response: page, writes: {} } : app(request);
  };

  return (incoming, outgoing) => {
    const started = performance.now();
    answer(incoming)
      .catch((error: unknown): Answered => {
        const known = toApiError(error);
        const fault = known.status >= 500 ? { error: stackOf(error) } : {};
        return {
          response: { status: known.status, headers: known.headers, body: known.entries },
          writes: {},
          ...fault,
        };
      })
      .then(({ response, user, writes, error }) => {
        const { path, query } = requestTarget(incoming.url ?? '/');
        const soql = query.get('q');
        log.write({
          time: new Date().toISOString(),
          ...(user ? { user: user.username } : {}),
          method: incoming.method ?? 'GET',
          path: path.slice(0, 500),
          ...(soql === null ? {} : { query: soql.slice(0, 2000) }),
          status: response.status,
          milliseconds: Math.round((performance.now() - started) * 10) / 10,
          ...(Object.keys(writes).length > 0 ? { writes } : {}),
          ...(error === undefined ? {} : { error }),
        });
        // What was not read of a refused body must not be taken for the next request.
        if (!incoming.complete) outgoing.setHeader('Connection', 'close');
        writeResponse(outgoing, incoming, response);
      })
      .catch(() => outgoing.destroy());
  };
}
