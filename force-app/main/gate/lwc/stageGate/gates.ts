import { fixOf, measure, needs, nextStages, overrideTermsAt, progress, stageNumber, stagesOf } from 'c/gateRules';
import type { CompiledPlaybook, Condition, Criterion, Gate, GateRecord, Surroundings, Unmet } from 'c/gateRules';
import type { Answer } from 'c/dealRows';
import { openText } from 'c/openAnswer';
import { wordingIn } from 'c/playbookReading';
import type { FieldInput, Fix, Line } from 'c/gateCriteria';

/** A gate between the deal and the stage that it is to enter. */
export interface GateLines {
  /** `keyOf` its playbook and its stage. */
  readonly key: string;
  readonly toEnter: string;
  /** Title of its playbook; empty when the deal has only one. */
  readonly playbook: string;
  /** False: the gate only shows what is missing, nothing is refused. */
  readonly isEnforced: boolean;
  /** The deal has passed it before; its lines are what it lacks now. */
  readonly isAgain: boolean;
  readonly lines: readonly Line[];
}

/** Identifies a gate among those of all playbooks. */
export const keyOf = (playbook: string, toEnter: string): string => `${playbook} ${toEnter}`;

/** A step of the path. */
export interface Step {
  readonly stage: string;
  readonly state: 'done' | 'current' | 'ahead';
  readonly hasGate: boolean;
}

/** A deal with the playbooks that govern it, at least one, and the reader's language as `@salesforce/i18n/lang` has it. */
export interface GovernedDeal {
  readonly playbooks: readonly CompiledPlaybook[];
  readonly record: GateRecord;
  readonly surroundings: Surroundings;
  readonly language: string;
  readonly answers: readonly Answer[];
}

const stageOf = ({ record }: GovernedDeal): string => String(record.StageName ?? '');

/** Stages that the deal can move to: the later ones of its playbooks in order, then exempt stages, which have no gate. */
export function targetsOf(deal: GovernedDeal): readonly string[] {
  const stage = stageOf(deal);
  const exempt = deal.playbooks.flatMap(({ exemptStages }) => exemptStages).filter((one) => one !== stage);
  return [...new Set([...nextStages(deal.playbooks, stage), ...exempt])];
}

/** The stage to move to unless the user chooses another: the next one that no playbook refuses as unknown. */
export function nextTarget(deal: GovernedDeal): string | undefined {
  const ahead = nextStages(deal.playbooks, stageOf(deal));
  const isKnown = (stage: string) =>
    deal.playbooks.every(({ stages, exemptStages }) => stages.includes(stage) || exemptStages.includes(stage));
  return ahead.find(isKnown) ?? ahead[0];
}

/** Unmet criteria on the way to the stage, without those that a live override opens. */
export function lackingFor({ playbooks, record, surroundings }: GovernedDeal, target: string): readonly Unmet[] {
  return needs(playbooks, record, target, surroundings).filter(({ overridden }) => !overridden);
}

/**
 * The gates that a move to the stage crosses, each with all its criteria, met or not; an exempt stage crosses none. A gate that the deal has passed
 * is asked again, so it is listed first, with what it lacks now.
 */
export function gatesTo(deal: GovernedDeal, target: string): GateLines[] {
  const { playbooks } = deal;
  const order = ({ toEnter }: GateLines): number => stageNumber(playbooks, toEnter);
  return playbooks.flatMap((playbook) => gatesOf(deal, playbook, target)).sort((a, b) => order(a) - order(b));
}

/** Identifies a criterion among those of all gates. */
export const refusedKey = (gateKey: string, id: string): string => `${gateKey}\n${id}`;

/** The gates, with the lines marked that a refusal of the org names: each as `refusedKey` has it. */
export function marked(gates: readonly GateLines[], refused: ReadonlySet<string>): readonly GateLines[] {
  return gates.map((gate) => ({
    ...gate,
    lines: gate.lines.map((line) => ({ ...line, isRefused: refused.has(refusedKey(gate.key, line.id)) })),
  }));
}

function gatesOf(deal: GovernedDeal, playbook: CompiledPlaybook, target: string): GateLines[] {
  const { playbooks, record, surroundings } = deal;
  const stages = nextStages([playbook], stageOf(deal));
  const crossed = stages.slice(0, stages.indexOf(target) + 1);
  const all = needs([playbook], record, target, surroundings);
  const unmet = new Map(all.map((one) => [`${one.toEnter}\n${one.id}`, one]));
  const linesOf = ({ toEnter, criteria }: Gate) =>
    criteria
      .filter(({ id }) => crossed.includes(toEnter) || unmet.has(`${toEnter}\n${id}`))
      .map((criterion) => lineOf(deal, { playbook, toEnter }, criterion, unmet.get(`${toEnter}\n${criterion.id}`)));
  return playbook.gates
    .map((gate) => ({
      key: keyOf(playbook.playbook, gate.toEnter),
      toEnter: gate.toEnter,
      playbook: playbooks.length > 1 ? playbook.title : '',
      isEnforced: gate.mode === 'enforce',
      isAgain: !crossed.includes(gate.toEnter),
      lines: linesOf(gate),
    }))
    .filter(({ isAgain, lines }) => !isAgain || lines.length > 0);
}

