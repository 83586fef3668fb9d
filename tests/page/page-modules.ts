import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import { lwcPlugin } from '../../scripts/build/lwc-plugin.ts';
import { pageLayout } from '../../scripts/build/page-layout.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** One request that the page's modules made. */
export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly token: string;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}
/** `undefined`: the connection breaks off. */
export type Respond = (request: Seen) => { status: number; body?: unknown } | undefined;

/** The platform's modules as the page has them. */
export interface PageModules {
  readonly createRecord: (input: unknown) => Promise<{ id: string }>;
  readonly updateRecord: (input: unknown, clientOptions?: unknown) => Promise<unknown>;
  readonly executeMutation: (config: unknown) => Promise<{ data?: unknown; errors?: unknown }>;
  readonly notifyRecordUpdateAvailable: (records: unknown) => Promise<void>;
  readonly getRecord: new (emit: (value: Emitted) => void) => Adapter;
  readonly graphql: new (emit: (value: Emitted) => void) => Adapter;
  readonly gql: (parts: TemplateStringsArray) => unknown;
  readonly datePattern: (style: string) => string;
  readonly numberSeparator: (which: string) => string;
  readonly getObjectInfo: new (emit: (value: Emitted) => void) => Adapter;
  readonly getPicklistValues: new (emit: (value: Emitted) => void) => Adapter;
  readonly CurrentPageReference: new (emit: (value: Emitted) => void) => Adapter;
  readonly NavigationMixin: ((base: new () => object) => new () => Record<symbol, (reference: unknown) => unknown>) & {
    readonly Navigate: symbol;
    readonly GenerateUrl: symbol;
  };
}
export interface Adapter {
  connect(): void;
  update(config: unknown): void;
  disconnect(): void;
}
export interface Emitted {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly errors?: readonly { readonly message: string }[];
  readonly refresh?: () => Promise<void>;
}

export const DEAL = '006000000000001AAA';
export const session = { user: { id: '005' }, users: [], accessToken: 'token-1', customPermissions: [] };

/** Answers the session itself, and other requests by the function. */
export const signedIn =
  (rest: Respond, token = () => 'token-1'): Respond =>
  (request) =>
    request.path === '/page-host/session' ? { status: 200, body: { ...session, accessToken: token() } } : rest(request);

/** An adapter with all that it has emitted, and a promise for the next. */
export function watching(Adapter: new (emit: (value: Emitted) => void) => Adapter) {
  const emitted: Emitted[] = [];
  let notify: () => void = () => {};
  const adapter = new Adapter((value) => {
    emitted.push(value);
    notify();
  });
  adapter.connect();
  const next = (): Promise<void> => new Promise((resolve) => (notify = resolve));
  return { adapter, emitted, next };
}

/** As much of a browser's window as the modules use: events, an address, its history, and other tabs (`open …`). */
function windowAt(address: string, events: string[]): object {
  const target = new EventTarget();
  const location = new URL(address);
  return {
    location,
    history: {
      pushState: (_state: unknown, _title: string, path: string) => (location.href = new URL(path, location).href),
      replaceState: (_state: unknown, _title: string, path: string) => (location.href = new URL(path, location).href),
    },
    open: (url: string) => events.push(`open ${url}`),
    addEventListener: target.addEventListener.bind(target),
    removeEventListener: target.removeEventListener.bind(target),
    dispatchEvent: (event: Event): boolean => events.push(event.type) > 0 && target.dispatchEvent(event),
  };
}

/**
 * Bundles the page's platform modules as the build does, loads them fresh, signed in, against a server that answers by `respond`, and
 * passes them to `use`. `seen` grows with each request but those for the session; `events` are the names of events on `window`.
 */
export async function withPageModules(
  respond: Respond,
  use: (modules: PageModules, seen: Seen[], events: string[]) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'page-modules-'));
  const seen: Seen[] = [];
  const events: string[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const parts: Buffer[] = [];
    for await (const part of incoming) parts.push(part as Buffer);
    const text = Buffer.concat(parts).toString();
    const token = (incoming.headers.authorization ?? '').replace('Bearer ', '');
    const request = {
      method: incoming.method ?? '',
      path: incoming.url ?? '',
      token,
      body: text ? JSON.parse(text) : null,
      headers: incoming.headers,
    };
    if (request.path !== '/page-host/session') seen.push(request);
    const answer = respond(request);
    if (!answer) return void incoming.socket.destroy();
    const { status, body } = answer;
    outgoing.writeHead(status, { 'Content-Type': 'application/json' });
    outgoing.end(body === undefined ? undefined : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const realFetch = globalThis.fetch;
  try {
    globalThis.fetch = (path, init) => realFetch(`http://127.0.0.1:${port}${String(path)}`, init);
    Object.assign(globalThis, { window: windowAt('http://localhost/lightning/o/Opportunity/list', events) });
    const file = join(folder, 'modules.mjs');
    await esbuild.build({
      stdin: {
        contents: `
          export * from 'lightning/uiRecordApi';
          export * from 'lightning/uiObjectInfoApi';
          export { executeMutation, gql, graphql } from 'lightning/graphql';
          export { openSession } from 'host/session';
          export { datePattern, numberSeparator } from 'host/formats';
          export { CurrentPageReference, NavigationMixin } from 'lightning/navigation';`,
        resolveDir: root,
      },
      bundle: true,
      format: 'esm',
      outfile: file,
      logLevel: 'silent',
      plugins: [lwcPlugin(pageLayout(root))],
    });
    const modules = (await import(pathToFileURL(file).href)) as PageModules & { openSession: () => Promise<unknown> };
    await modules.openSession();
    await use(modules, seen, events);
  } finally {
    globalThis.fetch = realFetch;
    Reflect.deleteProperty(globalThis, 'window');
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await rm(folder, { recursive: true, force: true });
  }
}
