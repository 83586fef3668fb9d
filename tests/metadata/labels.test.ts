import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { labelFiles } from '../../scripts/build/page-layout.ts';
import { ROOT } from './source.ts';

const namesIn = (xml: string): string[] =>
  [...xml.matchAll(/<fullName>(\w+)<\/fullName>/g)].map(([, name = '']) => name);

/** Labels by the feature whose file has them. */
const labels = new Map(
  labelFiles(ROOT).map((file) => [basename(file, '.labels-meta.xml'), namesIn(readFileSync(file, 'utf8'))]),
);

/** Features by the labels that their bundles import. */
function usersOf(bundles: readonly (readonly [feature: string, source: string])[]): ReadonlyMap<string, Set<string>> {
  const users = new Map<string, Set<string>>();
  for (const [feature, source] of bundles)
    for (const [, label = ''] of source.matchAll(/@salesforce\/label\/c\.(\w+)/g))
      users.set(label, (users.get(label) ?? new Set()).add(feature));
  return users;
}

/** Labels that are not in the file of the only feature that uses them, or of `base` where several do. */
function misplaced(found: typeof labels, users: ReturnType<typeof usersOf>): string[] {
  return [...found].flatMap(([file, names]) =>
    names.filter((name) => {
      const [feature = 'base', ...others] = users.get(name) ?? [];
      return file !== (others.length > 0 ? 'base' : feature);
    }),
  );
}

test('a label is in the file of the feature that shows it; those of several features are in base', () => {
  const sources = globSync('force-app/main/*/lwc/*/*.ts', { cwd: ROOT }).map(
    (path) => [path.split(/[\\/]/)[2] ?? '', readFileSync(join(ROOT, path), 'utf8')] as const,
  );
  expect([...labels.keys()]).toEqual([
    'base',
    'board',
    'discovery',
    'gate',
    'list',
    'pains',
    'playback',
    'prescriptions',
  ]);
  expect(misplaced(labels, usersOf(sources))).toEqual([]);
});

test('a label in another feature’s file, and one of two features outside base, are found', () => {
  const users = usersOf([
    ['gate', "import a from '@salesforce/label/c.DF_A'; import b from '@salesforce/label/c.DF_B';"],
    ['board', "import b from '@salesforce/label/c.DF_B';"],
  ]);
  expect(misplaced(new Map([['board', ['DF_A', 'DF_B']]]), users)).toEqual(['DF_A', 'DF_B']);
  expect(misplaced(new Map(Object.entries({ gate: ['DF_A'], base: ['DF_B', 'DF_Unused'] })), users)).toEqual([]);
});
