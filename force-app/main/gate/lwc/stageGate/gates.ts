import { fixOf, levelOf, measure, needs, nextStages, progress, stageNumber } from 'c/gateRules';
import type { CompiledPlaybook, Condition, Criterion, Gate, GateRecord, Surroundings, Unmet } from 'c/gateRules';
import type { Answer, Pain } from 'c/dealRows';
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

/** Identifies a gate among those of all playbooks; with the id of a criterion, that criterion among those of all gates. */
export const keyOf = (playbook: string, toEnter: string, id = ''): string => [playbook, toEnter, id].join('\n');

/** A deal with the playbooks that govern it, at least one, and the reader's language as `@salesforce/i18n/lang` has it. */
export interface GovernedDeal {
  readonly playbooks: readonly CompiledPlaybook[];
  readonly record: GateRecord;
  readonly surroundings: Surroundings;
  readonly language: string;
  readonly answers: readonly Answer[];
  readonly pains: readonly Pain[];
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

/** The gates, with the lines marked that a refusal of the org names by their `key`. */
export function marked(gates: readonly GateLines[], refused: ReadonlySet<string>): readonly GateLines[] {
  return gates.map((gate) => ({
    ...gate,
    lines: gate.lines.map((line) => ({ ...line, isRefused: refused.has(line.key) })),
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
    key: keyOf(playbook.playbook, toEnter, id),
    sentence,
    short,
    // `why` exists in the playbook's language only: next to a translated sentence it would mix two languages.
    why: unmet && sentence === criterion.sentence ? whyOf(playbook, criterion) : '',
    isMet: unmet === undefined,
    isPassable: unmet?.overridden === true,
    isRefused: false,
    ...(unmet && !open ? soFarOf(deal, criterion) : {}),
    fixes: unmet || open ? fixesOf(criterion, deal) : [],
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

function soFarOf(deal: GovernedDeal, criterion: Criterion): Pick<Line, 'soFar'> {
  const { record, surroundings } = deal;
  const raise = raiseFor(criterion, deal);
  if (raise) return { soFar: { have: raise.level, need: levelOf(raise.evidence), isEvidence: true } };
  const { have } = measure(criterion, record, surroundings);
  const found = have ? progress(criterion, record, surroundings) : null;
  return found ? { soFar: { have, need: found.need, isEvidence: criterion.kind === 'answered' } } : {};
}

/** The noted pain that lacks only evidence, the best evidenced one, and the evidence; undefined when a new pain is needed. */
function raiseFor(condition: Condition, { pains }: GovernedDeal) {
  if (condition.kind !== 'pains' || condition.atLeast > 1) return undefined;
  const { evidence, of } = condition;
  const [best] = pains
    .filter((pain) => (of?.kind ?? pain.kind) === pain.kind && (of?.driver ?? pain.driver) === pain.driver)
    .sort((a, b) => b.level - a.level);
  const { id, level } = best ?? { id: '', level: 0 };
  return level > 0 && level < levelOf(evidence) ? { id, level, evidence } : undefined;
}

/** The places where a condition can be fixed, each once. A group (`any`, `all`) has the places of its parts. */
function fixesOf(condition: Condition, deal: GovernedDeal): Fix[] {
  if (condition.kind === 'any' || condition.kind === 'all') {
    const all = condition.of.flatMap((part) => fixesOf(part, deal));
    const fixes = new Map(all.map((fix) => [JSON.stringify(fix), fix]));
    return [...fixes.values()];
  }
  const fix = fixOf(condition);
  if (!fix) return [];
  if (fix.on === 'field') return [{ ...fix, input: inputOf(condition) }];
  const raise = raiseFor(condition, deal);
  return [raise ? { on: 'pains', raise: { id: raise.id, evidence: raise.evidence } } : fix];
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
