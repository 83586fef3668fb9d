import { randomFrom } from '../../scripts/notes/random.ts';
import { sessionEnded } from './answers.ts';
import { changeEvents, hasEvents, isPoll, type Message } from './event-faults.ts';
import { FAULTS, ON_FEW_WRITES, ON_WRITES, type FaultName, type Scene } from './faults.ts';
import { isEvents, type Answer, type Between, type Forward, type Sent } from './proxy.ts';
import type { Sessions } from './sessions.ts';
import { writeOf } from './writes.ts';

/** Of requests in a row, how many a fault may meet: a policy of six attempts survives them. */
const MOST_IN_A_ROW = 3;
/** How likely a request meets one; a write always does while any is left, since most is at stake there. */
const CHANCE = 0.3;

export interface FaultPlan {
  readonly between: Between;
  /** How often each fault was fired. */
  readonly fired: ReadonlyMap<FaultName, number>;
  /** Faults that were not fired as often as planned. */
  left(): readonly FaultName[];
}

interface PlanOptions {
  readonly seed: number;
  /** The faults, and how often each is to be fired; 0: only forwards. */
  readonly faults: readonly FaultName[];
  readonly times: number;
  readonly sessions: Sessions;
  /** The org's time, which its answers bear. */
  readonly now: () => Date;
}

/** A seeded plan of faults: at each request one is drawn of those that fit it and are left. */
export function planFaults(options: PlanOptions): FaultPlan {
  const plan = new Plan(options);
  return { between: plan.between, fired: plan.fired, left: () => [...plan.left.keys()] };
}

class Plan {
  readonly fired = new Map<FaultName, number>();
  readonly left: Map<FaultName, number>;
  readonly #options: PlanOptions;
  readonly #random: () => number;
  readonly #withheld: Message[] = [];
  #inARow = 0;

  constructor(options: PlanOptions) {
    this.#options = options;
    this.#random = randomFrom(options.seed);
    const names = options.times === 0 ? [] : options.faults;
    this.left = new Map(names.map((name) => [name, options.times]));
  }

  readonly between: Between = async (sent, toOrg) => {
    const { sessions, now } = this.#options;
    const known = sessions.withRealToken(sent);
    const forward: Forward = async (changed) => dated(await toOrg(changed), now());
    if (known === undefined && !isEvents(sent)) return dated(sessionEnded(sent), now());
    const request = known ?? sent;
    if (isPoll(request)) {
      const fault = this.#draw(request, false);
      if (fault !== undefined) return this.#simulate(fault, request, forward);
      return this.#onEvents(request, await forward(request));
    }
    const fault = this.#draw(request, false);
    return fault === undefined ? forward(request) : this.#simulate(fault, request, forward);
  };

  /** The answer to a poll is there: events may be lost, repeated, … in it. */
  async #onEvents(sent: Sent, answer: Answer): ReturnType<Between> {
    if (!hasEvents(answer)) return answer;
    const late = this.#withheld.splice(0);
    const all = changeEvents(answer, (events) => [...events, ...late]);
    const fault = this.#draw(sent, true);
    return fault === undefined ? all : this.#simulate(fault, sent, () => Promise.resolve(all));
  }

  #draw(sent: Sent, hasEvent: boolean): FaultName | undefined {
    const fitting = [...this.left.keys()].filter(
      (name) => (FAULTS[name].needsEvents ?? false) === hasEvent && FAULTS[name].fits(sent, this.#countOf(name) + 1),
    );
    if (fitting.length === 0) return undefined;
    if (isEvents(sent)) return this.#random() < 0.5 || hasEvent ? this.#oneOf(fitting) : undefined;
    const isWrite = writeOf(sent) !== undefined;
    if (this.#inARow >= MOST_IN_A_ROW || (!isWrite && this.#random() >= CHANCE)) {
      this.#inARow = 0;
      return undefined;
    }
    this.#inARow += 1;
    const onFew = fitting.filter((name) => ON_FEW_WRITES.includes(name));
    if (onFew.length > 0) return this.#oneOf(onFew);
    const onWrites = fitting.filter((name) => ON_WRITES.includes(name));
    return this.#oneOf(isWrite && onWrites.length > 0 && this.#random() < 0.8 ? onWrites : fitting);
  }

  #countOf(name: FaultName): number {
    return this.fired.get(name) ?? 0;
  }

  #oneOf(names: readonly FaultName[]): FaultName {
    return names[Math.floor(this.#random() * names.length)]!;
  }

  #simulate(name: FaultName, sent: Sent, forward: Forward): ReturnType<Between> {
    const count = this.#countOf(name) + 1;
    this.fired.set(name, count);
    const rest = this.left.get(name)! - 1;
    if (rest > 0) this.left.set(name, rest);
    else this.left.delete(name);
    const { sessions, now } = this.#options;
    const scene: Scene = {
      sent,
      forward,
      count,
      random: this.#random,
      now,
      withheld: this.#withheld,
      endSessions: (isForGood) => sessions.end(isForGood),
    };
    return FAULTS[name]
      .simulate(scene)
      .then((reply) => (typeof reply === 'object' && 'status' in reply ? dated(reply, now()) : reply));
  }
}

/** With the org's time, as each of its answers has it. */
function dated(answer: Answer, now: Date): Answer {
  return { ...answer, headers: { ...answer.headers, date: now.toUTCString() } };
}
