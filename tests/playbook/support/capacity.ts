import { compilePlaybook, EVIDENCE, parsePlaybook, type CompiledPlaybook } from '../../../src/playbook/index.ts';
import { playbookText } from './texts.ts';

const STAGES = Array.from({ length: 10 }, (_, index) => `Stage number ${index}`);
const CONCEPTS = [
  ['situation', 'problem'],
  ['root cause', 'business impact'],
  ['desired state', 'success metric'],
  ['economic buyer', 'decision process'],
  ['champion', 'budget'],
  ['timeline'],
  ['decision criteria'],
  ['paper process'],
  ['customer confirmation'],
];
const QUESTIONS = CONCEPTS.flat().map((concept) => ({ concept, ask: 'How is that?', why: 'It is theirs.' }));
const OVERRIDE = {
  approver: 'DF_Approve_Gate_Overrides',
  maxDays: 14,
  reasons: ['Executive sponsor', 'Renewal timing'],
};

const pains = (atLeast: number, evidence: string) => ({ pains: { atLeast, evidence } });
const impact = (atLeast: number, evidence: string) => ({ impact: { atLeast, evidence } });
const score = (atLeast: number) => ({ score: { atLeast } });

/** What each gate asks for in addition to answers; `by` raises five of these criteria. Every kind that can be enforced is among them. */
function asked(by: number): readonly (readonly object[])[] {
  return [
    [pains(1, 'Heard'), { filled: 'NextStep' }, { number: { field: 'Amount', known: true } }],
    [pains(1 + by, 'Quoted'), { picked: { Type: ['yes', 'a, b'] } }, { checked: 'Ready__c' }],
    [pains(2, 'Heard'), { date: { field: 'Go_Live__c', notBefore: 'today' } }, { filled: 'Description' }],
    [impact(500 + by, 'Quoted'), score(20), { number: { field: 'Rank__c', atLeast: -5, atMost: 7 } }],
    [pains(2, 'Quoted'), { any: [pains(1, 'Confirmed'), impact(999.99, 'Quoted')], say: 'confirm a pain or its size' }],
    [pains(1, 'Confirmed'), impact(10_000, 'Quoted'), score(40 + by)],
    [impact(1000 + by, 'Confirmed'), { prescribed: 'ifAny' }, { filled: 'DF_Desired_Outcome__c' }],
    [
      pains(2 + by, 'Confirmed'),
      { number: { field: 'Share__c', type: 'percent', atLeast: 29 } },
      { all: [{ filled: 'NextStep' }, { checked: 'Ready__c' }], say: 'be ready for the next step' },
    ],
    [{ prescribed: 'all' }, impact(25_000, 'Confirmed'), score(60)],
  ];
}

const FROM = ['2020-01-01T00:00:00Z', '2022-05-05T00:00:00Z', '2024-03-01T08:30:00Z'];

/** Ten stages, nine gates and forty criteria; two of the gates can be overridden. Each version differs from the others in five criteria. */
export function large(version: 1 | 2 | 3) {
  const more = asked(version - 1);
  const gates = STAGES.slice(1).map((toEnter, index) => {
    const levels = (CONCEPTS[index] ?? []).map((concept, place) => [concept, EVIDENCE[1 + ((index + place) % 3)]]);
    const override = index === 6 || index === 8 ? { override: OVERRIDE } : {};
    return {
      toEnter,
      mode: 'enforce',
      require: [{ answered: Object.fromEntries(levels) }, ...(more[index] ?? [])],
      ...override,
    };
  });
  const appliesTo = { recordTypes: ['New_Business'] };
  const parts = { version, from: FROM[version - 1], stages: STAGES, questions: QUESTIONS, appliesTo, gates };
  return parsePlaybook(playbookText({ playbook: 'small', ...parts }), 'large.yaml');
}

/** A playbook of five criteria for deals of another record type. */
export function otherPlaybook(playbook: string, recordType: string) {
  const require = [
    { answered: { situation: 'Heard' } },
    pains(1, 'Confirmed'),
    { filled: 'NextStep' },
    { checked: 'Ready__c' },
    { prescribed: 'ifAny' },
  ];
  const gates = [{ toEnter: STAGES[3], mode: 'enforce', require }];
  const appliesTo = { recordTypes: [recordType] };
  return parsePlaybook(playbookText({ playbook, stages: STAGES, appliesTo, gates }), `${playbook}.yaml`);
}

/** All of them as they are live together. */
export function compileTogether(
  versions: readonly ReturnType<typeof large>[],
  others: readonly ReturnType<typeof otherPlaybook>[],
): readonly CompiledPlaybook[] {
  return [...versions.map((one) => compilePlaybook(one, versions)), ...others.map((one) => compilePlaybook(one))];
}
