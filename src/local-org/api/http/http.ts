import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline, Readable } from 'node:stream';
import { promisify } from 'node:util';
import { createGunzip, gunzip } from 'node:zlib';
import { badRequest, bodyTooLarge } from './errors.ts';
import type { ApiRequest, ApiResponse } from './types.ts';
import { isRangeError } from '../../base/error-text.ts';

const unzip = promisify(gunzip);

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

/** Splits a request URL into the path, with exactly one leading `/`, and the query. */
export function requestTarget(url: string): { path: string; query: URLSearchParams } {
  const target = url.replace(/^https?:\/\/[^/]*/i, '');
  const mark = target.indexOf('?');
  const path = mark < 0 ? target : target.slice(0, mark);
  return { path: path.replace(/^\/*/, '/'), query: new URLSearchParams(mark < 0 ? '' : target.slice(mark + 1)) };
}

/** Reads a whole request. Throws 413 for a body over the limit and 400 for invalid gzip. */
export async function readRequest(incoming: IncomingMessage): Promise<ApiRequest> {
  const { path, query } = requestTarget(incoming.url ?? '/');
  const headers: Record<string, string | undefined> = {};
  for (const [name, value] of Object.entries(incoming.headers))
    headers[name] = Array.isArray(value) ? value.join(', ') : value;
  if (isUpload(incoming.method ?? 'GET', path)) {
    const upload = openUpload(incoming, headers['content-encoding']);
    return { method: 'PUT', path, query, headers, body: new Uint8Array(), upload };
  }
  const limit = maxBytes(path);
  const body = await readBody(incoming, limit);
  const override = query.get('_HttpMethod');
  const method = (
    incoming.method === 'POST' && override !== null ? override : (incoming.method ?? 'GET')
  ).toUpperCase();
  return { method, path, query, headers, body: await inflate(body, headers['content-encoding'], limit) };
}

async function readBody(incoming: IncomingMessage, limit: number): Promise<Buffer> {
  if (Number(incoming.headers['content-length'] ?? 0) > limit) throw bodyTooLarge(limit);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) throw bodyTooLarge(limit);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

async function* openUpload(incoming: IncomingMessage, encoding: string | undefined): AsyncGenerator<Uint8Array> {
  const zipped = encoding?.toLowerCase() === 'gzip';
  if (!zipped && encoding !== undefined && encoding.toLowerCase() !== 'identity')
    throw badRequest('INVALID_CONTENT_ENCODING', `The content encoding \`${encoding}\` is not supported`);
  if (Number(incoming.headers['content-length'] ?? 0) > MAX_UPLOAD_BYTES) throw bodyTooLarge(MAX_UPLOAD_BYTES);
  let size = 0;
  const source = zipped ? pipeline(incoming, createGunzip(), () => undefined) : incoming;
  try {
    for await (const chunk of source as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > MAX_UPLOAD_BYTES) throw bodyTooLarge(MAX_UPLOAD_BYTES);
      yield chunk;
    }
  } catch (error) {
    if (zipped && (error as NodeJS.ErrnoException).code?.startsWith('Z_') === true)
      throw badRequest('INVALID_CONTENT_ENCODING', 'The body is not valid gzip');
    throw error;
  }
}

async function inflate(body: Buffer, encoding: string | undefined, limit: number): Promise<Buffer> {
  if (encoding === undefined || encoding === 'identity' || body.length === 0) return body;
  if (encoding.toLowerCase() !== 'gzip')
    throw badRequest('INVALID_CONTENT_ENCODING', `The content encoding \`${encoding}\` is not supported`);
  try {
    return await unzip(body, { maxOutputLength: limit });
  } catch (error) {
    if (isRangeError(error)) throw bodyTooLarge(limit);
    throw badRequest('INVALID_CONTENT_ENCODING', 'The body is not valid gzip');
  }
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
