import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { diagnose, ROOT, startPreparedOrg, withFolder } from './cli.ts';
import { restAs } from './rest.ts';

const LIGHT = join(ROOT, 'playbooks', 'light-touch.yaml');

/** A folder with `light-touch.yaml` and the stricter copy of the docs. */
async function withBoth<T>(use: (cwd: string) => Promise<T>): Promise<T> {
  return withFolder(async (cwd) => {
    await copyFile(LIGHT, join(cwd, 'light-touch.yaml'));
    const text = await readFile(LIGHT, 'utf8');
    await writeFile(join(cwd, 'mine.yaml'), text.replace('problem: Heard', 'problem: Quoted'));
    return use(cwd);
  });
}

describe('the difference of two playbooks on the command line', () => {
  test('is printed as docs/playbook.md shows it, and exits with 1', async () => {
    const docs = await readFile(join(ROOT, 'docs', 'playbook.md'), 'utf8');
    await withBoth(async (cwd) => {
      const ran = await diagnose(['playbook', 'diff', 'light-touch.yaml', 'mine.yaml'], { cwd });
      expect([ran.code, ran.err]).toEqual([1, '']);
      expect(docs).toContain(`\`\`\`\n${ran.out}\`\`\`\n`);
      const back = await diagnose(['playbook', 'diff', 'mine.yaml', 'light-touch.yaml', '--json'], { cwd });
      const { stricter, looser } = JSON.parse(back.out) as {
        stricter: unknown[];
        looser: { id: string; attempt: object }[];
      };
      expect([back.code, stricter, looser.map(({ id }) => id)]).toEqual([1, [], ['answered:problem:Quoted']]);
    });
  }, 180_000);

  test('is none between a playbook and itself, and exits with 0', async () => {
    const docs = await readFile(join(ROOT, 'docs', 'playbook.md'), 'utf8');
    const ran = await diagnose(['playbook', 'diff', LIGHT, LIGHT], { cwd: ROOT });
    expect([ran.code, ran.err]).toEqual([0, '']);
    expect(docs).toContain(`\`${ran.out.trim()}\``);
  }, 180_000);

  test('has the deal of its example decided so by `playbook decide`', async () => {
    await withBoth(async (cwd) => {
      const ran = await diagnose(['playbook', 'diff', 'light-touch.yaml', 'mine.yaml', '--json'], { cwd });
      const { stricter } = JSON.parse(ran.out) as { stricter: { attempt: object }[] };
      const input = `${JSON.stringify(stricter[0]!.attempt)}\n`;
      const outcomes = [];
      for (const file of ['light-touch.yaml', 'mine.yaml']) {
        const decided = await diagnose(['playbook', 'decide', file, '--json'], { cwd, input });
        outcomes.push((JSON.parse(decided.out) as { outcome: string }).outcome);
      }
      expect(outcomes).toEqual(['allowed', 'blocked']);
    });
  }, 180_000);

  test('counts the open deals of an org that it concerns', async () => {
    await withBoth(async (cwd) => {
      const started = await startPreparedOrg(['--demo', '--plain'], { cwd });
      try {
        const org = await restAs(cwd, 'integration');
        const open = await org.query<{ Id: string }>('SELECT Id FROM Opportunity WHERE IsClosed = false');
        const files = ['light-touch.yaml', join(ROOT, 'playbooks', 'diagnose-first.yaml')];
        const ran = await diagnose(['playbook', 'diff', ...files, '--against-org', '--json'], { cwd });
        const { deals } = JSON.parse(ran.out) as { deals: { stricter: string[]; looser: string[] } };
        expect(ran.code).toBe(1);
        expect(deals.stricter.length).toBeGreaterThan(0);
        expect(deals.stricter.length).toBeLessThanOrEqual(open.length);
        const ids = open.map(({ Id }) => Id);
        expect(deals.stricter.filter((id) => !ids.includes(id))).toEqual([]);
        const text = await diagnose(['playbook', 'diff', ...files, '--against-org'], { cwd });
        const count = deals.stricter.length === 1 ? '1 open deal' : `${deals.stricter.length} open deals`;
        expect(text.out.split('\n')[0]).toBe(
          `\`${files[1]}\` blocks and \`light-touch.yaml\` lets through (${count}):`,
        );
      } finally {
        started.child.kill('SIGTERM');
        await started.ended;
      }
    });
  }, 120_000);
});
