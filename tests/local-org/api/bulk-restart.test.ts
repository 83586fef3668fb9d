import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createJob, ended, resultsOf, uploadAndClose } from './bulk-support.ts';
import { queryRecords } from './helpers.ts';
import { startKillable } from './killable.ts';

const ROWS = 40_000;
const KILLS = 4;

test('a job goes on after SIGKILL: every row is saved once, with one line of results, and no half chunk stays', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'bulk-restart-'));
  let server = await startKillable(dataDir);
  try {
    const id = await createJob(server.call, { object: 'Account', operation: 'insert' });
    // Every tenth row lacks the name.
    const rows = Array.from({ length: ROWS }, (_none, index) => `${index % 10 === 9 ? '' : `Row ${index}`},${index}\n`);
    await uploadAndClose(server.call, id, `Name,Site\n${rows.join('')}`);
    let seen = 0;
    for (let kill = 0; kill < KILLS; kill += 1) {
      let processed = seen;
      let state = 'InProgress';
      while (processed <= seen && state !== 'JobComplete') {
        const { json } = await server.call('GET', `jobs/ingest/${id}`);
        processed = json.numberRecordsProcessed;
        state = json.state;
      }
      expect([state, processed % 200]).toEqual(['InProgress', 0]);
      seen = processed;
      await server.kill();
      server = await startKillable(dataDir);
      const after = await server.call('GET', `jobs/ingest/${id}`);
      expect(after.json.numberRecordsProcessed).toBeGreaterThanOrEqual(processed);
    }
    const info = await ended(server.call, `jobs/ingest/${id}`);
    expect(info).toMatchObject({ state: 'JobComplete', numberRecordsProcessed: ROWS, numberRecordsFailed: ROWS / 10 });
    const [count] = await queryRecords(server.call, 'SELECT COUNT(Id) n, COUNT_DISTINCT(Site) sites FROM Account');
    expect([count?.['n'], count?.['sites']]).toEqual([ROWS * 0.9, ROWS * 0.9]);
    const { success, failed, unprocessed } = await resultsOf(server.call, id);
    const sites = (text: string): number[] =>
      text
        .split('\n')
        .slice(1, -1)
        .map((line) => Number(/"(\d+)"$/.exec(line)?.[1]));
    const all = Array.from({ length: ROWS }, (_none, index) => index);
    expect(sites(success)).toEqual(all.filter((index) => index % 10 !== 9));
    expect(sites(failed)).toEqual(all.filter((index) => index % 10 === 9));
    expect(unprocessed).toBe('"Name","Site"\n');
  } finally {
    await server.kill();
    rmSync(dataDir, { recursive: true, force: true });
  }
}, 120_000);
