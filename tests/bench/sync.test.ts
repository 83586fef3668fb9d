import { remove, temporaryData } from '../with-started-org.ts';
import { seedCommand } from './seed/command.ts';
import { syncFigures, type SyncFigures } from './sync/figures.ts';

/** `sync --full` at two sizes against the download of the same records: API calls, and time and memory for each text. */

async function figuresOf(deals: number): Promise<readonly SyncFigures[]> {
  const data = temporaryData();
  try {
    const io = { out: () => undefined, err: () => undefined, terminal: false };
    expect(await seedCommand(['--data', data, '--deals', String(deals), '--every-deal'], io)).toBe(0);
    return await syncFigures(data, ['download', 'full', 'unchanged']);
  } finally {
    remove(data);
  }
}

test('a whole sync takes few calls more than its download, and time and memory do not grow faster than the texts', async () => {
  const [small, large] = [await figuresOf(500), await figuresOf(2_000)];
  for (const [download, full, unchanged] of [small, large]) {
    // A call that counts the records, three that read what changed meanwhile, tasks, rules, and the writes: 25 texts a call, 200 deals a call.
    const writes = Math.ceil(full!.written / 25) + 4;
    expect(full!.calls - download!.calls).toBeLessThanOrEqual(12 + writes);
    expect(unchanged!.calls).toBeLessThanOrEqual(3);
    expect(unchanged!.written).toBe(0);
  }
  expect(large[1]!.cpuSeconds).toBeLessThan(6 * small[1]!.cpuSeconds);
  expect(large[1]!.peakMegabytes - small[1]!.peakMegabytes).toBeLessThan(250);
}, 180_000);
