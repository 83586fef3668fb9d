import type { WatchDecision, WatchNews, WatchReverted } from '../../sync/index.ts';
import type { ExitCode, Io } from '../io.ts';

/** Prints what a watch finds, a line each, or as JSON lines, and counts it. */
export class WatchPrinter {
  readonly #io: Io;
  readonly #isJson: boolean;
  readonly #counts = new Map<string, number>();
  #refused = 0;
  #drift: string | null = null;
  /** Kinds of news that were printed and need not be again. */
  readonly #once = new Set<WatchNews['kind']>();
  #standing = 0;

  constructor(io: Io, { json }: { readonly json?: boolean }) {
    this.#io = io;
    this.#isJson = json === true;
  }

  print(news: WatchNews): void {
    if (news.kind === 'standing') {
      this.#standing = news.deals;
      return;
    }
    if (news.kind === 'decision') this.#count(news.decision.outcome);
    if (news.kind === 'refused') this.#refused += 1;
    if (news.kind === 'drift') {
      // The same comes again each minute.
      if (news.sentence === this.#drift) return;
      this.#drift = news.sentence;
    }
    if (news.kind === 'not compared' || news.kind === 'no playbook') {
      if (this.#once.has(news.kind)) return;
      this.#once.add(news.kind);
    }
    if (this.#isJson) this.#io.out(JSON.stringify(news));
    else this.#io.out(lineOf(news));
  }

  /** @param every seconds between reads of the stage history */
  listening(isListening: boolean, reason: string | undefined, every: number): void {
    this.#io.err(
      isListening
        ? `Listening to change events; the stage history is read at least every ${every} s too.`
        : `No change events (${reason ?? 'not known why'}): the stage history is read every ${every} s.`,
    );
  }

  /** Prints how many deals stand past a gate without what it asks and how many records were written, and returns the exit code. */
  end(): ExitCode {
    const total = [...this.#counts.values()].reduce((sum, count) => sum + count, 0);
    const parts = [...this.#counts]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([outcome, count]) => `${count} ${outcome}`);
    const refused =
      this.#refused === 0 ? '' : ` ${this.#refused} were refused by the org and are kept to be tried again.`;
    if (this.#isJson)
      this.#io.out(
        JSON.stringify({
          kind: 'end',
          recorded: Object.fromEntries(this.#counts),
          refused: this.#refused,
          standing: this.#standing,
        }),
      );
    else {
      if (this.#standing > 0) this.#io.out(standingLine(this.#standing));
      if (total + this.#refused === 0) this.#io.out('Nothing new to record.');
      else this.#io.out(`${total} recorded${parts.length === 0 ? '' : `: ${parts.join(', ')}`}.${refused}`);
    }
    return this.#refused > 0 || this.#drift !== null ? 1 : 0;
  }

  #count(outcome: string): void {
    this.#counts.set(outcome, (this.#counts.get(outcome) ?? 0) + 1);
  }
}

function standingLine(deals: number): string {
  const stood = deals === 1 ? '1 deal stood' : `${deals} deals stood`;
  return `When last read, ${stood} past a gate without what it asks: \`diagnose check --standing\` lists what stands now.`;
}

function lineOf(news: Exclude<WatchNews, { kind: 'standing' }>): string {
  switch (news.kind) {
    case 'drift':
      return news.sentence ?? "The org's rules are as deployed again.";
    case 'not compared':
      return news.sentence;
    case 'no playbook':
      return 'No playbook is in force in this org: it has no gates, and nothing is recorded.';
    case 'refused':
      return `${decisionLine(news.refused.decision)} The org refused to record it: ${news.refused.reason}`;
    case 'reverted':
      return revertedLine(news.reverted);
    case 'decision':
      return decisionLine(news.decision);
  }
}

const LEFT = {
  'moved since': 'somebody has moved it since',
  'set back before': 'it was set back before',
  'refused for now': 'the org refused it, and it is tried again',
  refused: 'the org refused it, and it is not tried again',
  deleted: 'it was deleted',
} as const;

function revertedLine({ revert: { dealId, from, to }, left, reason }: WatchReverted): string {
  if (left === undefined) return `\`${dealId}\` set back from \`${to}\` to \`${from}\`, with a task for its owner.`;
  return `\`${dealId}\` not set back to \`${from}\`: ${LEFT[left]}.${reason === undefined ? '' : ` ${reason}`}`;
}

/** Of what is missing. */
const SHOWN = 3;

/** One line, with the time in UTC: `2026-11-30 08:15 UTC  bypassed (permission): Acme, `Qualification` → `Proposal`, by Ada Lovelace. Missing: One pain.` */
function decisionLine(decision: WatchDecision): string {
  const { at, dealName, byName, outcome, way, shorts = decision.unmet } = decision;
  const how = way === undefined ? '' : ` (${way})`;
  const more = shorts.length > SHOWN ? ` and ${shorts.length - SHOWN} more` : '';
  const missing = shorts.length === 0 ? '' : ` Missing: ${shorts.slice(0, SHOWN).join('; ')}${more}.`;
  return `${at.slice(0, 16).replace('T', ' ')} UTC  ${outcome}${how}: ${dealName ?? decision.dealId}, ${whatOf(decision)}, by ${byName ?? decision.by}.${missing}`;
}

function whatOf({ from, to, evidence }: WatchDecision): string {
  if (evidence !== undefined) return `${evidence.name} from ${evidence.from} to ${evidence.to} in \`${to}\``;
  if (from === '') return `made in \`${to}\``;
  return from === to ? `in \`${to}\`` : `\`${from}\` → \`${to}\``;
}
