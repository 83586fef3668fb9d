import { decide, type Attempt, type CompiledPlaybook } from '../../../src/playbook/index.ts';
import { KINDS as CRITERIA } from '../../../src/playbook/kinds/kinds.ts';
import { askedOf, kindOf, LANGUAGE_KINDS, leastOf } from '../../playbook/support/mix.ts';
import { KINDS } from '../../playbook/support/scenarios.ts';
import { NULLABLE } from './random.ts';

/** Counts what random cases meet, so that a test can refuse a run in which a kind of case is rare. */
export class CaseMix {
  readonly #counts = new Map<string, number>();

  #count(name: string): void {
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
  }

  /** @param playbooks the live versions @param transition the kind of move, one of `KINDS` */
  add(playbooks: readonly CompiledPlaybook[], attempt: Attempt, transition: string): void {
    const verdicts = playbooks.map((playbook) => decide(playbook, attempt));
    const verdict = verdicts.find(({ outcome }) => outcome !== 'exempt') ?? verdicts[0]!;
    this.#count('cases');
    this.#count(`outcome ${verdict.outcome}`);
    this.#count(`transition ${transition}`);
    for (const unmet of verdict.unmet) this.#count(`unmet ${kindOf(unmet)}`);
    const judging = playbooks[verdicts.indexOf(verdict)]!;
    for (const name of askedOf(judging, attempt, verdict)) this.#count(name);
    for (const field of NULLABLE) if ((attempt.record[field] ?? null) === null) this.#count(`blank ${field}`);
    if (playbooks.length > 1) this.#count('two versions');
    if (judging.gates.some(({ criteria }) => criteria.some((one) => JSON.stringify(one).includes('"of":{'))))
      this.#count('child lists');
  }

  get cases(): number {
    return this.#counts.get('cases') ?? 0;
  }

  /** One line a kind of case. */
  get lines(): readonly string[] {
    return [...this.#counts].sort().map(([name, number]) => `${number} ${name}`);
  }

  /** The kinds of cases that are rarer than they are to be in so many cases; for 20,000 cases and more. */
  get starved(): readonly (readonly [name: string, least: number])[] {
    return [
      ...['blocked', 'allowed'].map((outcome) => [`outcome ${outcome}`, 0.2 * this.cases] as const),
      ...['warned', 'bypassed', 'overridden', 'exempt'].map((outcome) => [`outcome ${outcome}`, 200] as const),
      ...KINDS.map((kind) => [`transition ${kind}`, 500] as const),
      ...NULLABLE.map((field) => [`blank ${field}`, 0.1 * this.cases] as const),
      ...[...CRITERIA, 'onlyFrom', 'steps', 'new-record', 'unknown-stage'].map(
        (kind) => [`unmet ${kind}`, 100] as const,
      ),
      ...LANGUAGE_KINDS.map((name) => leastOf(name, 40)),
      ['two versions', 5000] as const,
      ['child lists', 1000] as const,
    ].filter(([name, least]) => (this.#counts.get(name) ?? 0) < least);
  }
}
