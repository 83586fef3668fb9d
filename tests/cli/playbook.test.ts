import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { playbookText } from '../playbook/support/texts.ts';
import { diagnose, ROOT, withFolder } from './cli.ts';

const SHIPPED = join(ROOT, 'playbooks', 'diagnose-first.yaml');
const deal = (StageName: string) => ({ StageName, CreatedDate: '2024-05-05T10:00:00.000+0000' });

describe('playbooks on the command line', () => {
  test.concurrent.each([
    ['formula', 'DF_diagnose_first_VP_problem_'],
    ['sql', 'coalesce("DF_Pains_Quoted__c", 0) >= 1'],
    ['english', '### To enter Value Proposition'],
    ['metadata', '<validationRules>'],
    ['json', '"playbook": "diagnose-first"'],
  ])(
    'compile prints %s',
    async (format, part) => {
      const ran = await diagnose(['playbook', 'compile', SHIPPED, '--format', format], { cwd: ROOT });
      expect([ran.code, ran.err]).toEqual([0, '']);
      expect(ran.out).toContain(part);
    },
    60_000,
  );

  test.concurrent('explain prints what is in docs/diagnose-first.md', async () => {
    const ran = await diagnose(['playbook', 'explain', SHIPPED], { cwd: ROOT });
    expect([ran.code, ran.err]).toEqual([0, '']);
    expect(ran.out.trimEnd()).toBe((await readFile(join(ROOT, 'docs', 'diagnose-first.md'), 'utf8')).trimEnd());
  }, 180_000);

  test.concurrent('decide answers each line in its place, bad ones with an error, and exits 1 for them', async () => {
    const lines = [
      { record: deal('Value Proposition'), prior: deal('Needs Analysis'), today: '2026-11-21' },
      {},
      { record: deal('Qualification'), prior: deal('Needs Analysis') },
    ];
    const input = `${lines.map((line) => JSON.stringify(line)).join('\n')}\n\n`;
    const ran = await diagnose(['playbook', 'decide', SHIPPED, '--json'], { cwd: ROOT, input });
    const answers = ran.out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { outcome?: string; error?: string; line?: number; unmet?: { id: string }[] });
    expect([ran.code, ran.err]).toEqual([1, '']);
    expect(answers.map(({ outcome }) => outcome)).toEqual(['blocked', undefined, 'allowed']);
    expect(answers[0]?.unmet?.map(({ id }) => id)).toEqual([
      'answered:situation:Heard',
      'answered:problem:Quoted',
      'pains:1:Quoted',
    ]);
    expect(answers[1]).toEqual({ error: expect.stringContaining('`record` is missing') as string, line: 2 });
  }, 180_000);

  test.concurrent('decide reads a file, and prints in words what is missing', async () => {
    await withFolder(async (cwd) => {
      await writeFile(
        join(cwd, 'lines.jsonl'),
        `${JSON.stringify({ record: deal('Value Proposition'), prior: deal('Needs Analysis') })}\n`,
      );
      const ran = await diagnose(['playbook', 'decide', SHIPPED, 'lines.jsonl'], { cwd });
      expect([ran.code, ran.err]).toEqual([0, '']);
      expect(ran.out).toMatch(/^line 1: blocked\n {2}- Missing since Value Proposition: how the customer/);
    });
  }, 180_000);

  test.concurrent('decide does not count as missing, in words, what the user may not see', async () => {
    const input = `${JSON.stringify({
      record: { ...deal('Second'), NextStep: null },
      prior: deal('First'),
      hiddenFields: ['NextStep'],
    })}\n`;
    await withFolder(async (cwd) => {
      const gates = [
        { toEnter: 'Second', mode: 'enforce', require: [{ filled: 'NextStep' }, { filled: 'Description' }] },
      ];
      await writeFile(join(cwd, 'mine.yaml'), playbookText({ gates }));
      const ran = await diagnose(['playbook', 'decide', 'mine.yaml'], { cwd, input });
      expect([ran.code, ran.err]).toEqual([0, '']);
      const [outcome, missing, title, hidden] = ran.out.split('\n');
      expect(outcome).toBe('line 1: blocked');
      expect(missing).toMatch(/^ {2}- .*"Description"/);
      expect(missing).not.toContain('not visible');
      expect(title).toBe('  Not visible to the user, so it may be there or missing:');
      expect(hidden).toMatch(/^ {2}- .*"Next Step".* \(not visible to the user: NextStep\)$/);
    });
  }, 180_000);

  test.concurrent('test runs the examples of each playbook that ships', async () => {
    for (const name of ['diagnose-first', 'light-touch', 'meddpicc-compatible', 'spiced-compatible']) {
      const ran = await diagnose(['playbook', 'test', join(ROOT, 'playbooks', `${name}.yaml`)], { cwd: ROOT });
      expect([name, ran.code, ran.err]).toEqual([name, 0, '']);
      expect(ran.out).toMatch(/(\d+) of \1 examples hold\.\n$/);
    }
  }, 180_000);

  test.concurrent('test shows what was expected next to what is, and exits 1', async () => {
    await withFolder(async (cwd) => {
      const examples = [
        { name: 'right', entering: 'Second', given: { answered: { situation: 'Heard' } }, expect: 'allowed' },
        { name: 'wrong', entering: 'Second', given: {}, expect: 'allowed', missing: ['pains'] },
      ];
      await writeFile(join(cwd, 'mine.yaml'), playbookText({ examples }));
      const ran = await diagnose(['playbook', 'test', 'mine.yaml'], { cwd });
      expect([ran.code, ran.err]).toEqual([1, '']);
      expect(ran.out).toContain('ok    right');
      expect(ran.out).toMatch(/FAIL {2}wrong \(mine\.yaml:\d+:\d+\)\n {8}expected {2}is\n {8}allowed {3}blocked\n/);
      expect(ran.out).toContain('1 of 2 examples hold.');
      const json = await diagnose(['playbook', 'test', 'mine.yaml', '--json'], { cwd });
      expect([json.code, JSON.parse(json.out)]).toEqual([1, expect.objectContaining({ passed: 1, failed: 1 })]);
    });
  }, 180_000);

  test.concurrent('test reports that there is nothing to run', async () => {
    await withFolder(async (cwd) => {
      await writeFile(join(cwd, 'mine.yaml'), playbookText());
      const ran = await diagnose(['playbook', 'test', 'mine.yaml'], { cwd });
      expect(ran).toEqual({
        code: 1,
        out: '',
        err: expect.stringContaining('`mine.yaml` has no examples.') as string,
      });
    });
  }, 180_000);
});
