import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { plainEnvironment, root } from '../with-started-org.ts';

const COPIED = [
  'config',
  'force-app',
  'scripts',
  'src/local-org/page',
  'package.json',
  'sfdx-project.json',
  'tsconfig.json',
  'tests/lwc-stubs',
];
let home: string;

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'diagnose-panel-'));
  for (const part of COPIED) cpSync(join(root, part), join(home, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(home, 'node_modules'));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

function run(...args: string[]): { readonly status: number | null; readonly output: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, {
    cwd: home,
    env: plainEnvironment(),
    encoding: 'utf8',
  });
  return { status, output: stdout + stderr };
}

describe('`npm run new:panel`', () => {
  test('makes a panel that compiles, passes its test, and has a label in every language', () => {
    const made = run('scripts/new-panel.mjs', 'riskSummary', '--feature', 'gate');
    expect(made).toMatchObject({ status: 0 });
    expect(made.output).toContain('Left to do:');
    for (const path of made.output.match(/^force-app\/\S+$/gm) ?? []) expect(existsSync(join(home, path))).toBe(true);

    const read = (path: string) => readFileSync(join(home, path), 'utf8');
    expect(read('force-app/main/gate/labels/gate.labels-meta.xml')).toContain('<value>Risk summary</value>');
    for (const language of ['de', 'es', 'fr'])
      expect(read(`force-app/translations/main/default/translations/${language}.translation-meta.xml`)).toContain(
        `<label>[${language}] Risk summary</label>\n        <name>DF_Risk_Summary_Title</name>`,
      );
    expect(read('force-app/tsconfig.bundles.json')).toContain('"c/riskSummary"');

    expect(run('node_modules/typescript/bin/tsc', '-p', 'force-app/tsconfig.tests.json')).toEqual({
      status: 0,
      output: '',
    });
    const tested = run('node_modules/jest/bin/jest.js', '--ci', '-c', 'config/jest.lwc.cjs', '-w', '1', 'riskSummary');
    expect(tested.output).toContain('1 passed');
  }, 120_000);

  test('refuses a name that no bundle can have, an unknown feature, and a name that is taken', () => {
    for (const [args, sentence] of [
      [['Risk-Summary'], 'is no name for a panel'],
      [['riskTable', '--feature', 'risks'], 'There is no feature `risks`. Expected one of base, board'],
      [['stageGate'], 'There is a bundle `stageGate` in `gate` already'],
    ] as const) {
      const refused = run('scripts/new-panel.mjs', ...args);
      expect(refused).toMatchObject({ status: 2 });
      expect(refused.output).toContain(sentence);
    }
  });
});
