import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../with-started-org.ts';

const cases = JSON.parse(readFileSync(new URL('cases.json', import.meta.url), 'utf8')) as Record<string, string>;
const ids = Object.keys(cases);

/** Ids in titles of tests: at the beginning (`D1: …`, `T1, T2: …`) or in brackets at the end (`… (T8)`). Comments do not count. */
function idsIn(text: string): string[] {
  const code = text.replace(/^\s*(?:\/\/|\/?\*).*$/gm, '');
  const before = code.matchAll(/(?:^|[\s([])['"`]([DETWOAB]\d{1,2}(?:, [DETWOAB]\d{1,2})*): /gm);
  const after = code.matchAll(/ \(([DETWOAB]\d{1,2}(?:, [DETWOAB]\d{1,2})*)\)['"`],/gm);
  return [...before, ...after].flatMap(([, found = '']) => found.split(', '));
}

/** The ids with a test, in all test files outside of this one. */
function testedIds(): Set<string> {
  const folder = join(root, 'tests');
  const files = (readdirSync(folder, { recursive: true }) as string[]).filter(
    (file) =>
      file.endsWith('.test.ts') && !file.endsWith(join('evasions', 'cases.test.ts')) && !file.includes('node_modules'),
  );
  expect(files.length).toBeGreaterThan(100);
  return new Set(files.flatMap((file) => idsIn(readFileSync(join(folder, file), 'utf8'))));
}

/** What is wrong with the list of cases: an id without a test, or a test of an unknown one. */
function faults(tested: ReadonlySet<string>, all: readonly string[] = ids): string[] {
  return [
    ...all.filter((id) => !tested.has(id)).map((id) => `${id} has no test`),
    ...[...tested].filter((id) => !all.includes(id)).map((id) => `${id} of a test is no case`),
  ];
}

describe('the cases of evasion', () => {
  test('are 62, and each has a test', () => {
    expect(ids).toHaveLength(62);
    expect(faults(testedIds())).toEqual([]);
  });

  test('are found out where one is missing or unknown', () => {
    expect(faults(new Set(['D1', 'D2', 'X9']), ['D1', 'D2', 'D3'])).toEqual([
      'D3 has no test',
      'X9 of a test is no case',
    ]);
    expect(
      idsIn(
        "  test('D1: a')\n  test.each(WAYS)('D2: b %s', async () => {\n    ['D3: c', 1],\n  ])(\n    'D4, D5: d',\n  // test('D6: no')\n  describe('e (D7)', () => {\n",
      ),
    ).toEqual(['D1', 'D2', 'D3', 'D4', 'D5', 'D7']);
  });
});
