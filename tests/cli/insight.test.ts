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
}, 180_000);

test('insight answers names a file that is not there', async () => {
  await withFolder(async (cwd) => {
    const { code, err } = await diagnose(['insight', 'answers', 'gone.txt'], { cwd });
    expect([code, err]).toEqual([2, expect.stringContaining('There is no file `gone.txt`.')]);
  });
}, 180_000);

test.each([
  [
    'a concept that is not known',
    ['texts.txt', '--concept', 'bugdet'],
    2,
    'There is no concept `bugdet`. Choose one of: ',
  ],
  ['an empty file', ['empty.txt'], 0, 'There is no text to check. Expected one a line.'],
  ['a picture', ['picture.png'], 2, 'The file `picture.png` is no text. Expected one answer a line.'],
  ['a folder', ['.'], 2, '`.` is a folder.'],
])(
  'insight answers explains bad input in one sentence: %s',
  async (_name, args, code, sentence) => {
    await withFolder(async (cwd) => {
      await writeFile(join(cwd, 'texts.txt'), 'tbd\n');
      await writeFile(join(cwd, 'empty.txt'), '');
      await writeFile(join(cwd, 'picture.png'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]));
      const ran = await diagnose(['insight', 'answers', ...args], { cwd });
      expect(ran).toEqual({ code, out: '', err: expect.stringContaining(sentence) as string });
      expect(ran.err.trim().split('\n')).toHaveLength(1);
    });
  },
  30_000,
);

test('insight answers reads UTF-16 with and without a byte order mark, and Windows-1252', async () => {
  await withFolder(async (cwd) => {
    const text = 'Müller retypes it\ntbd\n';
    await writeFile(join(cwd, 'bare.txt'), Buffer.from(text, 'utf16le'));
    await writeFile(join(cwd, 'mark.txt'), Buffer.from(`\ufeff${text}`, 'utf16le'));
    await writeFile(join(cwd, 'old.txt'), Buffer.from(text, 'latin1'));
    for (const file of ['bare.txt', 'mark.txt', 'old.txt'])
      expect(linesOf((await diagnose(['insight', 'answers', file], { cwd })).out)).toMatchObject([
        { text: 'Müller retypes it', kind: null },
        { text: 'tbd', kind: 'placeholder' },
      ]);
  });
}, 180_000);
