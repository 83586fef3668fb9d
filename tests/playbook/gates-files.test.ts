import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compareGates, compiledGates, writeGates } from '../../scripts/gates-files.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

function withFolder(use: (folder: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'gates-'));
  try {
    use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('force-app/gates', () => {
  test('is what the playbook that ships compiles to', () => {
    const files = compiledGates();
    expect(files.size).toBe(17);
    expect(compareGates(files)).toEqual([]);
  });

  test('that misses a file, has one too many or a changed one is named', () => {
    withFolder((root) => {
      const files = new Map([
        ['main/a.xml', 'a'],
        ['main/b.xml', 'b'],
      ]);
      expect(compareGates(files, root)).toEqual([
        'missing: force-app/gates/main/a.xml',
        'missing: force-app/gates/main/b.xml',
      ]);
      writeGates(files, root);
      expect(compareGates(files, root)).toEqual([]);

      const folder = join(root, 'force-app', 'gates', 'main');
      rmSync(join(folder, 'a.xml'));
      writeFileSync(join(folder, 'b.xml'), 'c');
      mkdirSync(join(folder, 'deep'));
      writeFileSync(join(folder, 'deep', 'd.xml'), 'd');
      expect(compareGates(files, root)).toEqual([
        'differs: force-app/gates/main/b.xml',
        'missing: force-app/gates/main/a.xml',
        'surplus: force-app/gates/main/deep/d.xml',
      ]);

      writeGates(files, root);
      expect(compareGates(files, root)).toEqual([]);
      expect(readFileSync(join(folder, 'b.xml'), 'utf8')).toBe('b');
    });
  });

  test('is checked by the script, which writes nothing where CI is set', () => {
    const run = (...args: string[]) =>
      spawnSync(process.execPath, ['scripts/gates.mjs', ...args], {
        cwd: ROOT,
        encoding: 'utf8',
        env: { ...process.env, CI: 'true' },
      });
    const check = run('--check');
    expect([check.status, check.stderr]).toEqual([0, '']);
    const write = run();
    expect(write.status).toBe(2);
    expect(write.stderr).toMatch(/^`CI` is set: /);
  });
});
