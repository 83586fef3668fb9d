import fc from 'fast-check';
import { gateRules } from '../../src/playbook/index.ts';
import type { CompiledPlaybook, GateRule } from '../../src/playbook/index.ts';
import { refusals, runnable } from './support/rules-engine.ts';
import { attemptOf, expectedRefusals, rough, versions } from './support/scenarios.ts';

/** Mistakes that a compiler of formulas could make, each as a change of the text that it emits. */
const MUTANTS: Readonly<Record<string, (formula: string) => string>> = {
  'a lost blank guard of a count': (text) => text.replace(/BLANKVALUE\((DF_(?:Pains|Impact)\w+), 0\)/, '$1'),
  'a lost blank guard of answers': (text) => text.replace(/BLANKVALUE\((DF_Answers_[AB]__c), 0\)/, '$1'),
  'a blank amount falls out of scope': (text) =>
    text.replace(/OR\(ISBLANK\(Amount\), (BLANKVALUE\(Amount, 0\) >= \d+)\)/, '$1'),
  'beyond the gate instead of at it': (text) => text.replace(/, 0\) >= (\d+)/, ', 0) > $1'),
  'still in front of a gate that was passed': (text) => text.replace(/, 0\) < (\d+),\n/, ', 0) <= $1,\n'),
  'one pain too many': (text) => text.replace(/(DF_Pains\w+, 0\)) < (\d+)/, '$1 <= $2'),
  'an impact just reached is refused': (text) => text.replace(/(DF_Impact\w+, 0\)) < /, '$1 <= '),
  'a new deal has no date yet': (text) => text.replaceAll('IF(ISNEW(), NOW(), CreatedDate)', 'CreatedDate'),
  'the rule for new deals forgets ISNEW': (text) => text.replace('\n  ISNEW(),', ''),
  'a new deal may have an unknown stage': (text) =>
    text.replace('OR(ISNEW(), ISCHANGED(StageName))', 'ISCHANGED(StageName)'),
  'an unknown stage is refused on every save': (text) => text.replace('OR(ISNEW(), ISCHANGED(StageName))', 'TRUE'),
  'skipping past a gate is not crossing it': (text) => text.replace(/, 0\) >= (\d+),\n/, ', 0) = $1,\n'),
  'coming from nowhere crosses nothing': (text) => text.replace(/(PRIORVALUE.*), 0\) < (\d+)/, '$1, 99) < $2'),
  'the next slot': (text) => text.replace(/MOD\((.*), (10+)\) < (\d+)/, 'MOD($1, $20) < $30'),
  'the other half of the answers': (text) =>
    text.replace(/DF_Answers_([AB])__c/, (_, half) => `DF_Answers_${half === 'A' ? 'B' : 'A'}__c`),
  'one evidence level less': (text) =>
    text.replace(/(MOD\(.*\)) < ([2-4])/, (_, head, level) => `${head} < ${Number(level) - 1}`),
  'a naive NOT over a count': (text) => text.replace(/BLANKVALUE\((DF_Pains\w+), 0\) < (\d+)/, 'NOT($1 >= $2)'),
  'a naive NOT over an impact': (text) => text.replace(/BLANKVALUE\((DF_Impact\w+), 0\) < ([\d.]+)/, 'NOT($1 >= $2)'),
  'nobody may bypass': (text) => text.replace(/NOT\(\$Permission\.\w+\)/, 'TRUE'),
  'exempt stages are refused as unknown': (text) => text.replace(/, "Closed Lost", 1/, ''),
  'the pin does not count': (text) => text.replace(/DF_Playbook_Pin__c = "small:\d"/g, 'FALSE'),
  'a pin to another version does not take the deal away': (text) =>
    text.replace(/DF_Playbook_Pin__c <> "small:\d"/g, 'TRUE'),
  'the first moment of a version is left out': (text) => text.replace(/CreatedDate\) >= /g, 'CreatedDate) > '),
  'the last moment of a version runs over': (text) => text.replace(/CreatedDate\) < /g, 'CreatedDate) <= '),
  'a version has no beginning': (text) =>
    text.replace(/IF\(ISNEW\(\), NOW\(\), CreatedDate\) >= DATETIMEVALUE\("2020[^)]*\)/g, 'TRUE'),
  'a field counts as missing when it is filled': (text) =>
    text.replace(/\n {2}ISBLANK\((\w+)\)/, '\n  NOT(ISBLANK($1))'),
};

/** The same sample for every mutant: playbooks with their cases and what the evaluator says of each. */
function sample() {
  const arbitrary = fc.tuple(versions, fc.array(rough, { minLength: 40, maxLength: 40 }));
  return fc.sample(arbitrary, { numRuns: 150, seed: 20_200_101 }).map(([playbooks, cases]) => ({
    rules: gateRules(playbooks),
    cases: cases.map((one) => {
      const attempt = attemptOf(playbooks[0] as CompiledPlaybook, one);
      return { attempt, expected: expectedRefusals(playbooks, attempt) };
    }),
  }));
}

function disagreements(cases: ReturnType<typeof sample>[number]['cases'], rules: readonly GateRule[]): number {
  const running = runnable(rules);
  return cases.filter(({ attempt, expected }) => refusals(running, attempt).join('\n') !== expected.join('\n')).length;
}

describe('a mistake in the compiler does not go unnoticed', () => {
  const samples = sample();

  test('without one, nothing disagrees', () => {
    expect(samples.map(({ cases, rules }) => disagreements(cases, rules)).filter((number) => number > 0)).toEqual([]);
  });

  test.each(Object.entries(MUTANTS))('%s', (_name, mutate) => {
    const caught = samples.some(({ cases, rules }) => {
      const mutated = rules.map((rule) => ({ ...rule, formula: mutate(rule.formula) }));
      const changed = mutated.some((rule, index) => rule.formula !== rules[index]?.formula);
      return changed && disagreements(cases, mutated) > 0;
    });
    expect(caught).toBe(true);
  });

  test('a warning that refuses is caught too', () => {
    const strict = samples.some(
      ({ cases, rules }) =>
        disagreements(
          cases,
          rules.map((rule) => ({ ...rule, active: true })),
        ) > 0,
    );
    expect(strict).toBe(true);
  });
});
