import fc from 'fast-check';
import { checkPlaybook, decide, fieldsRead, validationRules, parsePlaybook } from '../../src/playbook/index.ts';
import type { CompiledPlaybook } from '../../src/playbook/index.ts';
import { testSeed } from '../seed.ts';
import { otherPlaybook, compileTogether, large } from './support/capacity.ts';
import { refusals, runnable } from './support/rules-engine.ts';
import { attemptOf, expectedRefusals, rough } from './support/scenarios.ts';
import { playbookText } from './support/texts.ts';

const errors = (...of: Parameters<typeof checkPlaybook>) =>
  checkPlaybook(...of).filter(({ severity }) => severity === 'error');

describe('ten stages, nine gates and forty criteria in three versions, with three other playbooks', () => {
  const live = [large(1), large(2), large(3)] as const;
  const others = [otherPlaybook('one', 'Renewal'), otherPlaybook('two', 'Other'), otherPlaybook('three', 'Expansion')];
  const compiled = compileTogether(live, others);
  const versions = compiled.slice(0, 3);
  const rules = [...validationRules(versions), ...compiled.slice(3).flatMap((one) => validationRules(one))];
  const idsOf = ({ gates }: CompiledPlaybook) =>
    gates.flatMap(({ toEnter, criteria }) => criteria.map(({ id }) => `${toEnter} > ${id}`));

  test('are what they are said to be', () => {
    const ids = versions.map(idsOf);
    expect(versions.map(({ stages, gates }) => [stages.length, gates.length])).toEqual([
      [10, 9],
      [10, 9],
      [10, 9],
    ]);
    expect(ids.map((one) => new Set(one).size)).toEqual([40, 40, 40]);
    for (const [a, b] of [
      [0, 1],
      [1, 2],
      [0, 2],
    ] as const)
      expect(ids[a]!.filter((id) => !ids[b]!.includes(id))).toHaveLength(5);
    expect(compiled.slice(3).map((one) => idsOf(one).length)).toEqual([5, 5, 5]);
    const kinds = new Set(versions[0]!.gates.flatMap(({ criteria }) => criteria.map(({ kind }) => kind)));
    expect(kinds.size).toBe(12);
  });

  test('fit into 80 active rules and the other limits', () => {
    const active = rules.filter((rule) => rule.active && rule.object === 'Opportunity');
    console.info(`${active.length} active rules on Opportunity`);
    expect(active.length).toBeLessThanOrEqual(80);
    // The org's own rules have what is left of the hundred, and not one more.
    const room = 100 - active.length;
    const together = [...live, ...others];
    for (const one of together) expect(errors(one, { activeRules: { Opportunity: room } }, together)).toEqual([]);
    expect(errors(live[2], { activeRules: { Opportunity: room + 1 } }, together)).toHaveLength(1);
    for (const { formula, message, name } of rules) {
      const fits = [
        formula.length <= 3900,
        Buffer.byteLength(formula) <= 4000,
        message.length <= 255,
        name.length <= 40,
      ];
      expect([name, ...fits]).toEqual([name, true, true, true, true]);
    }
  });

  test('read no roll-up but the eleven that any other playbook reads', () => {
    const own = compiled.flatMap(fieldsRead).filter((field) => /^DF_(?!Playbook_Pin|Desired_Outcome)/.test(field));
    expect([...new Set(own)].sort()).toEqual([
      'DF_Answers_A__c',
      'DF_Answers_B__c',
      // A formula over the roll-up, DF_Answer_Points__c.
      'DF_Discovery_Score__c',
      'DF_Impact_Confirmed__c',
      'DF_Impact_Quoted__c',
      'DF_Lines_Unlinked__c',
      'DF_Override_Token__c',
      'DF_Pains_Confirmed__c',
      'DF_Pains_Heard__c',
      'DF_Pains_Quoted__c',
    ]);
  });

  test('refuse what the evaluator refuses, deal by deal', () => {
    const seed = testSeed();
    const runnableRules = runnable(rules);
    const seen = new Map<string, number>();
    for (const one of fc.sample(rough, { numRuns: 3000, seed })) {
      const attempt = attemptOf(versions[0]!, one);
      expect([seed, refusals(runnableRules, attempt)]).toEqual([seed, expectedRefusals(compiled, attempt)]);
      compiled.forEach((playbook) => {
        const name = `${playbook.playbook}:${playbook.version} ${decide(playbook, attempt).outcome}`;
        seen.set(name, (seen.get(name) ?? 0) + 1);
      });
    }
    const least = (name: string, count: number) => [seed, name, (seen.get(name) ?? 0) >= count];
    const wanted = ['small:1 blocked', 'small:2 blocked', 'small:3 blocked', 'small:1 allowed', 'one:1 blocked'];
    expect(wanted.map((name) => least(name, 20))).toEqual(wanted.map((name) => [seed, name, true]));
    expect(least('small:1 exempt', 100)).toEqual([seed, 'small:1 exempt', true]);
  }, 180_000);
});

describe('a playbook that does not fit is reported with the reason and the place, before anything is deployed', () => {
  const live = [large(1), large(2), large(3)] as const;
  const others = [otherPlaybook('one', 'Renewal'), otherPlaybook('two', 'Other'), otherPlaybook('three', 'Expansion')];

  test('next to rules that the org has already', () => {
    const found = errors(live[2], { activeRules: { Opportunity: 60 } }, [...live, ...others]);
    expect(found).toEqual([expect.objectContaining({ file: 'large.yaml', line: 1, column: 11 })]);
    expect(found[0]?.message).toMatch(
      /compiles to \d+ active rules on Opportunity together with what is live beside it, beside 60 .*Expected at most 100/,
    );
  });

  test('by its own number of criteria', () => {
    const require = Array.from({ length: 101 }, (_, index) => ({ filled: `Field_${index}__c` }));
    const gates = [{ toEnter: 'Second', mode: 'enforce', require }];
    const [found] = errors(parsePlaybook(playbookText({ gates }), 'many.yaml'), {}, []);
    expect(found).toMatchObject({ file: 'many.yaml', line: 1, column: 11 });
    expect(found?.message).toMatch(/compiles to 10\d active rules on Opportunity.*Expected at most 100/);
  });

  test('by the length of a formula', () => {
    const stages = Array.from({ length: 90 }, (_, index) => `A stage with a long name, number ${index}`);
    const gates = [{ toEnter: stages[40], mode: 'enforce', require: [{ filled: 'NextStep' }] }];
    const found = errors(parsePlaybook(playbookText({ stages, gates }), 'long.yaml'), {}, []);
    expect(found.length).toBeGreaterThan(0);
    for (const one of found)
      expect(one).toMatchObject({
        file: 'long.yaml',
        message: expect.stringMatching(
          /has \d+ characters, of which a formula in Salesforce has at most 3900: list fewer/,
        ) as unknown,
      });
    expect(found.some(({ line }) => line === 9)).toBe(true);
  });
});
