import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { diagnose, withFolder } from './cli.ts';

const CALL = `Kim: How much did you set aside for this?
Ada: We have a budget of 40,000 euros for it.
Kim: Our platform would save you twice that.
`;

test('listen prints one JSON line for each suggestion, and nothing of the seller', async () => {
  await withFolder(async (cwd) => {
    await writeFile(join(cwd, 'call.txt'), CALL);
    const ran = await diagnose(['listen', 'call.txt', '--suggestions', '--seller', 'Kim', '--contact', 'Ada'], { cwd });
    expect(ran).toMatchObject({ code: 0, err: '' });
    expect(
      ran.out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual([
      {
        file: 'call.txt',
        kind: 'answer',
        concept: 'budget',
        words: 'We have a budget of 40,000 euros for it.',
        speaker: 'Ada',
        side: 'customer',
        place: { line: 2, seconds: null },
        values: { money: { amount: 40000, currency: 'EUR' } },
      },
    ]);
  });
}, 30_000);

test('listen marks the less sure suggestions, and prints them only when asked', async () => {
  await withFolder(async (cwd) => {
    await writeFile(join(cwd, 'notes.txt'), 'They talked about many things, the audit, the plant and the people.\n');
    const strict = await diagnose(['listen', 'notes.txt', '--suggestions'], { cwd });
    const all = await diagnose(['listen', 'notes.txt', '--suggestions', '--maybe'], { cwd });
    expect(strict.out).not.toContain('"maybe"');
    expect(all.out.length).toBeGreaterThanOrEqual(strict.out.length);
  });
}, 30_000);

test('listen reads days from the day that it is given, and the people of the source', async () => {
  await withFolder(async (cwd) => {
    const words = 'Our managing director Ada signs every contract, next time on Friday.';
    await writeFile(join(cwd, 'call.txt'), `Kim: Who signs?\nAda: ${words}\n`);
    const args = ['listen', 'call.txt', '--suggestions', '--seller', 'Kim', '--contact', 'Ada', '--day', '2026-11-28'];
    const ran = await diagnose(args, { cwd });
    expect(JSON.parse(ran.out.split('\n')[0]!)).toMatchObject({
      concept: 'economic buyer',
      values: { date: '2026-12-04', people: ['Ada'] },
    });
  });
}, 30_000);

test.each([
  [['listen', 'missing.txt', '--suggestions', '--day', 'Friday'], '`Friday` is not a day.'],
  [['listen', 'missing.txt', '--suggestions'], 'There is no file `missing.txt`.'],
  [['listen', 'missing.txt'], 'Use `--suggestions`.'],
])('%j is refused with a sentence', async (args, sentence) => {
  await withFolder(async (cwd) => {
    const ran = await diagnose(args, { cwd });
    expect(ran).toEqual({ code: 2, out: '', err: expect.stringContaining(sentence) as string });
  });
});
