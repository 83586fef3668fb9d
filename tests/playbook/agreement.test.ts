import fc from 'fast-check';
import { decide, gateRules, playbookFor } from '../../src/playbook/index.ts';
import type { CompiledPlaybook } from '../../src/playbook/index.ts';
import { refusals, runnable } from './support/rules-engine.ts';
import { attemptOf, BLANKABLE, expectedRefusals, KINDS, rough, versions } from './support/scenarios.ts';

const PLAYBOOKS = 450;
const CASES_EACH = 15;

/** Law 1 as far as the formulas: same outcome, same unmet criteria, on every record and transition. */
describe('the evaluator and the compiled rules', () => {
  test('agree on every random playbook, record and transition, and no kind of case is starved', () => {
    const mix = new Map<string, number>();
    const count = (name: string) => mix.set(name, (mix.get(name) ?? 0) + 1);
    const seed = Date.now() % 0x7fffffff;

    fc.assert(
      fc.property(versions, fc.array(rough, { minLength: CASES_EACH, maxLength: CASES_EACH }), (playbooks, cases) => {
        const rules = runnable(gateRules(playbooks));
        for (const one of cases) {
          const attempt = attemptOf(playbooks[0] as CompiledPlaybook, one);
          const expected = expectedRefusals(playbooks, attempt);
          expect(refusals(rules, attempt)).toEqual(expected);

          const judging = playbooks.filter((playbook) => decide(playbook, attempt).outcome !== 'exempt');
          expect(judging.length).toBeLessThanOrEqual(1);
          expect(playbookFor(playbooks, attempt.record, attempt.now)).toBe(judging[0]);
          const verdict = judging[0] && decide(judging[0], attempt);
          expect(verdict?.outcome === 'blocked').toBe(expected.length > 0);

          count('cases');
          count(`outcome ${verdict?.outcome ?? 'exempt'}`);
          count(`transition ${one.kind}`);
          if (expected.length > 1) count('several missing at once');
          if (playbooks.length > 1) count('two versions');
          for (const field of BLANKABLE) if ((attempt.record[field] ?? null) === null) count(`blank ${field}`);
          for (const unmet of verdict?.unmet ?? []) count(`unmet ${unmet.id.split(':')[0]}`);
        }
      }),
      { numRuns: PLAYBOOKS, seed },
    );

    const cases = mix.get('cases') ?? 0;
    console.info(
      `seed ${seed}\n${[...mix]
        .sort()
        .map(([name, number]) => `${number} ${name}`)
        .join('\n')}`,
    );
    expect(cases).toBeGreaterThanOrEqual(5000);
    const share = (name: string) => (mix.get(name) ?? 0) / cases;
    const starved = [
      ...['blocked', 'allowed'].map((outcome) => [`outcome ${outcome}`, 0.2] as const),
      ...['warned', 'bypassed', 'exempt'].map((outcome) => [`outcome ${outcome}`, 0.01] as const),
      ...KINDS.map((kind) => [`transition ${kind}`, 0.05] as const),
      ...BLANKABLE.map((field) => [`blank ${field}`, 0.1] as const),
      ...['answered', 'pains', 'impact', 'filled', 'new-record', 'unknown-stage'].map(
        (id) => [`unmet ${id}`, 0.01] as const,
      ),
      ['several missing at once', 0.05] as const,
      ['two versions', 0.3] as const,
    ].filter(([name, least]) => share(name) < least);
    expect(starved).toEqual([]);
  });
});
