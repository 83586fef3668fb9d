import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './cruise.ts';

const PAGES = ['CONTRIBUTING.md', 'README.md', 'SECURITY.md', 'CODEOWNERS', 'docs/architecture.md', 'docs/glossary.md'];
/** Made by a command, so absent in a clean clone. */
const MADE = /^(dist|\.diagnose|node_modules)\b/;

/** Paths in backticks and targets of links. `<kind>` stands for any name. */
function pathsIn(page: string, text: string): string[] {
  const prose = text.replace(/^```[\s\S]*?^```/gm, '');
  const coded = [...prose.matchAll(/`([\w.@-]+(?:\/[\w.@<>-]+)+)\/?`/g)].map(([, path = '']) => path);
  const linked = [...prose.matchAll(/\]\((?!https?:|#)([^)#]+)\)/g)].map(([, path = '']) => join(page, '..', path));
  const owned = page === 'CODEOWNERS' ? [...text.matchAll(/^\/(\S+?)\/? /gm)].map(([, path = '']) => path) : [];
  return [...coded.filter((path) => existsSync(join(root, path.split('/')[0] ?? ''))), ...linked, ...owned];
}

/** Paths of a page that do not exist. */
const missingIn = (page: string, text: string): string[] =>
  pathsIn(page, text).filter(
    (path) => !MADE.test(path) && globSync(path.replace(/<\w+>/g, '*'), { cwd: root }).length === 0,
  );

describe('documents', () => {
  test.each(PAGES)('%s names only paths that exist', (page) => {
    expect(missingIn(page, readFileSync(join(root, page), 'utf8'))).toEqual([]);
  });

  test('a path that is gone is found, in a list, a link and the owners', () => {
    expect(missingIn('docs/a.md', '1. `src/playbook/kinds/<kind>.ts`, `src/playbook/kind.ts`')).toEqual([
      'src/playbook/kind.ts',
    ]);
    expect(missingIn('docs/a.md', '[a](b.md) [c](glossary.md)')).toEqual(['docs/b.md']);
    expect(missingIn('CODEOWNERS', '/src/playbok/ @a\n/src/playbook/ @b\n')).toEqual(['src/playbok']);
  });

  test('CONTRIBUTING has a list of files for each thing that is added', () => {
    const text = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8');
    for (const heading of ['a kind of criterion', 'a REST resource', 'a panel', 'a language']) {
      const [, section = ''] = text.split(`## Adding ${heading}`);
      expect(pathsIn('CONTRIBUTING.md', section.split('\n## ')[0] ?? '').length).toBeGreaterThan(3);
    }
  });

  test('every npm script that a document names exists', () => {
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object };
    const named = PAGES.flatMap((page) => [
      ...readFileSync(join(root, page), 'utf8').matchAll(/npm run ([\w:]+)/g),
    ]).map(([, name = '']) => name);
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  test('versions agree: package, lock file, change log and Node', () => {
    const read = (path: string) => readFileSync(join(root, path), 'utf8');
    const { version, devDependencies } = JSON.parse(read('package.json')) as {
      version: string;
      devDependencies: Record<string, string>;
    };
    const lock = JSON.parse(read('package-lock.json')) as {
      version: string;
      packages: Record<string, { version: string }>;
    };
    expect([lock.version, lock.packages['']?.version]).toEqual([version, version]);
    expect(/^## (\S+)/m.exec(read('CHANGELOG.md'))?.[1]).toBe(version);
    expect(devDependencies['node']?.split('.')[0]).toBe(read('.nvmrc').trim());
  });
});
