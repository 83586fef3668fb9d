import { criterionOf, fixOf, measure, needs, nextStages, progress } from 'c/gateRules';
import type { CompiledPlaybook, Condition, Criterion, GateRecord, Surroundings, Unmet } from 'c/gateRules';
import type { Answer } from 'c/dealRows';
import { openText } from 'c/openAnswer';
import { saidIn } from 'c/playbookReading';
import type { FieldInput, Fix, Line } from 'c/gateCriteria';

/** A gate between the deal and the stage that it is to enter. */
export interface GateLines {
  readonly toEnter: string;
  /** False: the gate only shows what is missing, nothing is refused. */
  readonly isEnforced: boolean;
  readonly lines: readonly Line[];
}

/** A step of the path. */
export interface Step {
  readonly stage: string;
  readonly state: 'done' | 'current' | 'ahead';
  readonly hasGate: boolean;
}

/** A deal with the playbook that governs it, and the reader's language as `@salesforce/i18n/lang` has it. */
export interface GovernedDeal {
  readonly playbook: CompiledPlaybook;
  readonly record: GateRecord;
  readonly surroundings: Surroundings;
  readonly language: string;
  readonly answers: readonly Answer[];
}

const stageOf = ({ record }: GovernedDeal): string => String(record.StageName ?? '');

/** Stages that the deal can move to: the later ones of the playbook in order, then its exempt stages, which have no gate. */
export function targetsOf(deal: GovernedDeal): readonly string[] {
  const stage = stageOf(deal);
  return [...nextStages(deal.playbook, stage), ...deal.playbook.exemptStages.filter((exempt) => exempt !== stage)];
}

/** Unmet criteria on the way to the stage, without those that a live override opens. */
export function lackingFor({ playbook, record, surroundings }: GovernedDeal, target: string): readonly Unmet[] {
  return needs(playbook, record, target, surroundings).filter(({ overridden }) => !overridden);
}

/**
 * The gates that a move to the stage crosses, each with all its criteria, met or not; an exempt stage crosses none. A gate that the deal has passed
 * is asked again, so it is listed first, with what it lacks now.
 */
export function gatesTo(deal: GovernedDeal, target: string): GateLines[] {
  const { playbook, record, surroundings } = deal;
  const stages = nextStages(playbook, stageOf(deal));
  const crossed = stages.slice(0, stages.indexOf(target) + 1);
  const unmet = new Map(needs(playbook, record, target, surroundings).map((one) => [`${one.toEnter}\n${one.id}`, one]));
  return playbook.gates
    .map(({ toEnter, mode, criteria }) => ({
      toEnter,
      isEnforced: mode === 'enforce',
      lines: criteria
        .filter(({ id }) => crossed.includes(toEnter) || unmet.has(`${toEnter}\n${id}`))
        .map((criterion) => lineOf(deal, toEnter, criterion, unmet.get(`${toEnter}\n${criterion.id}`))),
    }))
    .filter(({ toEnter, lines }) => crossed.includes(toEnter) || lines.length > 0);
}

function lineOf(deal: GovernedDeal, toEnter: string, criterion: Criterion, unmet: Unmet | undefined): Line {
  const { playbook, language } = deal;
  const { id } = criterion;
  const open = openOf(deal, criterion);
  const { sentence, short = '' } = saidIn(playbook, { ...criterion, toEnter }, language);
  return {
    id,
    sentence,
    short,
    // `why` exists in the playbook's language only: next to a translated sentence it would mix two languages.
    why: unmet && sentence === criterion.sentence ? whyOf(playbook, criterion) : '',
    isMet: unmet === undefined,
    isPassable: unmet?.overridden === true,
    ...(unmet && !open ? soFarOf(deal, criterion) : {}),
    fixes: unmet || open ? fixesOf(criterion) : [],
    ...(open ? { open } : {}),
  };
}

/** The sentence about the open answers that a criterion asks for; empty when there is none. */
function openOf(deal: GovernedDeal, condition: Condition): string {
  if (condition.kind === 'any' || condition.kind === 'all')
    return condition.of
      .map((part) => openOf(deal, part))
      .filter(Boolean)
      .join(' ');
  if (condition.kind !== 'answered') return '';
  const answer = deal.answers.find(({ concept }) => concept === condition.concept);
  return answer ? openText(answer) : '';
}

