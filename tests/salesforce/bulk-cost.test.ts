import { waysToRead, waysToSave } from '../../src/salesforce/index.ts';

test.each([
  [0, 'query', 1],
  [2_000, 'query', 1],
  [12_000, 'query', 6],
  [14_000, 'query', 7],
  [16_001, 'bulk', 7],
  [250_000, 'bulk', 9],
  [1_000_000, 'bulk', 19],
  [3_000_000, 'bulk', 49],
])('%d records are read by the way with the fewest calls', (records, way, calls) => {
  expect(waysToRead(records)[0]).toEqual({ way, calls });
});

test('narrow REST pages make the Bulk API the cheaper way earlier', () => {
  expect(waysToRead(2_000, 200)).toEqual([
    { way: 'bulk', calls: 7 },
    { way: 'query', calls: 10 },
  ]);
});

test.each([
  [0, 'collections', 1],
  [200, 'collections', 1],
  [1_800, 'collections', 9],
  [1_801, 'bulk', 9],
  [300_000, 'bulk', 38],
])('%d records are saved by the way with the fewest calls', (records, way, calls) => {
  const [best] = waysToSave(records);
  expect(best.calls).toBe(calls);
  expect(best.way).toBe(way);
});

test('wide records need more jobs', () => {
  expect(waysToSave(300_000, 1_000)[0]).toEqual({ way: 'bulk', calls: 48 });
});
