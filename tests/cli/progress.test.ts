import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import type { Io, Terminal } from '../../src/cli/io.ts';
import { withProgress } from '../../src/cli/progress.ts';
import { remove, plainEnvironment, root, startOrg, type StartedOrg } from '../with-started-org.ts';
import { screen } from './screen.ts';

/** A terminal of so many columns, on which the command prints too, and what it got. */
function fakeTerminal(columns = 100) {
  const written: string[] = [];
  const cleaners = new Set<() => void>();
  const terminal: Terminal = {
    columns,
    write: (text) => void written.push(text),
    onInterrupt: (clean) => {
      cleaners.add(clean);
      return () => cleaners.delete(clean);
    },
  };
  const io = {
    out: (text: string) => void written.push(`${text}\n`),
    err: (text: string) => void written.push(`${text}\n`),
    env: { TERM: 'xterm' },
    terminal,
  } as unknown as Io;
  return { io, cleaners, shown: () => screen(written.join('')), text: () => written.join('') };
}

describe('on a terminal', () => {
  test('one line shows how far the command is, and is gone at its end', async () => {
    const { io, shown, cleaners } = fakeTerminal();
    const seen: (readonly string[])[] = [];
    const result = await withProgress(io, {}, async ({ progress }) => {
      progress?.({ name: 'Reading Opportunity', done: 1500, total: 6000 });
      seen.push(shown());
      progress?.({ name: 'Computing' });
      seen.push(shown());
      return 'done';
    });
    expect([result, shown(), cleaners.size]).toEqual(['done', [''], 0]);
    expect(seen).toEqual([
      [expect.stringMatching(/^Reading Opportunity \[=+-+\] 25 % · 1,500 of 6,000 · \d+s$/)],
      [expect.stringMatching(/^Computing · \d+s$/)],
    ]);
  });

  test('what is printed in between stands on lines of its own, above it', async () => {
    const { io, shown } = fakeTerminal();
    let during: readonly string[] = [];
    await withProgress(io, {}, async ({ out, err, progress }) => {
      progress?.({ name: 'Reading Opportunity', done: 1, total: 3 });
      out('A-000001 is flagged.');
      progress?.({ name: 'Saving DF_Answer__c', done: 2, total: 3 });
      err('A warning\nof two lines.');
      progress?.({ name: 'Saving Opportunity', done: 3, total: 3 });
      during = shown();
      out('3 records written.');
    });
    const printed = ['A-000001 is flagged.', 'A warning', 'of two lines.'];
    expect(during).toEqual([...printed, expect.stringMatching(/^Saving Opportunity \[=+\] 100 %/)]);
    expect(shown()).toEqual([...printed, '3 records written.']);
  });

  test('an error leaves a clean line', async () => {
    const { io, shown } = fakeTerminal();
    const failing = withProgress(io, {}, async ({ progress }) => {
      progress?.({ name: 'Reading Opportunity', done: 1, total: 3 });
      throw new Error('the org is gone');
    });
    await expect(failing).rejects.toThrow('the org is gone');
    io.err('The org is gone.');
    expect(shown()).toEqual(['The org is gone.']);
  });

  test('an interrupt leaves a clean line', async () => {
    const { io, shown, cleaners } = fakeTerminal();
    await withProgress(io, {}, async ({ progress }) => {
      progress?.({ name: 'Reading Opportunity', done: 1, total: 3 });
      expect(shown()).not.toEqual(['']);
      for (const clean of cleaners) clean();
      expect(shown()).toEqual(['']);
    });
  });

  test('a narrow window cuts the line, so that it stays one', async () => {
    const { io, shown } = fakeTerminal(20);
    await withProgress(io, {}, async ({ progress }) => {
      progress?.({ name: 'Reading Opportunity', done: 1, total: 3 });
      expect(shown()).toEqual(['Reading Opportunity ']);
    });
  });

  test.each([
    ['with --json', { json: true }, {}],
    ['in CI', {}, { CI: 'true' }],
    ['with NO_COLOR', {}, { NO_COLOR: '1' }],
    ['on a dumb terminal', {}, { TERM: 'dumb' }],
  ])('%s nothing is drawn', async (_where, options, env) => {
    const { io, text } = fakeTerminal();
    await withProgress({ ...io, env: { ...io.env, ...env } }, options, async ({ out, progress }) => {
      progress?.({ name: 'Reading Opportunity', done: 1, total: 3 });
      out('Done.');
    });
    expect(text()).toBe('Done.\n');
  });

  test('elsewhere nothing is drawn', async () => {
    const { io, text } = fakeTerminal();
    const { terminal: _none, ...piped } = io;
    await withProgress(piped, {}, async ({ progress }) => expect(progress).toBeUndefined());
    expect(text()).toBe('');
  });
});

describe('a real terminal', () => {
  let org: StartedOrg;
  beforeAll(async () => {
    org = await startOrg([]);
  }, 120_000);
  afterAll(async () => {
    await org.stop();
    remove(org.data);
  });

  /** Runs `diagnose` in a pseudoterminal. */
  const inTerminal = (...args: string[]): ChildProcess => {
    const command = [process.execPath, join(root, 'dist/src/cli/main.js'), ...args, '--data', org.data];
    const env = { ...plainEnvironment(), TERM: 'xterm', CI: '', NO_COLOR: '' };
    return spawn('script', ['-qec', command.map((word) => `'${word}'`).join(' '), '/dev/null'], { cwd: org.data, env });
  };
  const printed = (child: ChildProcess, onText: (text: string) => void = () => undefined) => {
    let text = '';
    child.stdout!.on('data', (chunk: Buffer) => onText((text += chunk.toString())));
    return new Promise<{ code: number | null; text: string }>((resolve) =>
      child.once('close', (code) => resolve({ code, text })),
    );
  };

  test('shows progress while a command runs, and afterwards its summary only', async () => {
    const { code, text } = await printed(inTerminal('sync'));
    expect(text).toContain('Reviewing texts');
    expect([code, screen(text)]).toEqual([0, ['0 answers reviewed, 0 records written, 0 refused.']]);
  }, 180_000);

  test('has no control characters in what is piped', async () => {
    for (const command of [['sync'], ['report', '--out', join(org.data, 'report.html')]]) {
      const { code, stdout, stderr } = await org.diagnose(...command);
      expect([code, stderr]).toEqual([0, '']);
      expect(stdout.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
    }
  }, 180_000);

  test('has a clean line after Ctrl-C in the middle, and the exit code of an interrupted program', async () => {
    const child = inTerminal('org', 'seed');
    let isSent = false;
    const { code, text } = await printed(child, (so) => {
      if (isSent || !/Creating demo records \[=+-+\]/.test(so)) return;
      isSent = true;
      child.stdin!.write('\u0003');
    });
    expect([isSent, code]).toEqual([true, 130]);
    expect(screen(text)).toEqual(['']);
  }, 180_000);
});
