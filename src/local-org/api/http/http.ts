import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline, Readable } from 'node:stream';
import type { Overhead } from './overhead.ts';
import { bodyPieces, discardBody, readBody } from './request-body.ts';
import type { BodyRule } from './request-body.ts';
import type { ApiRequest, ApiResponse } from './types.ts';

/** The largest bodies in bytes. Metadata calls contain zips and may be larger. */
const MAX_JSON_BYTES = 12_000_000;
const MAX_METADATA_BYTES = 80_000_000;
/** Calls that sign in are read before the session is known; those of CometD are small. */
const MAX_SIGN_IN_BYTES = 64_000;

function maxBytes(path: string): number {
  if (/^\/services\/(soap\/|data\/[^/]+\/metadata\/)/i.test(path)) return MAX_METADATA_BYTES;
  return /^\/(services\/oauth2|page-host|secur|cometd)\//i.test(path) ? MAX_SIGN_IN_BYTES : MAX_JSON_BYTES;
}

/** Salesforce's limit for the data of a bulk job. */
const MAX_UPLOAD_BYTES = 150_000_000;

/** Uploads are not read before the session is known: they go to a file as they come. */
const isUpload = (method: string, path: string): boolean =>
  method === 'PUT' && /^\/services\/data\/[^/]+\/jobs\/ingest\/[^/]+\/batches\/?$/i.test(path);

function splitTarget(url: string): { path: string; text: string } {
  const target = url.replace(/^https?:\/\/[^/]*/i, '');
  const mark = target.indexOf('?');
  const path = mark < 0 ? target : target.slice(0, mark);
  return { path: path.replace(/^\/*/, '/'), text: mark < 0 ? '' : target.slice(mark + 1) };
}

/** The path of a request URL, with exactly one leading `/`; the query is not parsed. */
export function requestPath(url: string): string {
  return splitTarget(url).path;
}

/** The part of a request before its body. The query is parsed when it is first asked for: of a refused request it is not. */
function headOf(incoming: IncomingMessage): Omit<ApiRequest, 'body' | 'upload'> {
  const { path, text } = splitTarget(incoming.url ?? '/');
  const headers: Record<string, string | undefined> = {};
  for (const [name, value] of Object.entries(incoming.headers))
    headers[name] = Array.isArray(value) ? value.join(', ') : value;
  let parsed: URLSearchParams | undefined;
  const query = (): URLSearchParams => (parsed ??= new URLSearchParams(text));
  const override = incoming.method === 'POST' && text.includes('_HttpMethod') ? query().get('_HttpMethod') : null;
  return {
    method: (override ?? incoming.method ?? 'GET').toUpperCase(),
    path,
    headers,
    get query() {
      return query();
    },
  };
}

/** How a listener reads its requests. */
export interface RequestReading {
  /** How much of the body is read. */
  readonly rule: (request: Pick<ApiRequest, 'path' | 'headers'>) => BodyRule;
  readonly overhead: Overhead;
}

/** Reads a request. Throws 413 for a body over the limit and 400 for invalid gzip. */
export async function readRequest(incoming: IncomingMessage, { rule, overhead }: RequestReading): Promise<ApiRequest> {
  const head = headOf(incoming);
  const parts = (body: Uint8Array): ApiRequest => Object.assign(head, { body });
  const { method, path } = head;
  const how = rule(head);
  if (how === 'none') {
    await discardBody(incoming, overhead);
    return parts(new Uint8Array());
  }
  if (isUpload(method, path))
    return Object.assign(parts(new Uint8Array()), { upload: bodyPieces(incoming, MAX_UPLOAD_BYTES) });
  return parts(await readBody(incoming, { rule: how, limit: maxBytes(path), overhead }));
}

/** Writes a response. Sets the content type of JSON bodies; responses are not cacheable by default. */
export function writeResponse(
  outgoing: ServerResponse,
  request: { method?: string | undefined },
  response: ApiResponse,
): void {
  const { body } = response;
  const headers: Record<string, string> = {
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': 'no-cache,must-revalidate,max-age=0,no-store,private',
    ...response.headers,
  };
  if (body instanceof Readable) {
    outgoing.writeHead(response.status, headers);
    if (request.method === 'HEAD') {
      body.destroy();
      outgoing.end();
    } else pipeline(body, outgoing, () => undefined);
    return;
  }
  let bytes: Uint8Array;
  if (body === undefined) bytes = new Uint8Array();
  else if (body instanceof Uint8Array) bytes = body;
  else if (typeof body === 'string' && headers['Content-Type'] !== undefined) bytes = Buffer.from(body);
  else {
    bytes = Buffer.from(JSON.stringify(body));
    headers['Content-Type'] = 'application/json;charset=UTF-8';
  }
  if (response.status !== 204 && response.status !== 304) headers['Content-Length'] = String(bytes.length);
  outgoing.writeHead(response.status, headers);
  outgoing.end(request.method === 'HEAD' ? undefined : bytes);
}
