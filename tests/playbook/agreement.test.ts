import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { decide, validationRules, playbooksFor } from '../../src/playbook/index.ts';
import type { Attempt, CompiledPlaybook, Verdict } from '../../src/playbook/index.ts';
import { KINDS as CRITERIA } from '../../src/playbook/kinds/kinds.ts';
import { keepingDifferences } from '../conformance/support/found.ts';
import { testSeed } from '../seed.ts';
import { refusals, runnable } from './support/rules-engine.ts';
import { attemptOf, BLANKABLE, expectedRefusals, KINDS, rough, versions } from './support/scenarios.ts';
import type { Rough } from './support/scenarios.ts';
import { askedOf, kindOf, LANGUAGE_KINDS, leastOf } from './support/mix.ts';

const PLAYBOOKS = 560;
const CASES_EACH = 36;

/** What a case is in addition to its transition. */
function situations(
  { record, today, now }: Attempt,
  { overrides, pin }: Rough,
  verdict: Verdict | undefined,
): string[] {
  const day = (Date.parse(today ?? now.slice(0, 10)) - Date.parse('2020-01-01')) / 86_400_000;
  const token = Number(record.DF_Override_Token__c ?? 0);
  return [
    ...(token > 0 ? [token >= day * 100 ? 'override live' : 'override expired'] : []),
    ...(overrides.length > 1 && token > 0 ? ['override overlapping'] : []),
    ...(verdict && pin?.startsWith('small:') ? ['pinned'] : []),
    ...(verdict?.outcome === 'bypassed' ? ['bypass'] : []),
  ];
}

/** At least so many of each. */
const EACH = 500;

/** Law 1 as far as the formulas: same outcome, same unmet criteria, on every record and transition. */
describe('the evaluator and the compiled rules', () => {
  test('agree on every random playbook, record and transition, and no kind of case is starved', async () => {
    const mix = new Map<string, number>();
    const count = (name: string) => mix.set(name, (mix.get(name) ?? 0) + 1);
    const seed = testSeed();

    await keepingDifferences(`rules-seed-${seed}`, (report) =>
      fc.assert(
        fc.property(versions, fc.array(rough, { minLength: CASES_EACH, maxLength: CASES_EACH }), (playbooks, cases) => {
          const rules = runnable(validationRules(playbooks));
          for (const one of cases) {
            const attempt = attemptOf(playbooks[0] as CompiledPlaybook, one);
            const expected = expectedRefusals(playbooks, attempt);
            const judging = playbooks.filter((playbook) => decide(playbook, attempt).outcome !== 'exempt');
            const verdict = judging[0] && decide(judging[0], attempt);
            // Without a save there is only the present amount.
            const { Amount, CurrencyIsoCode } = attempt.record;
            const prior = attempt.prior && { ...attempt.prior, Amount, CurrencyIsoCode };
            const atRest = playbooks.find((playbook) => decide(playbook, { ...attempt, prior }).outcome !== 'exempt');
            const found = {
              refused: refusals(rules, attempt),
              governedByOne: judging.length <= 1,
              playbook: playbooksFor(playbooks, attempt.record, attempt.now).map(({ version }) => version),
              isBlocked: expected.length > 0,
            };
            const wanted: typeof found = {
              refused: expected,
              governedByOne: true,
              playbook: atRest ? [atRest.version] : [],
              isBlocked: verdict?.outcome === 'blocked',
            };
            if (!isDeepStrictEqual(found, wanted)) report({ playbooks, attempt });
            expect(found).toEqual(wanted);

            count('cases');
            count(`outcome ${verdict?.outcome ?? 'exempt'}`);
            count(`transition ${one.kind}`);
            if (expected.length > 1) count('several missing at once');
            for (const kind of situations(attempt, one, verdict)) count(kind);
            if (judging[0]) count(`version ${judging[0].version}`);
            for (const field of BLANKABLE) if ((attempt.record[field] ?? null) === null) count(`blank ${field}`);
            for (const unmet of verdict?.unmet ?? []) count(`unmet ${kindOf(unmet)}`);
            if (judging[0]) for (const name of askedOf(judging[0], attempt, verdict)) count(name);
          }
        }),
        { numRuns: PLAYBOOKS, seed },
      ),
    );

    const cases = mix.get('cases') ?? 0;
    console.info(
      `seed ${seed}\n${[...mix]
        .sort()
        .map(([name, number]) => `${number} ${name}`)
        .join('\n')}`,
    );
    expect(cases).toBeGreaterThanOrEqual(20_000);
    const starved = [
      ...['blocked', 'allowed'].map((outcome) => [`outcome ${outcome}`, 0.2 * cases] as const),
      ...['warned', 'overridden', 'exempt'].map((outcome) => [`outcome ${outcome}`, 200] as const),
      ...KINDS.map((kind) => [`transition ${kind}`, EACH] as const),
      ...['bypass', 'override live', 'override expired', 'override overlapping', 'pinned'].map(
        (kind) => [kind, EACH] as const,
      ),
      ...['version 1', 'version 2'].map((version) => [version, EACH] as const),
      ...BLANKABLE.map((field) => [`blank ${field}`, 0.1 * cases] as const),
      ...[...CRITERIA, 'onlyFrom', 'steps', 'new-record', 'unknown-stage'].map((id) => [`unmet ${id}`, 150] as const),
      ...LANGUAGE_KINDS.map((name) => leastOf(name, 40)),
      ['several missing at once', 0.05 * cases] as const,
    ].filter(([name, least]) => (mix.get(name) ?? 0) < least);
    expect(starved).toEqual([]);
  }, 300_000);
});
