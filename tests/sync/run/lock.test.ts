import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { takeLock, TakenError } from '../../../src/sync/run/lock.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A process that takes the lock and keeps it. */
const HOLDER = `
  const { DatabaseSync } = require('node:sqlite');
  const database = new DatabaseSync(process.argv[1]);
  database.exec('pragma locking_mode = exclusive; begin exclusive');
  console.log('held');
  setInterval(() => database, 1000);
`;

test('one at a time in a process, and free again when it is given back', () => {
  const release = takeLock(folder, 'watch-one');
  expect(() => takeLock(folder, 'watch-one')).toThrow(TakenError);
  takeLock(folder, 'watch-other')();
  release();
  takeLock(folder, 'watch-one')();
});

test('held by another process until that is gone, killed included', async () => {
  const child = spawn(process.execPath, ['--no-warnings', '-e', HOLDER, join(folder, 'watch-one.lock')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  expect(() => takeLock(folder, 'watch-one')).toThrow(TakenError);
  child.kill('SIGKILL');
  await once(child, 'exit');
  takeLock(folder, 'watch-one')();
});

test('whose file is damaged, or cannot be made, is one sentence with what to do', () => {
  writeFileSync(join(folder, 'watch-one.lock'), 'x'.repeat(10_000));
  expect(() => takeLock(folder, 'watch-one')).toThrow(/watch-one\.lock` cannot be read .* Move the file away/);
  expect(() => takeLock(join(folder, 'watch-one.lock'), 'watch')).toThrow(/cannot be written .* Check its folder/);
});
