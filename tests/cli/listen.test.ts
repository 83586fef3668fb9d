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
}, 180_000);

test('listen marks the less sure suggestions, and prints them only when asked', async () => {
  await withFolder(async (cwd) => {
    await writeFile(join(cwd, 'notes.txt'), 'They talked about many things, the audit, the plant and the people.\n');
    const strict = await diagnose(['listen', 'notes.txt', '--suggestions'], { cwd });
    const all = await diagnose(['listen', 'notes.txt', '--suggestions', '--maybe'], { cwd });
    expect(strict.out).not.toContain('"maybe"');
    expect(all.out.length).toBeGreaterThanOrEqual(strict.out.length);
  });
}, 180_000);

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
}, 180_000);

const TALK = `WEBVTT

00:00:01.000 --> 00:00:06.000
Kim: Could you walk me through how returns work today?

00:00:06.800 --> 00:04:30.000
Ada: A return comes in, somebody prints the form and the warehouse types it in by hand.

00:04:31.500 --> 00:05:40.000
Kim: We are the leading vendor of returns software. We were founded in 2009 and we have six offices. Our platform has dashboards, workflows and an API. Our customers love our award-winning support. We also have the best roadmap in the market.

00:05:41.000 --> 00:05:44.000
Zoe: Interesting weather.
`;

test('listen prints how a call went, each figure with its benchmark, and who is on no side', async () => {
  await withFolder(async (cwd) => {
    await writeFile(join(cwd, 'call.vtt'), TALK);
    const ran = await diagnose(['listen', 'call.vtt', '--seller', 'Kim', '--contact', 'Ada'], { cwd });
    expect([ran.code, ran.err]).toEqual([0, '']);
    for (const line of [
      'call.vtt: transcript (WebVTT), 5:43 min, 4 turns',
      '  Seller: Kim',
      '  Side not known: Zoe (3 % of the words, which count for neither side). Name them with `--seller` or `--contact`.',
      '  Talk share          The seller has 76 % of the words and 22 % of the time.',
      '                      Within the benchmark of at most 43 % of the time (Gong Labs 2016, 25,537 B2B sales calls)',
      '  Longest monologue   Seller: 1:09 min (41 words) from 4:31 on, Kim',
      '                      Customer: 4:23 min (16 words) from 0:06 on, Ada',
      '  Questions           Seller: 1 (1 open, 0 closed); none follows up on what the customer just said',
      "  Patience            The seller waits 1.5 s after the customer's last word (median of 1 reply).",
      '  Company overview    1:09 min (41 words) from 4:31 on: “We are the leading vendor of returns software.”',
    ])
      expect(ran.out.split('\n')).toContain(line);
  });
}, 180_000);

test('listen --json gives the figures of each file, and --benchmarks replaces those that ship', async () => {
  await withFolder(async (cwd) => {
    await writeFile(join(cwd, 'call.vtt'), TALK);
    await writeFile(join(cwd, 'mail.txt'), 'Kim: How is it?\nAda: It is slow.\n');
    await writeFile(join(cwd, 'ours.json'), '{"patience":{"atLeast":2,"source":"Our best calls"}}');
    const args = ['listen', 'call.vtt', 'mail.txt', '--seller', 'Kim', '--contact', 'Ada', '--benchmarks', 'ours.json'];
    const ran = await diagnose([...args, '--json'], { cwd });
    expect([ran.code, ran.err]).toEqual([0, '']);
    expect(JSON.parse(ran.out)).toMatchObject([
      {
        file: 'call.vtt',
        patience: { seconds: 1.5 },
        questions: { seller: { asked: 1 } },
        benchmarks: [{ measure: 'patience', value: 1.5, verdict: 'below', source: 'Our best calls' }],
      },
      { file: 'mail.txt', patience: null, benchmarks: [] },
    ]);
    expect((await diagnose(args, { cwd })).out).toContain('Less than the benchmark of at least 2 s (Our best calls)');
  });
}, 180_000);

