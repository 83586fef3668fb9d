import { checkPlaybook, parsePlaybook } from '../../../src/playbook/index.ts';
import { playbookText } from './texts.ts';

const OVERRIDE = { approver: 'DF_Approve_Gate_Overrides', maxDays: 14, reasons: ['Renewal'] };
const QUESTIONS = [
  { concept: 'situation', ask: 'How do you do it today?', why: 'It starts there.' },
  { concept: 'situation', ask: 'And last year?', why: 'Things change.' },
  { concept: 'problem', ask: 'What hurts?', why: 'It is theirs.' },
];
export const GATES = [
  {
    toEnter: 'Second',
    mode: 'enforce',
    require: [
      { answered: { situation: 'Heard' } },
      { pains: { atLeast: 1, evidence: 'Quoted' }, because: 'Nobody hurts for us.' },
      { filled: 'NextStep', say: 'the step that they named' },
    ],
    override: OVERRIDE,
  },
];
/** All of its texts in German. */
export const COMPLETE = [
  { title: 'Klein' },
  { concept: 'situation', ask: 'Wie machen Sie es heute?', why: 'Dort beginnt es.' },
  { concept: 'situation', number: 2, ask: 'Und im letzten Jahr?', why: 'Manches ändert sich.' },
  { concept: 'problem', ask: 'Wo hakt es?', why: 'Es ist ihr Problem.' },
  { toEnter: 'Second', criterion: 'pains', because: 'Für uns leidet niemand.' },
  { toEnter: 'Second', criterion: 'NextStep', say: 'der Schritt, den sie nannten' },
  { reason: 'Renewal', text: 'Verlängerung' },
];
/** The playbook with the given German texts. */
export const given = (de: readonly object[], more: object = {}) => ({
  questions: QUESTIONS,
  gates: GATES,
  translations: { de },
  ...more,
});
/** `warning …`, `error …`: the findings of the playbook with the given German texts. */
export const findings = (de: readonly object[], more: object = {}) =>
  checkPlaybook(parsePlaybook(playbookText(given(de, more)), 'p.yaml')).map(
    ({ severity, message }) => `${severity} ${message}`,
  );
/** COMPLETE with one item replaced or added. */
export const withItem = (item: object) => findings([...COMPLETE, item]);
