import { WatchPrinter } from '../../src/cli/commands/watch-text.ts';
import type { WatchDecision } from '../../src/sync/index.ts';
import type { Io } from '../../src/cli/io.ts';

function printed(json = false): { readonly printer: WatchPrinter; readonly lines: readonly string[] } {
  const lines: string[] = [];
  const io = { out: (text: string) => lines.push(text) } as unknown as Io;
  return { printer: new WatchPrinter(io, { json }), lines };
}

const decision: WatchDecision = {
  key: 'deal:row',
  dealId: 'deal',
  dealName: 'Acme',
  outcome: 'allowed',
  from: '',
  to: 'Prospecting',
  playbook: 'diagnose-first:1',
  unmet: [],
  at: '2026-11-30T08:15:30.000Z',
  by: 'user',
  byName: 'Kim Park',
};

test('a decision is one line with its time in UTC; of a record that was refused the reason follows', () => {
  const { printer, lines } = printed();
  printer.print({ kind: 'decision', decision });
  printer.print({ kind: 'decision', decision: { ...decision, from: 'Prospecting', to: 'Proposal', unmet: ['Pain'] } });
  printer.print({
    kind: 'decision',
    decision: { ...decision, outcome: 'in scope late', from: 'Proposal', to: 'Proposal', unmet: ['Pain'] },
  });
  const evidence = { name: 'timeline (A-000015)', from: 'Quoted', to: 'Withdrawn' };
  printer.print({ kind: 'decision', decision: { ...decision, outcome: 'taken back', from: 'Proposal', evidence } });
  printer.print({ kind: 'refused', refused: { decision, reason: 'No access to the deal.' } });
  expect(lines).toEqual([
    '2026-11-30 08:15 UTC  allowed: Acme, made in `Prospecting`, by Kim Park.',
    '2026-11-30 08:15 UTC  allowed: Acme, `Prospecting` → `Proposal`, by Kim Park. Missing: Pain.',
    '2026-11-30 08:15 UTC  in scope late: Acme, in `Proposal`, by Kim Park. Missing: Pain.',
    '2026-11-30 08:15 UTC  taken back: Acme, timeline (A-000015) from Quoted to Withdrawn in `Prospecting`, by Kim Park.',
    '2026-11-30 08:15 UTC  allowed: Acme, made in `Prospecting`, by Kim Park. The org refused to record it: No access to the deal.',
  ]);
  expect(printer.end()).toBe(1);
});

test('rules that are not as deployed are reported once, again when they are put back, and when they come back', () => {
  const { printer, lines } = printed();
  const drift = (sentence: string | null) => printer.print({ kind: 'drift', sentence });
  [null, 'A rule is gone.', 'A rule is gone.', null, null, 'A rule is gone.'].forEach(drift);
  expect(lines).toEqual(['A rule is gone.', "The org's rules are as deployed again.", 'A rule is gone.']);
  expect(printer.end()).toBe(1);
  drift(null);
  expect(printer.end()).toBe(0);
});

test('that the rules were not compared is reported once, and is no fault', () => {
  const { printer, lines } = printed(true);
  for (let time = 0; time < 2; time += 1)
    printer.print({ kind: 'not compared', sentence: 'This user may not read them.' });
  expect(lines.map((line) => JSON.parse(line) as object)).toEqual([
    { kind: 'not compared', sentence: 'This user may not read them.' },
  ]);
  expect(printer.end()).toBe(0);
});