test('listen reads the standard input as `-`, and files of old editors', async () => {
  await withFolder(async (cwd) => {
    const german = 'Kim: Wie läuft es heute?\r\nAda: Die Rückläufer tippen wir von Hand ab.\r\n';
    await writeFile(join(cwd, 'old.txt'), Buffer.from(german, 'latin1'));
    await writeFile(join(cwd, 'word.txt'), Buffer.from(`\ufeff${german}`, 'utf16le'));
    const ran = await diagnose(
      ['listen', '-', 'old.txt', 'word.txt', '--seller', 'Kim', '--contact', 'Ada', '--json'],
      {
        cwd,
        input: german,
      },
    );
    const [piped, old, word] = JSON.parse(ran.out) as { file: string; share: object; questions: object }[];
    expect(piped).toMatchObject({ file: '-', share: { words: { seller: 4, customer: 7 } } });
    expect([old?.share, word?.share]).toEqual([piped?.share, piped?.share]);
  });
}, 180_000);

test('listen names the side that is missing, and measures no shares of it', async () => {
  await withFolder(async (cwd) => {
    await writeFile(join(cwd, 'call.txt'), 'Ada: It is slow.\nBo: The weather is nice.\n');
    const { out } = await diagnose(['listen', 'call.txt', '--contact', 'Ada'], { cwd });
    expect(out).toContain(
      'Nobody in this text is known to be a seller: name them with `--seller`, else there is no talk share.',
    );
    expect(out).not.toContain('Patience');
    await writeFile(join(cwd, 'notes.txt'), '- they type it twice\n- 180k a year\n');
    const notes = await diagnose(['listen', 'notes.txt'], { cwd });
    expect([notes.code, notes.out]).toEqual([0, expect.stringContaining('No two people are named in this text')]);
  });
}, 180_000);

test('without consent listen prints no name and no word, only counts', async () => {
  await withFolder(async (cwd) => {
    await writeFile(join(cwd, 'call.vtt'), TALK);
    await writeFile(join(cwd, 'call.txt'), CALL);
    const names = ['--seller', 'Kim', '--contact', 'Ada', '--no-consent'];
    for (const more of [[], ['--json'], ['--suggestions']]) {
      const { code, out } = await diagnose(['listen', 'call.vtt', ...names, ...more], { cwd });
      expect([code, out]).toEqual([0, expect.not.stringMatching(/Kim|Ada|Zoe|vendor|warehouse|weather/)]);
    }
    const { out } = await diagnose(['listen', 'call.txt', ...names, '--suggestions'], { cwd });
    expect(JSON.parse(out)).toEqual({ file: 'call.txt', counts: { budget: 1 } });
  });
}, 180_000);

describe('a bad file or option is one sentence', () => {
  const CASES: [string, string[], string][] = [
    ['a missing file', ['missing.txt'], 'There is no file `missing.txt`.'],
    ['a folder', ['.'], '`.` is a folder.'],
    ['an empty file', ['empty.txt'], 'The file `empty.txt` is empty.'],
    ['blanks only', ['blank.txt', '--suggestions'], 'The file `blank.txt` is empty.'],
    ['a picture', ['picture.png'], 'The file `picture.png` is no text.'],
    ['a PDF', ['offer.pdf'], 'The file `offer.pdf` is no text.'],
    ['JSON that breaks off', ['cut.json'], 'The JSON in `cut.json` breaks off or is damaged at line 1, column 82.'],
    ['JSON that breaks off, for suggestions', ['cut.json', '--suggestions'], 'The JSON in `cut.json` breaks off'],
    [
      'two ways at once',
      ['good.txt', '--suggestions', '--deal', 'Acme'],
      '`--suggestions` and `--deal` exclude each other.',
    ],
    ['a day that is none', ['missing.txt', '--suggestions', '--day', 'Friday'], '`Friday` is not a day.'],
    ['a dry run without a deal', ['good.txt', '--dry-run'], '`--dry-run` belongs to `--deal`.'],
    [
      'a day that does not exist',
      ['good.txt', '--verify', 'Acme', '--day', '2026-02-30'],
      '`2026-02-30` is not a day.',
    ],
    ['benchmarks that are no JSON', ['good.txt', '--benchmarks', 'good.txt'], '`good.txt` is not JSON'],
    ['benchmarks without source', ['good.txt', '--benchmarks', 'bare.json'], '`patience` names no `source`'],
  ];
  test.each(CASES)(
    '%s',
    async (_name, args, sentence) => {
      await withFolder(async (cwd) => {
        await writeFile(join(cwd, 'good.txt'), CALL);
        await writeFile(join(cwd, 'empty.txt'), '');
        await writeFile(join(cwd, 'blank.txt'), ' \n\n');
        await writeFile(join(cwd, 'picture.png'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]));
        await writeFile(join(cwd, 'offer.pdf'), '%PDF-1.7 catalog');
        await writeFile(
          join(cwd, 'cut.json'),
          '[{"speaker_name":"Ada","text":"It is slow and it is late.","start_time":1},{"spea',
        );
        await writeFile(join(cwd, 'bare.json'), '{"patience":{"atLeast":2}}');
        const ran = await diagnose(['listen', ...args], { cwd });
        expect(ran).toEqual({ code: 2, out: '', err: expect.stringContaining(sentence) as string });
        expect(ran.err.trim().split('\n')).toHaveLength(1);
      });
    },
    60_000,
  );
});

