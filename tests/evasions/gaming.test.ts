import { gamingLines, runGaming, runGenuine } from './gaming.ts';

// `npm run soak -- 'gaming deals'` has 200 lines.
test('deals whose answers and pain are gaming lines are refused or in question', async () => {
  const { deals, passed, loose } = await runGaming(gamingLines(10, 11));
  expect([deals, loose]).toEqual([10, []]);
  expect(passed).toBeGreaterThan(0);
}, 120_000);

test('deals with short true answers pass all gates and are not in question', async () => {
  expect(await runGenuine(4)).toEqual(['passed', 'passed', 'passed', 'passed']);
}, 120_000);