interface PlacedGate {
  readonly playbook: CompiledPlaybook;
  readonly toEnter: string;
}

function lineOf(
  deal: GovernedDeal,
  { playbook, toEnter }: PlacedGate,
  criterion: Criterion,
  unmet: Unmet | undefined,
): Line {
  const { id } = criterion;
  const open = openOf(deal, criterion);
  const { sentence, short = '' } = wordingIn(playbook, { ...criterion, toEnter }, deal.language);
  return {
    id,
    sentence,
    short,
    // `why` exists in the playbook's language only: next to a translated sentence it would mix two languages.
    why: unmet && sentence === criterion.sentence ? whyOf(playbook, criterion) : '',
    isMet: unmet === undefined,
    isPassable: unmet?.overridden === true,
    isRefused: false,
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
  const after = deal.playbooks.flatMap((playbook) => {
    const last = playbook.stages.includes(target) ? playbook.stages.at(-1) : undefined;
    const ahead = nextStages([playbook], target);
    return last === undefined ? [] : gatesOf(deal, playbook, last).filter(({ toEnter }) => ahead.includes(toEnter));
  });
  const order = ({ toEnter }: GateLines): number => stageNumber(deal.playbooks, toEnter);
  return after.sort((a, b) => order(a) - order(b))[0];
}

/** The stages of the playbooks as a path. From an exempt or unknown stage, all of them are ahead. */
export function pathOf({ playbooks, record }: GovernedDeal): Step[] {
  const stages = stagesOf(playbooks);
  const here = stages.indexOf(String(record.StageName ?? ''));
  const gates = playbooks.flatMap((one) => one.gates);
  return stages.map((stage, index) => ({
    stage,
    state: index < here ? 'done' : index === here ? 'current' : 'ahead',
    hasGate: gates.some(({ toEnter }) => toEnter === stage),
  }));
}

/** What a request for an override must contain: the stage, its number (from 1), and the limits that its gate sets. */
export interface OverrideTerms {
  readonly toEnter: string;
  readonly order: number;
  readonly maxDays: number;
  /** Allowed reason codes; empty: any reason is allowed. */
  readonly reasons: readonly string[];
}

/**
 * The override at the earliest stage that opens every enforced gate with an unmet criterion (an override opens its own gate and all
 * earlier ones, in every playbook that allows overrides there or later). Undefined when no enforced criterion is unmet, or no such override
 * is allowed. The limits of all playbooks whose gates it opens apply.
 */
export function overrideTermsFor(
  playbooks: readonly CompiledPlaybook[],
  lacking: readonly Unmet[],
): OverrideTerms | undefined {
  const orderOf = (stage: string): number => stageNumber(playbooks, stage);
  const enforced = lacking.filter((unmet) => unmet.mode === 'enforce');
  const allowed = playbooks.flatMap(({ playbook, gates }) =>
    gates.flatMap(({ toEnter, override }) => {
      if (!override) return [];
      return [{ playbook, toEnter, order: orderOf(toEnter), override }];
    }),
  );
  // `new-record` and `unknown-stage` are no criteria of a gate, so no override opens them.
  const isOpenable = ({ playbook, toEnter, id }: Unmet) =>
    id !== 'new-record' &&
    id !== 'unknown-stage' &&
    allowed.some((one) => one.playbook === playbook && one.order >= orderOf(toEnter));
  if (enforced.length === 0 || !enforced.every(isOpenable)) return undefined;
  const last = Math.max(...enforced.map(({ toEnter }) => orderOf(toEnter)));
  return allowed
    .filter(({ order }) => order >= last)
    .sort((a, b) => a.order - b.order)
    .flatMap(({ toEnter, order }) => {
      const terms = playbooks.flatMap((one) => overrideTermsAt(one, order) ?? []);
      const lists = terms.map(({ reasons }) => reasons).filter(({ length }) => length > 0);
      const [first = [], ...others] = lists;
      const reasons = first.filter((reason) => others.every((list) => list.includes(reason)));
      const isPossible = reasons.length > 0 || lists.length === 0;
      return isPossible ? [{ toEnter, order, maxDays: Math.min(...terms.map(({ maxDays }) => maxDays)), reasons }] : [];
    })[0];
}
