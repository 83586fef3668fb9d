import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './cruise.ts';

const FILES = [
  '{config,scripts,src,tests,examples}/**/*.{ts,js,mjs,cjs}',
  'force-app/{main,test}/**/*.{ts,css,html}',
].flatMap((pattern) => globSync(pattern, { cwd: root, exclude: ['**/node_modules/**', '**/fixtures/**'] }));

/** Comments that turn a rule of ESLint off, split so that this file has none. */
const DISABLED = new RegExp('(?:/[/*]|<!--) *eslint-' + 'disable.*', 'g');

/** Those of a file that do not end in `-- reason`. */
const withoutReason = (text: string): string[] =>
  [...text.matchAll(DISABLED)].map(([comment]) => comment).filter((comment) => !/ -- [^*]{8,}/.test(comment));

test('every disabled rule states its reason', () => {
  expect(FILES.length).toBeGreaterThan(1000);
  const found = FILES.flatMap((file) =>
    withoutReason(readFileSync(join(root, file), 'utf8')).map((comment) => `${file}: ${comment}`),
  );
  expect(found).toEqual([]);
});

test('a disabled rule without a reason is found, in scripts, style sheets and templates', () => {
  const off = 'eslint-' + 'disable';
  expect(withoutReason(`// ${off}-next-line no-eval\n// ${off}-next-line no-eval -- runs a formula\n`)).toHaveLength(1);
  expect(withoutReason(`/* ${off}-next-line x/y */\n/* ${off} x/y -- the whole width */`)).toHaveLength(1);
  expect(withoutReason(`<!-- ${off} x/y -->\n// ${off}-line no-eval -- ok`)).toHaveLength(2);
});
