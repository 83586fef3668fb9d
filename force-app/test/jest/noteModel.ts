import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DecompressionStream, ReadableStream } from 'node:stream/web';

const WEIGHTS = join(__dirname, '../../main/insight/staticresources/DF_Note_Model.bin');

/**
 * Gives the page what the weights of notes are loaded with, which jsdom lacks: `fetch`, which answers the shipped static resource, and
 * `DecompressionStream`. Resolves to the mock.
 */
export function serveNoteModel(): jest.Mock {
  const served = jest.fn(async () => ({ ok: true, status: 200, body: streamOf(readFileSync(WEIGHTS)) }));
  Object.assign(globalThis, { fetch: served, DecompressionStream });
  return served;
}

function streamOf(bytes: Uint8Array): ReadableStream {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(bytes);
      controller.close();
    },
  });
}
