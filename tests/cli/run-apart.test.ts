import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runApart } from '../../src/cli/process.ts';
import { root } from '../with-started-org.ts';

const [node = '', script = ''] = process.argv;
beforeAll(() => {
  // As the command line is started.
  process.argv = [node, join(root, 'dist/src/cli/main.js')];
});
afterAll(() => {
  process.argv = [node, script];
});

const alone = new AbortController().signal;

test('a command in a process of its own gives its exit code and what it said', async () => {
  const fine = await runApart(['--version'], alone);
  expect(fine).toEqual({ code: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\n$/), err: '' });
  const faulty = await runApart(['snapshot', '--zone', 'Moon/Crater'], alone);
  expect([faulty.code, faulty.out]).toEqual([2, '']);
  expect(faulty.err).toContain('`Moon/Crater` is not a time zone');
});

test('it is ended by the signal', async () => {
  const data = mkdtempSync(join(tmpdir(), 'apart-'));
  const file = join(data, 'org.json');
  const ended = new AbortController();
  const running = runApart(['org', 'start', '--empty', '--plain', '--port', '0', '--data', data], ended.signal);
  await until(() => existsSync(file));
  ended.abort();
  expect((await running).code).toBe('ABORT_ERR');
  // An org that is ended removes its file.
  await until(() => !existsSync(file));
  rmSync(data, { recursive: true, force: true });
}, 180_000);

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 50));
}
