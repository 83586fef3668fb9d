import {
  checkPlaybook,
  CONCEPTS,
  EVIDENCE,
  fieldsRead,
  compilePlaybook,
  gateRules,
  parsePlaybook,
} from '../../src/playbook/index.ts';
import { playbookText } from './support/texts.ts';

const STAGES = Array.from({ length: 10 }, (_, index) => `Stage number ${index}`);
const QUESTIONS = CONCEPTS.map((concept) => ({ concept, ask: 'How is that?', why: 'It is theirs.' }));

/** 9 gates with 40 criteria: four or five a gate; `changed` of them ask for more. */
function large(version: number, changed: number) {
  let count = 0;
  const gates = STAGES.slice(1).map((toEnter, index) => {
    const names = Array.from({ length: index < 4 ? 5 : 4 }, (_, place) => CONCEPTS[(index * 5 + place) % 30] ?? '');
    const levels = names.map((name, place) => {
      count += 1;
      const base = index * 5 + place < 30 ? 1 : 2;
      return [name, EVIDENCE[count <= changed ? base + 1 : base]];
    });
    return { toEnter, mode: 'enforce', require: [{ answered: Object.fromEntries(levels) }] };
  });
  const from = `${2019 + version}-01-01T00:00:00Z`;
  return read({ playbook: 'large', version, from, stages: STAGES, questions: QUESTIONS, gates });
}

function small(playbook: string) {
  const require = ['A__c', 'B__c', 'C__c', 'D__c', 'E__c'].map((filled) => ({ filled }));
  return read({ playbook, gates: [{ toEnter: 'Second', mode: 'enforce', require }] });
}

const read = (parts: object) => parsePlaybook(playbookText({ ...parts }), 'p.yaml');
const errors = (...of: Parameters<typeof checkPlaybook>) =>
  checkPlaybook(...of).filter(({ severity }) => severity === 'error');

describe('ten stages, nine gates and forty criteria in three versions, beside three other playbooks', () => {
  const live = [large(1, 0), large(2, 2), large(3, 5)];
  const others = ['one', 'two', 'three'].map(small);
  const last = live[2]!;

  test('fit into 80 active rules and the other limits', () => {
    const versions = live.map((one) => compilePlaybook(one, live));
    expect(versions.map(({ gates }) => gates.flatMap(({ criteria }) => criteria))).toEqual(
      versions.map(() => expect.objectContaining({ length: 40 }) as unknown),
    );
    const rules = [...gateRules(versions), ...others.flatMap((one) => gateRules(compilePlaybook(one)))];
    expect(rules.filter(({ active }) => active).length).toBeLessThanOrEqual(80);
    expect(errors(last, { activeRules: { Opportunity: 20 } }, [...live, ...others])).toEqual([]);
    for (const { formula, name } of rules) {
      expect([name, formula.length <= 3900, Buffer.byteLength(formula) <= 4000]).toEqual([name, true, true]);
    }
    const rollups = versions
      .flatMap(fieldsRead)
      .filter((field) => field.startsWith('DF_') && field !== 'DF_Playbook_Pin__c');
    expect(new Set(rollups)).toEqual(new Set(['DF_Answers_A__c', 'DF_Answers_B__c']));
  });

  test('say why, before anything is deployed, where the org has too many rules of its own', () => {
    const [error] = errors(last, { activeRules: { Opportunity: 60 } }, [...live, ...others]);
    expect(error?.message).toMatch(
      /compiles to \d+ active rules on Opportunity together with what is live beside it, beside 60/,
    );
  });
});
