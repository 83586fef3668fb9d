import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { diagnose, withFolder } from './cli.ts';

interface Line {
  readonly text: string;
  readonly kind: string | null;
  readonly reason: string | null;
}

const linesOf = (out: string): Line[] =>
  out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);

test('insight answers prints one JSON line a text, read as it is', async () => {
  await withFolder(async (cwd) => {
    await writeFile(join(cwd, 'texts.txt'), 'tbd  \nt\u200bbd\n\nOrders are typed twice\n42\n');
    const plain = await diagnose(['insight', 'answers', 'texts.txt'], { cwd });
    expect([plain.code, plain.err]).toEqual([0, '']);
    expect(linesOf(plain.out)).toEqual([
      { text: 'tbd  ', kind: 'placeholder', reason: 'Placeholder: `tbd` says nothing about the customer.' },
      { text: 't\u200bbd', kind: 'placeholder', reason: expect.stringContaining('Placeholder') as string },
      { text: '', kind: null, reason: null },
      { text: 'Orders are typed twice', kind: null, reason: null },
      { text: '42', kind: null, reason: null },
    ]);
    const kinds = async (...options: string[]) =>
      linesOf((await diagnose(['insight', 'answers', 'texts.txt', ...options], { cwd })).out).map(({ kind }) => kind);
    expect(await kinds('--concept', 'problem')).toEqual(['placeholder', 'placeholder', null, null, 'number']);
    expect(await kinds('--concept', 'problem', '--quote')).toEqual(['placeholder', 'placeholder', null, null, null]);
  });
}, 30_000);

test('insight answers names a file that is not there', async () => {
  await withFolder(async (cwd) => {
    const { code, err } = await diagnose(['insight', 'answers', 'gone.txt'], { cwd });
    expect([code, err]).toEqual([2, expect.stringContaining('There is no file `gone.txt`.')]);
  });
}, 30_000);
