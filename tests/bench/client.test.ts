import { clientFigures } from './client/figures.ts';
import { lines, markdown, thisMachine } from './report.ts';

test('bulk results become a table and objects an upload no slower than by other clients, row for row', async () => {
  const bulk = await clientFigures({ records: 48_000, saved: 15_000, rounds: 3 });
  const [floor, read, upload] = bulk.figures.map(({ ratio }) => ratio);
  // Far below the aims, which hold for a million: this machine has other things to do.
  expect([Number(floor) > 0.4, Number(read) > 1.2, Number(upload) > 1.2]).toEqual([true, true, true]);
  expect(bulk.memory.met).toBe(true);
  const text = markdown({
    date: 'd',
    commit: 'c',
    machine: thisMachine(),
    deals: 1,
    results: [],
    memory: [],
    client: bulk,
  });
  expect(text).toMatch(
    /\| jsforce bulk2, records one after another +\| [\d.]+ s \| [\d.]+ s \| [^|]+ \| at least 4× +\| (yes|no) +\|/,
  );
  expect(lines({ results: [], memory: [], client: bulk })).toHaveLength(5);
}, 120_000);
