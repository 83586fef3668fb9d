import {
  CONCEPTS,
  EVIDENCE,
  OPEN_DIGIT,
  OVERRIDE_EPOCH,
  OVERRIDE_TOKEN,
  PAINS_ROLLUP,
  IMPACT_ROLLUP,
  SCORE,
  slotOf,
  UNLINKED,
  OPEN_DUE,
  NO_DUE_DAY,
} from '../../../../force-app/main/base/lwc/gateRules/concepts.ts';
import { stageNumber } from '../../../../force-app/main/base/lwc/gateRules/together.ts';
import type { Attempt, CompiledPlaybook } from '../../../../force-app/main/base/lwc/gateRules/types.ts';
import { addDays } from '../../../../force-app/main/base/lwc/zoneDays/zoneDays.ts';
import type { Atom } from '../states/atoms.ts';
import { AMONG_NINES, TODAY, type AtomValue, type State } from '../states/deal-state.ts';

const quoted = (text: AtomValue): string => `\`${String(text)}\``;

/** `Heard`, or that the answer is open. */
function answerWords(field: string, power: number, value: number): string {
  const concept = CONCEPTS.find((one) => slotOf(one).field === field && slotOf(one).power === power)!;
  const digit = value % AMONG_NINES;
  if (digit === OPEN_DIGIT) return `${quoted(concept)} is an open answer`;
  return digit === 0
    ? `${quoted(concept)} has no answer`
    : `${quoted(concept)} is answered with evidence ${EVIDENCE[digit - 1]!}`;
}

function evidenceOf(rollups: Readonly<Record<string, string | undefined>>, field: string): string | undefined {
  return Object.entries(rollups).find(([, name]) => name === field)?.[0];
}

/** A field after or before the save in words; undefined for those that the first sentence has. */
function fieldWords(field: string, value: AtomValue, playbooks: readonly CompiledPlaybook[]): string {
  const pains = evidenceOf(PAINS_ROLLUP, field);
  const impact = evidenceOf(IMPACT_ROLLUP, field);
  if (pains) return `it has ${Number(value ?? 0)} ${value === 1 ? 'pain' : 'pains'} with evidence ${pains} or better`;
  if (impact) return `the impact with evidence ${impact} or better is ${Number(value ?? 0)}`;
  if (field === SCORE) return `its discovery score is ${Number(value ?? 0)}`;
  if (field === OPEN_DUE && value !== null && Number(value) < NO_DUE_DAY)
    return `the earliest open answer is due on ${addDays(OVERRIDE_EPOCH, Number(value))}`;
  if (field === UNLINKED)
    return value === null
      ? 'its lines without a prescription are not counted'
      : `${Number(value)} of its lines stand on no prescription`;
  if (field === OVERRIDE_TOKEN && Number(value) > 0) return overrideWords(Number(value), playbooks);
  if (field === OVERRIDE_TOKEN) return 'it has no override';
  if (value === null || value === '') return `${quoted(field)} is blank`;
  if (typeof value === 'boolean') return `${quoted(field)} is ${value ? 'ticked' : 'not ticked'}`;
  return `${quoted(field)} is ${typeof value === 'number' ? String(value) : quoted(value)}`;
}

function overrideWords(token: number, playbooks: readonly CompiledPlaybook[]): string {
  const stages = [...new Set(playbooks.flatMap(({ stages: own }) => own))];
  const stage = stages.find((one) => playbooks.some((playbook) => stageNumber([playbook], one) === token % 100));
  return `an override${stage ? ` up to ${quoted(stage)}` : ''} holds until ${addDays(OVERRIDE_EPOCH, Math.floor(token / 100))}`;
}

/** `A deal moves from A to B`. */
function moveWords({ record, prior }: Attempt): string {
  const stage = (value: unknown) => (value === null || value === undefined ? 'no stage' : quoted(String(value)));
  if (prior === null) return `A new deal begins in ${stage(record.StageName)}`;
  return `A deal moves from ${stage(prior.StageName)} to ${stage(record.StageName)}`;
}

/** Roll-ups and digits, of which a deal without any has 0. */
const COUNTED: ReadonlySet<string> = new Set(
  [...Object.values(PAINS_ROLLUP), ...Object.values(IMPACT_ROLLUP), SCORE, UNLINKED, OVERRIDE_TOKEN].map(
    (field) => `now:${field}`,
  ),
);

/** Whether a value is that of a deal about which nothing is known. */
export function isNothing(atom: Atom, value: AtomValue): boolean {
  if (value === null || value === false) return true;
  return value === 0 && (COUNTED.has(atom) || atom.startsWith('slot:'));
}

const MOVE: ReadonlySet<string> = new Set([
  'now:StageName',
  'before:StageName',
  'now:CreatedDate',
  'now:DF_Playbook_Pin__c',
  'moment',
]);

/** What has to be said of a state besides the move: what is there, and of the rule's own atoms what is not. */
export function factsOf(
  state: State,
  own: readonly string[],
  playbooks: readonly CompiledPlaybook[],
): readonly string[] {
  const hasOpen = [...state].some(([atom, value]) => atom.startsWith('slot:') && value === OPEN_DIGIT);
  return [...state].flatMap(([atom, value]) => {
    const [kind, name = '', power] = atom.split(':');
    if (MOVE.has(atom) || (isNothing(atom, value) && !own.includes(atom))) return [];
    if (name === OPEN_DUE && !hasOpen) return [];
    if (kind === 'permission') return value === true ? [`the user has the permission ${quoted(name)}`] : [];
    if (kind === 'slot') return [answerWords(name, Number(power), Number(value ?? 0))];
    const words = fieldWords(name, value, playbooks);
    return [kind === 'before' ? `before the save ${words}` : words];
  });
}

const DAY = /\d{4}-\d\d-\d\d/;

/** `A deal moves from A to B: problem is answered with evidence Heard. Nothing else is known of it.` */
export function witnessWords(
  attempt: Attempt,
  state: State,
  own: readonly string[],
  playbooks: readonly CompiledPlaybook[],
): string {
  const facts = factsOf(state, own, playbooks);
  // What a day is compared with may be counted from that of the save.
  const isDated = attempt.today !== TODAY || facts.some((fact) => DAY.test(fact));
  return `${moveWords(attempt)}${isDated ? ` on ${attempt.today}` : ''}${facts.length === 0 ? '' : `; ${facts.join('; ')}`}. Nothing else is known of it.`;
}
