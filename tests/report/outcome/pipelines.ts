import { randomStream, type Random } from '../../bench/seed/random.ts';
import type { AnswerCount, AnswerState, ClosedDeal, OutcomeData } from '../../../src/report/outcome/index.ts';

/** What is planted into a pipeline. Differences hold between deals of the same owner. */
export interface Plan {
  readonly seed: number;
  readonly owners: number;
  readonly deals: number;
  /** Least and greatest win rate of an owner without any effect. */
  readonly baseRates: readonly [number, number];
  /** How much an owner with a higher win rate asks more, 0 to 1: what makes owners a trap for a comparison over all deals. */
  readonly confounding: number;
  /** By how much the win rate is higher if the first question was heard, or a pain; default: neither. */
  readonly effect?: { readonly on: 'question' | 'diagnosis'; readonly share: number; readonly spread?: number };
  /** For deals with a pain heard: days more to the close, the factor of the amount, days less of silence; default none. */
  readonly shifts?: { readonly days: number; readonly factor: number; readonly silence: number };
  /** Deals are drawn until both groups of the effect have half the deals each; placeholders, which are in neither, come on top. Default false. */
  readonly isBalanced?: boolean;
}

/** As many as the shipped playbook has. */
const QUESTIONS = Array.from({ length: 12 }, (_, at) => `question ${String(at + 1).padStart(2, '0')}`);
/** The question that effects are planted on, named before any data are looked at. */
export const NAMED = QUESTIONS[0]!;

interface Owner {
  readonly id: string;
  readonly weight: number;
  readonly rate: number;
  readonly asks: number;
  readonly effect: number;
  /** Of days and amounts, as logarithm. */
  readonly scale: number;
}

interface Drawn {
  readonly deal: ClosedDeal;
  readonly states: readonly AnswerState[];
  /** Whether the deal is in the group that the effect is on, or in neither (null). */
  readonly isIn: boolean | null;
}

/** Deals with their answers, the same for the same plan on every machine. */
export function drawDeals(plan: Plan): readonly Drawn[] {
  const random = randomStream(plan.seed);
  const owners = Array.from({ length: plan.owners }, (_, at) => drawOwner(plan, at, random));
  const drawn: Drawn[] = [];
  const room = { in: plan.deals / 2, out: plan.deals / 2 };
  while (plan.isBalanced === true ? room.in + room.out > 0 : drawn.length < plan.deals) {
    const one = drawDeal(plan, random.weighted(owners.map((owner) => [owner, owner.weight] as const)), random);
    const side = one.isIn === true ? 'in' : 'out';
    if (plan.isBalanced === true && one.isIn !== null && room[side] === 0) continue;
    if (one.isIn !== null) room[side] -= 1;
    drawn.push(one);
  }
  return drawn;
}

/** A pipeline as `computeOutcomes` takes it. */
export function drawPipeline(plan: Plan): OutcomeData {
  const drawn = drawDeals(plan);
  return { deals: drawn.map(({ deal }) => deal), answers: drawn.flatMap(answersOf) };
}

function answersOf({ deal: { ownerId, result }, states }: Drawn): readonly AnswerCount[] {
  return states.map((state, at) => ({ question: QUESTIONS[at]!, ownerId, result, state, deals: 1 }));
}

function drawOwner({ baseRates: [least, most], confounding, effect }: Plan, at: number, random: Random): Owner {
  const skill = uniform(random);
  return {
    id: `seller ${at}`,
    weight: 2 + random.int(8),
    rate: least + (most - least) * skill,
    asks: 0.25 + 0.5 * (confounding * skill + (1 - confounding) * uniform(random)),
    effect: (effect?.share ?? 0) + (effect?.spread ?? 0) * (2 * uniform(random) - 1),
    scale: 0.8 * normal(random),
  };
}

/** Some deals are discovered better than others in all questions, so that the comparisons of a report depend on each other. */
function drawDeal({ effect, shifts }: Plan, owner: Owner, random: Random): Drawn {
  const ease = 0.3 * (uniform(random) - 0.5);
  const states = QUESTIONS.map(() => drawState(owner.asks + ease, random));
  const isDiagnosed = uniform(random) < owner.asks + ease;
  const isHeard = states[0] === 'placeholder' ? null : states[0] === 'heard';
  const isIn = effect?.on === 'diagnosis' ? isDiagnosed : isHeard;
  const isWon = uniform(random) < owner.rate + (isIn === true ? owner.effect : 0);
  const shifted = isDiagnosed ? shifts : undefined;
  const isMailed = random.chance(70);
  const days = Math.exp(4 + 0.3 * owner.scale + 0.5 * normal(random));
  const amount = Math.exp(10 + owner.scale + 0.9 * normal(random)) * (shifted?.factor ?? 1);
  const silence = 25 + Math.exp(2.5 + 0.3 * owner.scale + 0.8 * normal(random)) - (shifted?.silence ?? 0);
  return {
    deal: {
      ownerId: owner.id,
      result: isWon ? 'won' : random.chance(40) ? 'no decision' : 'lost',
      cycleDays: Math.round(days + (shifted?.days ?? 0)),
      amount: random.chance(3) ? 0 : Math.round(amount),
      currency: random.chance(20) ? 'USD' : 'EUR',
      diagnosis: isDiagnosed
        ? random.pick(['Pain heard', 'Pain quoted', 'Pain confirmed'])
        : random.pick(['Not started', 'Started']),
      hasUnknown: states.includes('unknown'),
      silentDays: isMailed ? Math.round(silence) : null,
    },
    states,
    isIn,
  };
}

function drawState(heard: number, random: Random): AnswerState {
  if (uniform(random) < heard) return 'heard';
  return random.weighted([
    ['not heard', 5],
    ['unknown', 4],
    ['placeholder', 1],
  ]);
}

/** At least 0, below 1. */
function uniform(random: Random): number {
  return random.int(2 ** 32) / 2 ** 32;
}

/** Box and Muller's transform. */
function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - uniform(random))) * Math.cos(2 * Math.PI * uniform(random));
}
