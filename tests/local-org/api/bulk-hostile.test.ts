import { readCsv } from '../../../src/local-org/api/bulk/csv.ts';
import { randomStream } from '../../bench/seed/random.ts';
import { hostileCsv } from '../../conformance/hostile/csv.ts';
import { createJob, ended, resultsOf } from './bulk-support.ts';
import { startRunning } from './helpers.ts';
import type { Running } from './helpers.ts';

const SEED = 20_261_129;
const BODIES = 300;

/** A second reading of CSV, character by character, for texts without faults in their quotes. */
function naive(text: string, delimiter: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const endCell = (): void => {
    rows.at(-1)!.push(cell);
    cell = '';
  };
  for (let at = 0; at < text.length; at += 1) {
    const char = text[at]!;
    if (quoted) {
      if (char !== '"') cell += char;
      else if (text[at + 1] === '"') cell += text[(at += 1)];
      else quoted = false;
    } else if (char === '"') quoted = true;
    else if (char === delimiter) endCell();
    else if (char === '\n') {
      endCell();
      rows.push([]);
    } else cell += char;
  }
  endCell();
  return rows.filter((row) => row.length > 1 || row[0] !== '');
}

async function* inPieces(text: string, size: () => number): AsyncGenerator<string> {
  for (let at = 0; at < text.length;) {
    const end = at + size();
    yield text.slice(at, end);
    at = end;
  }
}

describe('CSV', () => {
  test('is split alike in pieces of any size and by a second reading', async () => {
    const random = randomStream(SEED);
    const cells = ['', 'a', 'two words', 'with "quotes"', 'line\nend', 'comma,', 'semi;', '\u{1F600}'];
    for (let round = 0; round < 500; round += 1) {
      const delimiter = random.pick([...',;|\t^`']);
      const rows = Array.from({ length: random.int(6) }, () =>
        Array.from({ length: 1 + random.int(4) }, () => random.pick(cells)),
      );
      const write = (cell: string): string =>
        /["\n,;|\t^`]/.test(cell) || random.chance(30) ? `"${cell.replaceAll('"', '""')}"` : cell;
      const text = rows.map((row) => row.map(write).join(delimiter)).join('\n') + (random.chance(50) ? '\n' : '');
      const read: (readonly string[])[] = [];
      for await (const record of readCsv(
        inPieces(text, () => 1 + random.int(7)),
        delimiter,
      )) {
        expect(record.fault).toBeUndefined();
        read.push(record.cells);
      }
      expect([round, read]).toEqual([round, naive(text, delimiter)]);
    }
  });
});

describe('hostile uploads', () => {
  let running: Running & { stop: () => Promise<void> };
  beforeAll(async () => {
    running = await startRunning();
  });
  afterAll(() => running.stop());

  test(`${BODIES} bodies of seed ${SEED} end as jobs whose numbers and results agree`, async () => {
    const admin = running.as('admin');
    const random = randomStream(SEED);
    const states = new Map<string, number>();
    for (let round = 0; round < BODIES; round += 1) {
      const text = hostileCsv(random);
      const id = await createJob(admin, {
        object: 'Account',
        operation: ['insert', 'update', 'delete'][round % 3],
        columnDelimiter: ['COMMA', 'SEMICOLON', 'PIPE', 'TAB'][round % 4],
      });
      const put = await admin('PUT', `jobs/ingest/${id}/batches`, text, { 'Content-Type': 'text/csv' });
      expect([round, put.status]).toEqual([round, 201]);
      await admin('PATCH', `jobs/ingest/${id}`, { state: 'UploadComplete' });
      const info = await ended(admin, `jobs/ingest/${id}`);
      const { success, failed } = await resultsOf(admin, id);
      expect([round, info.errorMessage ?? '']).toEqual([round, expect.not.stringMatching(/InternalServerError/)]);
      const counted = async (csv: string): Promise<number> => {
        let n = -1;
        const mark = { COMMA: ',', SEMICOLON: ';', PIPE: '|', TAB: '\t' }[info.columnDelimiter as 'COMMA'];
        for await (const record of readCsv(
          inPieces(csv, () => 7),
          mark,
        ))
          n += record.fault === undefined ? 1 : 1000;
        return n;
      };
      expect([round, await counted(success), await counted(failed)]).toEqual([
        round,
        info.numberRecordsProcessed - info.numberRecordsFailed,
        info.numberRecordsFailed,
      ]);
      states.set(info.state, (states.get(info.state) ?? 0) + 1);
    }
    expect([...states.keys()].sort()).toEqual(['Failed', 'JobComplete']);
    expect((await admin('GET', 'limits')).status).toBe(200);
  }, 180_000);

  test('a quote that is never closed fails the job with little memory, and a wide header is refused', async () => {
    const admin = running.as('admin');
    const runs = async (csv: string): Promise<string> => {
      const id = await createJob(admin, { object: 'Account', operation: 'insert' });
      await admin('PUT', `jobs/ingest/${id}/batches`, csv, { 'Content-Type': 'text/csv' });
      await admin('PATCH', `jobs/ingest/${id}`, { state: 'UploadComplete' });
      const info = await ended(admin, `jobs/ingest/${id}`);
      expect((await admin('GET', `jobs/ingest/${id}/unprocessedrecords`)).status).toBe(200);
      return String(info.errorMessage);
    };
    expect(await runs(`Name\n"${'x'.repeat(5_000_000)}`)).toMatch(
      /^InvalidBatch : A record has more than 400000 characters/,
    );
    expect(await runs(`Name\n"${'""'.repeat(2_000_000)}`)).toMatch(/^InvalidBatch : A record/);
    expect(await runs(`${Array.from({ length: 5001 }, (_none, index) => `C${index}`).join(',')}\n`)).toMatch(
      /5000 fields/,
    );
  });

  test('an upload without a session is refused unread', async () => {
    const answer = await fetch(`${running.org.url}/services/data/v66.0/jobs/ingest/7505g0000000001AAA/batches`, {
      method: 'PUT',
      body: 'Name\nx\n',
    });
    expect(answer.status).toBe(401);
  });

  test('bodies that are no job, no multipart and no state are refused in the shape of Salesforce', async () => {
    const admin = running.as('admin');
    const form = { 'Content-Type': 'multipart/form-data; boundary=x' };
    for (const [method, path, content, headers] of [
      ['POST', 'jobs/ingest', '[]', { 'Content-Type': 'application/json' }],
      ['POST', 'jobs/ingest', '{"object":{"a":1},"operation":["insert"]}', { 'Content-Type': 'application/json' }],
      ['POST', 'jobs/ingest', '--x\r\n\r\n--x--', form],
      ['POST', 'jobs/ingest', '--x\r\nContent-Disposition: form-data; name="content"\r\n\r\na\r\n--x--', form],
      ['PATCH', 'jobs/ingest/7505g0000000001AAA', '{"state":7}', { 'Content-Type': 'application/json' }],
      ['PUT', 'jobs/ingest/nothing/batches', 'Name\n', {}],
      ['GET', 'jobs/ingest?queryLocator=-1', undefined, {}],
      ['GET', 'jobs/ingest/%00', undefined, {}],
    ] as const) {
      const answer = await admin(method, path, content, headers);
      expect([path, content, answer.status >= 400 && answer.status < 500, answer.json?.[0]?.errorCode]).toEqual([
        path,
        content,
        true,
        expect.any(String),
      ]);
    }
  });
});
