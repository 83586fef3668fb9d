import { isAskedOf, isGateFor, levelOf, measure, needs, nextStages, progress, stageNumber } from 'c/gateRules';
import type { CompiledPlaybook, Condition, Criterion, Gate, Unmet } from 'c/gateRules';
import { wordingIn } from 'c/ruleWording';
import type { Line } from 'c/gateCriteria';
import type { GovernedDeal } from './deal.ts';
import { fixesOf, raiseOf } from './fixes.ts';
import { openText } from './openText.ts';

export type { GovernedDeal } from './deal.ts';

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

const stageOf = ({ record }: GovernedDeal): string => String(record.StageName ?? '');

/**
 * The gates that a move to the stage crosses, each with all criteria that it asks of the deal, met or not; to an exempt stage, the gates to that
 * stage alone. A gate that the deal has passed is asked again, so it is listed first, with what it lacks now. Several gates to one stage are
 * one list.
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
  const crossed = crossedBy(deal, playbook, target);
  const all = needs([playbook], record, target, surroundings);
  const unmet = new Map(all.map((one) => [`${one.toEnter}\n${one.id}`, one]));
  const linesOf = ({ toEnter, criteria }: Gate) =>
    criteria
      .filter((criterion) =>
        isListed(deal, criterion, crossed.includes(toEnter), unmet.has(`${toEnter}\n${criterion.id}`)),
      )
      .map((criterion) => lineOf(deal, { playbook, toEnter }, criterion, unmet.get(`${toEnter}\n${criterion.id}`)));
  const title = playbooks.length > 1 ? playbook.title : '';
  const own = playbook.gates
    .filter((gate) => isGateFor(gate, record, surroundings.permissions))
    .map((gate) => ({
      key: keyOf(playbook.playbook, gate.toEnter, gate.mode === 'enforce' ? '' : gate.mode),
      toEnter: gate.toEnter,
      playbook: title,
      isEnforced: gate.mode === 'enforce',
      isAgain: !crossed.includes(gate.toEnter),
      lines: linesOf(gate),
    }))
    .filter(({ isAgain, lines }) => lines.length > 0 || !isAgain);
  const steps = all.filter(({ id }) => id === 'steps').map((one) => stepsGate(deal, playbook, title, one));
  return [...steps, ...oneAStage(own)];
}

/** The stages whose gates a move to the target crosses: those up to it, or an exempt stage itself. */
function crossedBy(deal: GovernedDeal, playbook: CompiledPlaybook, target: string): readonly string[] {
  if (playbook.exemptStages.includes(target)) return [target];
  const stages = nextStages([playbook], stageOf(deal));
  return stages.slice(0, stages.indexOf(target) + 1);
}

/** A criterion of a gate on the way is listed where it is asked of the deal; one of a gate that was passed only where it is missing. */
function isListed(deal: GovernedDeal, criterion: Criterion, isCrossed: boolean, isUnmet: boolean): boolean {
  return isUnmet || (isCrossed && isAskedOf(criterion, deal.record, deal.surroundings));
}

/** Several gates to one stage, alike in what a missing criterion does, as one. */
function oneAStage(gates: readonly GateLines[]): readonly GateLines[] {
  const byKey = new Map<string, GateLines>();
  for (const gate of gates) {
    const first = byKey.get(gate.key);
    byKey.set(gate.key, first ? { ...first, lines: [...first.lines, ...gate.lines] } : gate);
  }
  return [...byKey.values()];
}

/** That the move skips more stages than the playbook allows, listed as a gate to the target. */
function stepsGate(deal: GovernedDeal, playbook: CompiledPlaybook, title: string, unmet: Unmet): GateLines {
  const { sentence } = wordingIn(playbook, { id: unmet.id, toEnter: '', sentence: unmet.sentence }, deal.language);
  const line = { id: unmet.id, key: keyOf(playbook.playbook, '', unmet.id), sentence, short: '', why: '' };
  return {
    key: keyOf(playbook.playbook, unmet.toEnter, unmet.id),
    toEnter: unmet.toEnter,
    playbook: title,
    isEnforced: unmet.mode === 'enforce',
    isAgain: false,
    lines: [{ ...line, isMet: false, isPassable: false, isRefused: false, fixes: [] }],
  };
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
  const hidden = unmet?.notVisible;
  const { sentence, short = '' } = wordingIn(playbook, { ...criterion, toEnter }, deal.language);
  return {
    id,
    key: keyOf(playbook.playbook, toEnter, id),
    sentence,
    short,
    why: unmet && !hidden ? whyOf(playbook, criterion, sentence) : '',
    isMet: unmet === undefined,
    isPassable: unmet?.overridden === true,
    isRefused: false,
    ...(hidden ? { hidden } : {}),
    ...(unmet && !open && !hidden ? soFarOf(deal, criterion) : {}),
    fixes: (unmet || open) && !hidden ? fixesOf(criterion, deal) : [],
    ...(open ? { open } : {}),
  };
}

/** The sentence about the open answers that a criterion asks for; empty when there is none. */
function openOf(deal: GovernedDeal, condition: Condition): string {
  if (condition.kind === 'any' || condition.kind === 'all' || condition.kind === 'some')
    return condition.of
      .map((part) => openOf(deal, part))
      .filter(Boolean)
      .join(' ');
  if (condition.kind !== 'answered') return '';
  const answer = deal.answers.find(({ concept }) => concept === condition.concept);
  return answer ? openText(answer) : '';
}

/** Why the answer matters, unless the sentence ends with it. */
function whyOf({ questions, texts }: CompiledPlaybook, criterion: Criterion, shown: string): string {
  if (criterion.kind !== 'answered') return '';
  // Next to a translated sentence, the `why` of a playbook that translates no questions would mix two languages.
  if (!texts && shown !== criterion.sentence) return '';
  const why = questions.find(({ concept }) => concept === criterion.concept)?.why ?? '';
  return [criterion.sentence, shown].some((sentence) => sentence.includes(why)) ? '' : why;
}

function soFarOf(deal: GovernedDeal, criterion: Criterion): Pick<Line, 'soFar'> {
  const { record, surroundings } = deal;
  const raise = criterion.kind === 'pains' && criterion.atLeast === 1 ? raiseOf(criterion, deal) : undefined;
  if (raise) return { soFar: { have: raise.level, need: levelOf(raise.evidence), isEvidence: true } };
  const { have } = measure(criterion, record, surroundings);
  const found = have ? progress(criterion, record, surroundings) : null;
  return found ? { soFar: { have, need: found.need, isEvidence: criterion.kind === 'answered' } } : {};
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