test('one bad file does not stop the others, and the exit code is that of bad input', async () => {
  await withFolder(async (cwd) => {
    await writeFile(join(cwd, 'good.txt'), CALL);
    await writeFile(join(cwd, 'empty.txt'), '');
    const names = ['--seller', 'Kim', '--contact', 'Ada'];
    const ran = await diagnose(['listen', 'missing.txt', 'empty.txt', 'good.txt', '--suggestions', ...names], { cwd });
    expect(ran.code).toBe(2);
    expect(
      ran.out
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { file: string }).file),
    ).toEqual(['good.txt']);
    expect(ran.err).toMatch(/There is no file `missing.txt`[^\n]*\nThe file `empty.txt` is empty/);
    const none = await diagnose(['listen', 'missing.txt', 'empty.txt'], { cwd });
    expect([none.code, none.out]).toEqual([2, '']);
  });
}, 180_000);

test('what found nothing and a name that nobody has are said on standard error', async () => {
  await withFolder(async (cwd) => {
    await writeFile(join(cwd, 'short.txt'), 'Kim: Good morning.\nAda: Good morning to you.\n');
    const ran = await diagnose(['listen', 'short.txt', '--suggestions', '--seller', 'Zenobia'], { cwd });
    expect([ran.code, ran.out]).toEqual([0, '']);
    expect(ran.err.trim().split('\n')).toEqual([
      'Nobody named `Zenobia` (`--seller`) is in the text.',
      "In `short.txt` nothing was found that answers a question or describes a pain in the customer's words.",
    ]);
  });
}, 180_000);

test('a mail has no longest monologue, and turns are counted in plain words', async () => {
  await withFolder(async (cwd) => {
    await writeFile(
      join(cwd, 'mail.txt'),
      'From: Ada King <ada@halden.example>\nTo: Kim Park <kim@firm.example>\nSubject: Returns\n\nHi Kim,\n\nWe lose two days a week. Can you help us with that?\n\nBest regards\nAda King\n',
    );
    await writeFile(
      join(cwd, 'call.txt'),
      `${CALL}Ada: That sounds rather high to me.\nKim: Where does it come from, do you know?\n`,
    );
    const mail = await diagnose(['listen', 'mail.txt'], { cwd });
    expect(mail.out).not.toMatch(/monologue/i);
    const call = await diagnose(['listen', 'call.txt', '--seller', 'Kim', '--contact', 'Ada'], { cwd });
    expect(call.out).toContain('The word passes from one side to the other 4 times, after every turn.');
  });
}, 180_000);

test('UTF-16 without a byte order mark is read', async () => {
  await withFolder(async (cwd) => {
    const names = ['--suggestions', '--seller', 'Kim', '--contact', 'Ada'];
    const bytes = Buffer.from(CALL, 'utf16le');
    await writeFile(join(cwd, 'le.txt'), bytes);
    await writeFile(join(cwd, 'be.txt'), Buffer.from(bytes).swap16());
    for (const file of ['le.txt', 'be.txt']) {
      const { code, out } = await diagnose(['listen', file, ...names], { cwd });
      expect([code, (JSON.parse(out) as { concept: string }).concept]).toEqual([0, 'budget']);
    }
  });
}, 180_000);
