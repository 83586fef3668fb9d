import type { IncomingMessage } from 'node:http';

/** Bytes of chunk frames that a body may have before its session is known: each chunk costs time, however small it is. */
const MOST_OVERHEAD = 16_384;

/** What a body takes on the connection beyond its own size: the frames of its chunks. */
export interface Overhead {
  /** Whether a body of which so many bytes have come is in chunks that are too small. */
  exceeds(size: number): boolean;
  /** Whether that was found. */
  readonly isExceeded: boolean;
}

/** Measures the overhead of requests, over the requests of a connection. Call it when a request begins. */
export function createOverheads(): (incoming: IncomingMessage) => Overhead {
  /** Bytes of a connection at the end of its last request. */
  const ends = new WeakMap<object, number>();
  return (incoming) => {
    const { socket } = incoming;
    const start = (ends.get(socket) ?? 0) + headBytes(incoming);
    incoming.once('end', () => ends.set(socket, socket.bytesRead));
    // A body with an announced length has no frames.
    const isChunked = incoming.headers['transfer-encoding'] !== undefined;
    let isExceeded = false;
    return {
      exceeds: (size) => (isExceeded ||= isChunked && socket.bytesRead - start - size > MOST_OVERHEAD),
      get isExceeded() {
        return isExceeded;
      },
    };
  };
}

/** About the bytes of the request line and the headers. */
function headBytes({ method = '', url = '', rawHeaders }: IncomingMessage): number {
  return rawHeaders.reduce((sum, text) => sum + text.length + 2, method.length + url.length + 13);
}