function whyOf({ questions }: CompiledPlaybook, criterion: Criterion): string {
  if (criterion.kind !== 'answered') return '';
  const why = questions.find(({ concept }) => concept === criterion.concept)?.why ?? '';
  return criterion.sentence.includes(why) ? '' : why;
}

function soFarOf({ record, surroundings }: GovernedDeal, criterion: Criterion): Pick<Line, 'soFar'> {
  const { have } = measure(criterion, record, surroundings);
  const found = have ? progress(criterion, record, surroundings) : null;
  return found ? { soFar: { have, need: found.need, isEvidence: criterion.kind === 'answered' } } : {};
}

/** The places where a condition can be fixed, each once. A group (`any`, `all`) has the places of its parts. */
function fixesOf(condition: Condition): Fix[] {
  if (condition.kind === 'any' || condition.kind === 'all') {
    const fixes = new Map(condition.of.flatMap(fixesOf).map((fix) => [JSON.stringify(fix), fix]));
    return [...fixes.values()];
  }
  const fix = fixOf(condition);
  if (!fix) return [];
  return fix.on === 'field' ? [{ ...fix, input: inputOf(condition) }] : [fix];
}

function inputOf(condition: Condition): FieldInput {
  switch (condition.kind) {
    case 'picked':
      return { type: 'choice', values: condition.values };
    case 'number': {
      const { atLeast, atMost } = condition;
      return {
        type: 'number',
        ...(atLeast === undefined ? {} : { min: atLeast }),
        ...(atMost === undefined ? {} : { max: atMost }),
      };
    }
    case 'checked':
      return { type: 'check' };
    case 'date':
      return { type: 'date' };
    default:
      return { type: condition.kind === 'filled' && condition.type === 'longText' ? 'longText' : 'text' };
  }
}

/** The first gate after the stage, shown so that the seller can prepare for it; undefined when there is none. */
export function gateAfter(deal: GovernedDeal, target: string): GateLines | undefined {
  const { stages } = deal.playbook;
  const last = stages.includes(target) ? stages.at(-1) : undefined;
  const ahead = nextStages(deal.playbook, target);
  return last === undefined ? undefined : gatesTo(deal, last).find(({ toEnter }) => ahead.includes(toEnter));
}

/** The playbook's stages as a path. From an exempt or unknown stage, all of them are ahead. */
export function pathOf({ playbook, record }: GovernedDeal): Step[] {
  const here = playbook.stages.indexOf(String(record.StageName ?? ''));
  return playbook.stages.map((stage, index) => ({
    stage,
    state: index < here ? 'done' : index === here ? 'current' : 'ahead',
    hasGate: playbook.gates.some(({ toEnter }) => toEnter === stage),
  }));
}

/** What a request for an override must contain: the stage, its place in the playbook (from 1), and the limits that its gate sets. */
export interface OverrideTerms {
  readonly toEnter: string;
  readonly order: number;
  readonly maxDays: number;
  /** Allowed reason codes; empty: any reason is allowed. */
  readonly reasons: readonly string[];
}

/**
 * The override at the earliest stage that opens every enforced gate with an unmet criterion (an override opens its own gate and all
 * earlier ones). Undefined when no enforced criterion is unmet, or the playbook allows no such override.
 */
export function overrideTermsFor(playbook: CompiledPlaybook, lacking: readonly Unmet[]): OverrideTerms | undefined {
  const orderOf = (stage: string): number => playbook.stages.indexOf(stage) + 1;
  // `new-record` and `unknown-stage` are no criteria of a gate, so no override opens them.
  const enforced = lacking.filter((unmet) => unmet.mode === 'enforce');
  if (enforced.length === 0 || enforced.some((unmet) => !criterionOf(playbook, unmet))) return undefined;
  const last = Math.max(...enforced.map(({ toEnter }) => orderOf(toEnter)));
  return playbook.gates
    .flatMap(({ toEnter, override }) => (override ? [{ toEnter, order: orderOf(toEnter), ...override }] : []))
    .sort((a, b) => a.order - b.order)
    .find(({ order }) => order >= last);
}
