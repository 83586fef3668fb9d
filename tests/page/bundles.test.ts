import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleFolders } from '../../scripts/build/bundle-map.ts';
import { emitBundles, freshEmits, removeOrphans } from '../../scripts/build/bundles.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const FOLDERS = bundleFolders(root);

interface Bundle {
  readonly name: string;
  /** Declares dynamic components in its configuration file; the platform accepts `import()` only then. */
  readonly isDynamic?: boolean;
  readonly files: Readonly<Record<string, string>>;
}

/** A bundle as the platform gets it: no TypeScript, no tests. */
function asDeployed(folder: string): Bundle {
  const name = basename(folder);
  const files = readdirSync(folder).filter((file) => /\.(js|html|css)$/.test(file));
  const meta = readFileSync(join(folder, `${name}.js-meta.xml`), 'utf8');
  return {
    name,
    isDynamic: meta.includes('<capability>lightning__dynamicComponent</capability>'),
    files: Object.fromEntries(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')])),
  };
}

/** Errors of Salesforce's platform compiler by bundle, for those that have any. */
function platformErrors(bundles: readonly Bundle[]): Record<string, string[]> {
  const script = fileURLToPath(new URL('platform-compile.mjs', import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, [script], {
    cwd: root,
    input: JSON.stringify(bundles),
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(stderr);
  const answers = JSON.parse(stdout) as { name: string; errors: string[] }[];
  return Object.fromEntries(
    answers.filter(({ errors }) => errors.length > 0).map(({ name, errors }) => [name, errors]),
  );
}

/** Files whose .js is missing or differs from the output of the TypeScript next to it, and .js without TypeScript. */
function staleIn(folders: readonly string[]): string[] {
  const emits = freshEmits(folders);
  const stale = emits.filter(({ target, code }) => !existsSync(target) || readFileSync(target, 'utf8') !== code);
  const known = new Set(emits.map(({ target }) => target));
  const orphans = folders.flatMap((folder) =>
    readdirSync(folder)
      .map((file) => join(folder, file))
      .filter((file) => file.endsWith('.js') && !known.has(file)),
  );
  return [...stale.map(({ target }) => target), ...orphans].map((file) =>
    join(basename(dirname(file)), basename(file)),
  );
}

async function withCopy(use: (folder: string, folders: readonly string[]) => void | Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bundles-'));
  try {
    const copies = FOLDERS.map((source) => join(folder, basename(source)));
    for (const [index, source] of FOLDERS.entries()) cpSync(source, copies[index] ?? '', { recursive: true });
    await use(folder, copies);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('the bundles as the platform gets them', () => {
  test('there are bundles, and each has a script of its own name or is a style sheet alone', () => {
    const bundles = new Map(FOLDERS.map((folder) => [basename(folder), asDeployed(folder)]));
    const names = [...bundles.keys()];
    expect(names).toEqual(expect.arrayContaining(['discoveryChecklist', 'painPoints', 'stageGate', 'gateRules']));
    const filesOf = (name: string): string[] => Object.keys(bundles.get(name)?.files ?? {});
    const withoutScript = names.filter((name) => !filesOf(name).includes(`${name}.js`));
    expect(withoutScript).toEqual(['panelStyles']);
    expect(filesOf('panelStyles')).toEqual(['panelStyles.css']);
  });

  test('every style sheet that another one imports is there, and every shared one is imported', () => {
    const imported = FOLDERS.flatMap((folder) =>
      Object.entries(asDeployed(folder).files)
        .filter(([file]) => file.endsWith('.css'))
        .flatMap(([, css]) => [...css.matchAll(/^@import (.*);$/gm)].map(([, what]) => what)),
    );
    expect([...new Set(imported)]).toEqual(["'c/panelStyles'"]);
  });

  test("Salesforce's platform compiler accepts every bundle", () => {
    expect(platformErrors(FOLDERS.map(asDeployed))).toEqual({});
  }, 120_000);

  test('the platform compiler refuses a planted bundle that only the page would take', () => {
    const errors = platformErrors([
      {
        name: 'planted',
        files: {
          'planted.js':
            "import { LightningElement, api } from 'lwc';\nexport default class Planted extends LightningElement {\n  @api shown = true;\n}\n",
          'planted.html': '<template></template>',
        },
      },
    ]);
    expect(errors['planted']?.join(' ')).toContain('LWC1503');
  }, 180_000);

  test('the platform compiler accepts a component that is loaded on demand only when the bundle declares it', () => {
    const files = {
      'late.js':
        "import { LightningElement } from 'lwc';\nexport default class Late extends LightningElement {\n  part;\n  async handleOpen() {\n    this.part = (await import('c/refusal')).default;\n  }\n}\n",
      'late.html': '<template><lwc:component lwc:is={part}></lwc:component></template>',
    };
    expect(platformErrors([{ name: 'late', files, isDynamic: true }])).toEqual({});
    expect(platformErrors([{ name: 'late', files }])['late']?.join(' ')).toMatch(/[Dd]ynamic/);
  }, 180_000);

  test('every .js is what its .ts gives now', () => {
    expect(staleIn(FOLDERS)).toEqual([]);
  });

  test('a .js that is stale, missing or without its .ts is found, and a build fixes all but the last', async () => {
    await withCopy((folder, folders) => {
      emitBundles(folders);
      writeFileSync(join(folder, 'stageGate/targets.js'), 'export const old = true;\n');
      rmSync(join(folder, 'refusal/refusal.js'));
      writeFileSync(join(folder, 'refusal/gone.js'), 'export {};\n');
      expect(staleIn(folders).sort()).toEqual(['refusal/gone.js', 'refusal/refusal.js', 'stageGate/targets.js']);
      expect(emitBundles(folders).changed).toBe(2);
      expect(staleIn(folders)).toEqual(['refusal/gone.js']);
    });
  });

  test('a build removes what bundles that were renamed or moved have left, and nothing else', () => {
    const packages = mkdtempSync(join(tmpdir(), 'orphans-'));
    try {
      const files = [
        'base/lwc/kept/kept.ts',
        'base/lwc/kept/kept.js',
        'base/lwc/kept/__tests__/data.js',
        'old/lwc/gone/gone.js',
      ];
      for (const file of [...files, 'base/lwc/kept/part.js']) {
        mkdirSync(dirname(join(packages, file)), { recursive: true });
        writeFileSync(join(packages, file), 'export {};\n');
      }
      expect(removeOrphans(packages)).toEqual(['base/lwc/kept/part.js', 'old/lwc/gone/gone.js']);
      expect(files.filter((file) => existsSync(join(packages, file)))).toEqual(files.slice(0, 3));
      expect(existsSync(join(packages, 'old/lwc'))).toBe(false);
    } finally {
      rmSync(packages, { recursive: true, force: true });
    }
  });

  test('an emit keeps decorators and class fields, drops types and names the parts as .js', () => {
    const emits = freshEmits(FOLDERS);
    const codeOf = (name: string) => emits.find(({ source }) => source.endsWith(`/${name}.ts`))?.code ?? '';
    expect(codeOf('dealPanel')).toMatch(/@api\s+recordId;/);
    expect(codeOf('stageGate')).toMatch(/from ["']\.\/targets\.js["']/);
    for (const name of ['dealPanel', 'stageGate']) expect(codeOf(name)).not.toMatch(/import type|: string|\.ts'/);
  });
});
