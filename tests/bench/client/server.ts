import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

// A server whose bulk jobs are complete at once, with nothing else to do: what is measured is the client. Run in a process of its own:
// server.ts RECORDS PAGES. Prints its address.

const DATA = '/services/data/v66.0';
const HEADER = '"Id","Name","StageName","Amount","CloseDate","CreatedDate","IsWon"\n';
const STAGES = ['Prospecting', 'Qualification', 'Needs Analysis', 'Closed Won'];

function rowsOf(from: number, to: number): Buffer {
  const parts: string[] = [];
  for (let n = from; n < to; n += 1) {
    const two = String((n % 28) + 1).padStart(2, '0');
    parts.push(
      `"006${String(n).padStart(12, '0')}AAA","Deal ${n} ""new"", big","${STAGES[n % 4] ?? ''}","${n % 9 === 0 ? '' : `${n % 90_000}.5`}","2026-11-${two}","2026-10-${two}T10:11:12.000Z","${n % 4 === 3}"\n`,
    );
  }
  return Buffer.from(HEADER + parts.join(''));
}

function answer(request: IncomingMessage, response: ServerResponse, pages: readonly Buffer[], records: number): void {
  const json = (body: unknown, status = 200): void => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
  const url = new URL(request.url ?? '', 'http://localhost');
  const path = url.pathname.replace(/^\/+/, '/');
  const job = {
    id: '750000000000001AAA',
    state: 'JobComplete',
    numberRecordsProcessed: records,
    numberRecordsFailed: 0,
  };
  request.resume();
  request.on('end', () => {
    if (path.endsWith('/resultPages')) {
      const addresses = pages.map((_page, at) => ({ resultUrl: `${DATA}/jobs/query/${job.id}/results?locator=${at}` }));
      return json({ resultPages: addresses, nextRecordsUrl: null, done: true });
    }
    if (path.endsWith('/results')) {
      const at = Number(url.searchParams.get('locator') ?? 0);
      const page = pages[at] ?? Buffer.alloc(0);
      response.writeHead(200, {
        'content-type': 'text/csv; charset=UTF-8',
        'content-length': page.length,
        'sforce-numberofrecords': Math.round(records / pages.length),
        'sforce-locator': at + 1 < pages.length ? String(at + 1) : 'null',
      });
      return response.end(page);
    }
    if (path.endsWith('/batches')) return response.writeHead(201).end();
    if (/\/(successful|failed)Results$|\/unprocessedrecords$/.test(path))
      return response.writeHead(200, { 'content-type': 'text/csv' }).end('"sf__Id","sf__Error","Name"\n');
    if (path.includes('/jobs/')) return json(request.method === 'POST' ? { ...job, state: 'Open' } : job);
    if (path === '/services/data') return json([{ version: '66.0' }]);
    return json(path.includes('/query') ? { totalSize: 0, done: true, records: [] } : {});
  });
}

const [records = 0, count = 1] = process.argv.slice(2).map(Number);
const each = records / count;
const pages = Array.from({ length: count }, (_none, at) => rowsOf(at * each, (at + 1) * each));
const server = createServer((request, response) => answer(request, response, pages, records));
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});
