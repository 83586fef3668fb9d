import fc from 'fast-check';
import { validationRules } from '../../src/playbook/index.ts';
import type { CompiledPlaybook, GateRule } from '../../src/playbook/index.ts';
import { refusals, runnable } from './support/rules-engine.ts';
import { attemptOf, expectedRefusals, rough, versions } from './support/scenarios.ts';

/** Mistakes that a compiler of formulas could make, each as a change of the text that it emits. */
const MUTANTS: Readonly<Record<string, (formula: string) => string>> = {
  'a lost blank guard of a count': (text) => text.replace(/BLANKVALUE\((DF_(?:Pains|Impact)\w+), 0\)/, '$1'),
  'a lost blank guard of answers': (text) => text.replace(/BLANKVALUE\((DF_Answers_[AB]__c), 0\)/, '$1'),
  'a blank amount falls out of scope': (text) => text.replace(/ISBLANK\((?:PRIORVALUE\()?Amount\)+, /g, ''),
  'a blank amount before the save does not count': (text) => text.replace(/ISBLANK\(PRIORVALUE\(Amount\)\), /, ''),
  'the amount before the save does not count': (text) =>
    text.replace(/, ISBLANK\(PRIORVALUE\(Amount\)\).*\),\n/, '),\n'),
  'the amount after the save does not count': (text) =>
    text.replace(/OR\(ISBLANK\(Amount\).*, (ISBLANK\(PRIORV)/, 'OR($1'),
  'the amount before the save is compared by the new currency': (text) =>
    text.replaceAll('PRIORVALUE(CurrencyIsoCode)', 'CurrencyIsoCode'),
  'beyond the gate instead of at it': (text) => text.replace(/, 0\) >= (\d+)/, ', 0) > $1'),
  'a live override does not help': (text) => text.replace(/OR\(BLANKVALUE\(DF_Override_Token__c.*\),\n/, 'TRUE,\n'),
  'an override never expires': (text) =>
    text.replace(/BLANKVALUE\(DF_Override_Token__c, 0\) < \(TODAY\(\) - DATE\(2020, 1, 1\)\) \* 100/, 'FALSE'),
  'an override is over on its last day': (text) =>
    text.replace('DF_Override_Token__c, 0) < (TODAY()', 'DF_Override_Token__c, 0) < (1 + TODAY()'),
  'an override for an earlier stage lets pass': (text) =>
    text.replace(/MOD\(BLANKVALUE\(DF_Override_Token__c, 0\), 100\) < \d+/, 'FALSE'),
  'an override of just this stage does not': (text) =>
    text.replace(/(MOD\(BLANKVALUE\(DF_Override_Token__c, 0\), 100\)) < /, '$1 <= '),
  'any asks for all': (text) => text.replace(/\n {2}AND\((.*)\)\n\)$/, '\n  OR($1)\n)'),
  'all is content with any': (text) =>
    text.replace(/\n {2}OR\(((?:BLANKVALUE|ISBLANK|MOD|NOT|CASE|AND|LEN).*)\)\n\)$/, '\n  AND($1)\n)'),
  'a naive NOT over a group': (text) =>
    text.replace(/\n {2}AND\(BLANKVALUE\((\w+), 0\) < ([\d.]+), (.*)\)\n\)$/, '\n  AND(NOT($1 >= $2), $3)\n)'),
  'a blank number is a zero': (text) => text.replace(/ISBLANK\(Rank__c\)(, )?/, (_, more) => (more ? '' : 'FALSE')),
  'a naive NOT over a number': (text) =>
    text.replace(
      /OR\(ISBLANK\(Rank__c\), BLANKVALUE\(Rank__c, 0\) ([<>]) ((?:\(0 - 5\)|[\d.])+)\)/g,
      (_, sign, bound) => `NOT(Rank__c ${sign === '<' ? '>=' : '<='} ${bound})`,
    ),
  'a number at its upper bound is over it': (text) => text.replace(/(Rank__c, 0\)) > /, '$1 >= '),
  'a percent is not a hundredth': (text) => text.replace('BLANKVALUE(Share__c, 0) * 100', 'BLANKVALUE(Share__c, 0)'),
  'a negative bound loses its sign': (text) => text.replace('(0 - 5)', '5'),
  'an amount of any currency will do': (text) => text.replace(/, CASE\(CurrencyIsoCode, "EUR", 1, 0\) < 1/, ''),
  'a box that is not ticked will do': (text) => text.replace('NOT(Ready__c)', 'Ready__c'),
  'a date that is not known will do': (text) => text.replace(/OR\(ISBLANK\(Go_Live__c\), (.*)\)/, 'OR($1)'),
  'the first day is too early': (text) => text.replace('Go_Live__c < ', 'Go_Live__c <= '),
  'the last day is too late': (text) => text.replace('Go_Live__c > ', 'Go_Live__c >= '),
  'days from today go the other way': (text) => text.replace('TODAY() + 30', 'TODAY() - 30'),
  'no lines at all are prescribed': (text) => text.replace('OR(NOT(HasOpportunityLineItem), ', 'OR('),
  'lines whose count is blank are prescribed': (text) => text.replace(/ISBLANK\(DF_Lines_Unlinked__c\)/, 'FALSE'),
  'a line on nothing is prescribed': (text) => text.replace('BLANKVALUE(DF_Lines_Unlinked__c, 0) > 0', 'FALSE'),
  'a score just reached is refused': (text) =>
    text.replace('DF_Discovery_Score__c, 0) <', 'DF_Discovery_Score__c, 0) <='),
  'a value that only looks alike is picked': (text) => text.replace(/CASE\(Type, "\w+", 1/, 'CASE(Type, "a, b", 1'),
  'the first record type only': (text) => text.replace(', "Renewal", 1', ''),
  'an amount in another currency falls out of scope': (text) =>
    text.replace('CASE(CurrencyIsoCode, "EUR", 1, "USD", 1, 0) < 1, ', ''),
  'the amount of another currency counts': (text) => text.replace('"USD", 5000.5', '"USD", 10000'),
  'everybody has the profile': (text) => text.replace(/CASE\(Owner.Profile.Name.*\) >= 1/, 'TRUE'),
  'an owner without the flag is in scope': (text) => text.replace('Owner.Gated__c', 'TRUE'),
  'a passed gate is not asked again': (text) =>
    text.replace(/(PRIORVALUE\(StageName\).*, 0\)) < (CASE.*, 0\)),\n/, '$1 < 1,\n  $2 >= 1,\n'),
  'a gate asked once is asked again': (text) =>
    text.replace(/ {2}(CASE\(StageName.*0\)) >= \d+,\n(.*, 0\)) < \d+,\n/, '$2 < $1,\n'),
  'an edit without a move is an advance': (text) =>
    text.replace(/(PRIORVALUE\(StageName\).*, 0\)) < (CASE.*, 0\))/, '$1 <= $2'),
  'going back is an advance': (text) => text.replace(/(PRIORVALUE\(StageName\).*, 0\)) < (CASE.*, 0\))/, '$1 <> $2'),
  'still in front of a gate that was passed': (text) => text.replace(/, 0\) < (\d+),\n/, ', 0) <= $1,\n'),
  'one pain too many': (text) => text.replace(/(DF_Pains\w+, 0\)) < (\d+)/, '$1 <= $2'),
  'an impact just reached is refused': (text) => text.replace(/(DF_Impact\w+, 0\)) < /, '$1 <= '),
  'a new deal has no date yet': (text) => text.replaceAll('IF(ISNEW(), NOW(), CreatedDate)', 'CreatedDate'),
  'the rule for new deals forgets ISNEW': (text) => text.replace('\n  ISNEW(),', ''),
  'a new deal may have an unknown stage': (text) =>
    text.replace('OR(ISNEW(), ISCHANGED(StageName))', 'ISCHANGED(StageName)'),
  'an unknown stage is refused on every save': (text) => text.replace('OR(ISNEW(), ISCHANGED(StageName))', 'TRUE'),
  'skipping past a gate is not crossing it': (text) => text.replace(/, 0\) >= (\d+),\n/, ', 0) = $1,\n'),
  'only a step into its stage asks a gate': (text) =>
    text.replace(/( < CASE\(StageName, "(?:[^"\\]|\\.)*", \d+)(?:, "(?:[^"\\]|\\.)*", \d+)+, 0\)/, '$1, 0)'),
  'coming from nowhere crosses nothing': (text) => text.replace(/(PRIORVALUE\(StageName\).*), 0\) < /, '$1, 99) < '),
  'the next slot': (text) => text.replace(/MOD\((.*), (10+)\) < (\d+)/, 'MOD($1, $20) < $30'),
  'the other half of the answers': (text) =>
    text.replace(/DF_Answers_([AB])__c/, (_, half) => `DF_Answers_${half === 'A' ? 'B' : 'A'}__c`),
  'one evidence level less': (text) =>
    text.replace(/(MOD\(.*\)) < ([2-5])/, (_, head, level) => `${head} < ${Number(level) - 1}`),
  'an open answer counts as the highest level': (text) =>
    text.replace(
      /MOD\((BLANKVALUE\(\w+, 0\)) \+ 10*, (10+)\) < ([2-5])/,
      (_, value, next, level) => `MOD(${value}, ${next}) < ${level - 1}`,
    ),
  'an open answer is never enough': (text) =>
    text.replace(/, OR\(CASE\(StageName, .*, 0\) < 1, BLANKVALUE\(DF_Open_Due__c.*?DATE\(2020, 1, 1\)\)\)/, ')'),
  'an open answer is enough for ever': (text) =>
    text.replace(/CASE\(StageName, [^)]*, 0\) < 1, (BLANKVALUE\(DF_Open)/, 'FALSE, $1'),
  'an open answer is enough when it is overdue': (text) =>
    text.replace(/BLANKVALUE\(DF_Open_Due__c, 99999\) < TODAY\(\) - DATE\(2020, 1, 1\)/, 'FALSE'),
  'an open answer is overdue on its due day': (text) =>
    text.replace(/BLANKVALUE\(DF_Open_Due__c, 99999\) < /, 'BLANKVALUE(DF_Open_Due__c, 99999) <= '),
  'a blank due day is overdue': (text) =>
    text.replace('BLANKVALUE(DF_Open_Due__c, 99999)', 'BLANKVALUE(DF_Open_Due__c, 0)'),
  'a closed answer is taken for an open one': (text) =>
    text.replace(/AND\((MOD\([^<>]*\)) >= 9(0*), OR/, 'AND($1 >= 1$2, OR'),
  'an open answer of another concept is looked at': (text) =>
    text.replace(/AND\(MOD\(([^<>]*), (10+)\) >= 9(0*), OR/, 'AND(MOD($1, $20) >= 9$30, OR'),
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

/** The same sample for every mutant: playbooks with their cases and what the evaluator refuses of each. */
function sample() {
  const arbitrary = fc.tuple(versions, fc.array(rough, { minLength: 40, maxLength: 40 }));
  return fc.sample(arbitrary, { numRuns: 350, seed: 20_200_101 }).map(([playbooks, cases]) => ({
    rules: validationRules(playbooks),
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
