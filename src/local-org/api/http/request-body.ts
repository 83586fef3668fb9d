import type { IncomingMessage } from 'node:http';
import { createGunzip } from 'node:zlib';
import { badRequest, bodyTooLarge } from './errors.ts';
import type { Overhead } from './overhead.ts';

/**
 * How much of a body is read: `all` where the session is known; `small` of a call that signs in and has none yet; `none` of a call without a
 * session; a function where the session is in the body itself: it gets the first 16 kB and decides whether to read on.
 */
export type BodyRule = 'all' | 'small' | 'none' | ((start: Uint8Array) => boolean);

/** Bytes at the beginning of a body in which a session has to be, where it is in the body. */
export const START_BYTES = 16_384;

/** Bytes of a refused body that are read: more than the records of a usual call, and cheap. */
const MOST_DISCARDED = 4_000_000;

/** How a body is read. */
export interface BodyReading {
  readonly rule: Exclude<BodyRule, 'none'>;
  /** Most bytes, unpacked. */
  readonly limit: number;
  readonly overhead: Overhead;
}

/**
 * Reads and unpacks a body. Where the rule refuses it, the rest is discarded and the beginning is the answer. Throws 413 for a body over the limit
 * and 400 for an encoding that is not gzip, or no gzip.
 */
export async function readBody(incoming: IncomingMessage, { rule, limit, overhead }: BodyReading): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  let isKnown = rule === 'all';
  for await (const piece of bodyPieces(incoming, limit)) {
    chunks.push(piece);
    size += piece.length;
    if (isKnown) continue;
    const isCostly = overhead.exceeds(size);
    if (rule === 'small') {
      if (isCostly) throw badRequest('INVALID_REQUEST', 'The request body comes in chunks that are too small');
    } else if (isCostly || size >= START_BYTES) {
      const start = Buffer.concat(chunks);
      isKnown = !isCostly && typeof rule === 'function' && rule(start);
      if (isKnown) continue;
      await discardBody(incoming, overhead);
      return start.subarray(0, START_BYTES);
    }
  }
  return Buffer.concat(chunks);
}

/** The body in pieces, unpacked. To stop before its end leaves the connection open, for the answer. */
export async function* bodyPieces(incoming: IncomingMessage, limit: number): AsyncGenerator<Buffer> {
  const { 'content-length': length, 'content-encoding': encoding, 'transfer-encoding': transfer } = incoming.headers;
  if (Number(length ?? 0) > limit) throw bodyTooLarge(limit);
  if (Number(length ?? 0) === 0 && transfer === undefined) return;
  const isZipped = encoding?.toLowerCase() === 'gzip';
  if (!isZipped && encoding !== undefined && encoding.toLowerCase() !== 'identity')
    throw badRequest('INVALID_CONTENT_ENCODING', `The content encoding \`${encoding}\` is not supported`);
  let size = 0;
  const unzip = isZipped ? incoming.pipe(createGunzip()) : undefined;
  incoming.once('close', () => {
    // A pipe does not end with a connection that is cut.
    if (!incoming.complete) unzip?.destroy();
  });
  try {
    for await (const chunk of (unzip ?? incoming).iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > limit) throw bodyTooLarge(limit);
      yield chunk;
    }
  } catch (error) {
    if (isZipped && (error as NodeJS.ErrnoException).code?.startsWith('Z_') === true)
      throw badRequest('INVALID_CONTENT_ENCODING', 'The body is not valid gzip');
    throw error;
  } finally {
    unzip?.destroy();
  }
}

/**
 * Reads a body and keeps nothing of it, so that a client that is still sending gets the answer and not a closed connection; not a large one, and
 * none in tiny chunks.
 */
export async function discardBody(incoming: IncomingMessage, overhead: Overhead): Promise<void> {
  if (Number(incoming.headers['content-length'] ?? 0) > MOST_DISCARDED) return;
  let size = 0;
  for await (const chunk of incoming.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MOST_DISCARDED || overhead.exceeds(size)) return;
  }
}
