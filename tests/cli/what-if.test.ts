import { join } from 'node:path';
import { whatIfText } from '../../src/cli/commands/what-if-text.ts';
import type { WhatIf } from '../../src/report/index.ts';
import { diagnose, ROOT, startPreparedOrg, withFolder } from './cli.ts';
import { logLines, restAs, writesSince } from './rest.ts';

const PLAYBOOK = join(ROOT, 'playbooks', 'diagnose-first.yaml');
const NOBODY = { deals: 0, won: 0, lost: 0, open: 0 };

describe('`diagnose playbook what-if`', () => {
  test('lists what the gates stop in an org as the org refuses it, and writes nothing', async () => {
    await withFolder(async (cwd) => {
      const started = await startPreparedOrg(['--demo', '--today', '2026-11-21'], { cwd });
      try {
        const before = (await logLines(cwd)).length;
        const run = (...args: string[]) => diagnose(['playbook', 'what-if', PLAYBOOK, ...args], { cwd });
        const [data, page, none] = await Promise.all([run('--json'), run(), run('--since', '2999-01-01', '--json')]);
        expect([data.code, data.err, page.code, page.err]).toEqual([0, '', 0, '']);
        expect(await writesSince(cwd, before)).toBe(0);
        const { open, gates, criteria } = JSON.parse(data.out) as WhatIf;
        const lines = page.out.split('\n');
        expect(lines[0]).toBe('# What `diagnose-first` version 1 would do');
        const stopped = open.stopped.filter(({ mode }) => mode === 'enforce');
        expect(page.out).toMatch(
          new RegExp(`Of [\\d,]+ deals with a next stage, ${stopped.length} would be stopped there`),
        );
        expect(page.out).toContain(`… and ${open.stopped.length - 25} more deals; \`--json\` lists all.`);
        // The org has the same gates: it refuses the first one for the same codes.
        const seller = await restAs(cwd, 'manager');
        const own = await seller.query<{ Id: string }>("SELECT Id FROM Opportunity WHERE Owner.Name = 'Sara Lindner'");
        const first = stopped.find(({ id }) => own.some(({ Id }) => Id === id))!;
        const refused = await (
          await restAs(cwd, 'seller')
        ).update('Opportunity', first.id, { StageName: first.toEnter });
        const codes = refused.messages.map((message) => /\[DF ([0-9a-f]{5})\]/.exec(message)?.[1]).sort();
        expect(codes).toEqual(first.missing.map(({ code }) => code).sort());
        for (const { passed, lacking, untouched } of gates)
          expect(lacking.deals + untouched.deals).toBeLessThanOrEqual(passed.deals);
        expect(criteria.filter(({ passed }) => passed === null).map(({ sentence }) => sentence)).toEqual([
          expect.stringContaining('Desired Outcome'),
        ]);
        expect(JSON.parse(none.out)).toMatchObject({ open: { deals: 0, stopped: [] } });
      } finally {
        started.child.kill('SIGTERM');
        await started.ended;
      }
    });
  }, 180_000);

  test('keeps a table whole whatever deals and owners are called', () => {
    const name = 'A | B\n\n# <img src=x onerror=alert(1)> `c` [d](javascript:e)';
    const missing = [{ toEnter: 'Won', mode: 'enforce', code: null, sentence: 'x', short: null }] as const;
    const deal = { id: 'x', name, owner: name, stage: 'First', toEnter: 'Won', amount: 1, currency: 'EUR' } as const;
    const page = whatIfText({
      playbook: { code: 'c', version: 1, title: 't' },
      open: {
        ...{ deals: 1, outOfScope: 1, stopped: [{ ...deal, mode: 'enforce', missing }] },
        stoppedBy: [{ mode: 'enforce', currency: 'EUR', deals: 1, amount: 1 }],
      },
      gates: [{ toEnter: 'Won', mode: 'enforce', passed: NOBODY, lacking: NOBODY, untouched: NOBODY }],
      criteria: [],
    });
    const row = page.split('\n').find((line) => line.includes('img'))!;
    expect(row.match(/(?<!\\)\|/g)).toHaveLength(7);
    expect(row).toContain('A \\| B \\# \\<img src=x onerror=alert(1)\\> \\`c\\` \\[d\\](javascript:e)');
    expect(page).toContain(
      'Of 1 deal with a next stage, 1 would be stopped there (1 EUR), 0 warned and 0 only recorded. It is not about 1 deal more.',
    );
    // Of a large org the first deals are listed only.
    const many = whatIfText({
      playbook: { code: 'c', version: 1, title: 't' },
      open: {
        ...{ deals: 30_000, outOfScope: 0, stopped: [{ ...deal, mode: 'enforce', missing }] },
        stoppedBy: [
          { mode: 'enforce', currency: 'EUR', deals: 20_000, amount: 5_000_000 },
          { mode: 'enforce', currency: 'USD', deals: 1, amount: null },
          { mode: 'warn', currency: 'EUR', deals: 24, amount: 3 },
        ],
      },
      gates: [],
      criteria: [],
    });
    expect(many).toContain('20,001 would be stopped there (5,000,000 EUR), 24 warned and 0 only recorded.');
    expect(many).toContain('… and 20,000 more deals; `--json` lists the first 1.');
  });
});
