import {
  decideAll,
  lasting,
  playbooksFor,
  stagesPastGates,
  type CompiledPlaybook,
  type Unmet,
} from '../playbook/index.ts';
import type { LoadedDeal } from './load.ts';

/** What a deal stands without: criteria of gates at or before its stage that are unmet now. */
export interface Standing {
  /** `code:version` of each playbook that governs the deal. */
  readonly playbooks: readonly string[];
  /** Whether its stage is that of a gate, or after it, in any live playbook; that playbook need not govern it yet. */
  readonly isPastGate: boolean;
  readonly unmet: readonly Unmet[];
}

export interface StandingInput {
  readonly playbooks: readonly CompiledPlaybook[];
  /** ISO date-time. */
  readonly now: string;
  /** ISO date, in the zone. */
  readonly today: string;
  /** IANA name of the zone in which moments have their day. */
  readonly zone: string;
}

/**
 * What a deal stands without today: all that the gates up to its stage ask, whether they block, warn or only observe, except what a live
 * override lets pass. What is asked of a single save (which stage it came from, how far a day moved) is no part of it. Pure.
 */
export function standingOf({ record, children }: LoadedDeal, { playbooks, now, today, zone }: StandingInput): Standing {
  const governing = playbooksFor(playbooks, record, now);
  const isPastGate = stagesPastGates(playbooks).includes(String(record.StageName));
  if (!isPastGate || governing.length === 0) return { playbooks: governing.map(versionOf), isPastGate, unmet: [] };
  const prior = { ...record, StageName: null };
  const { unmet } = decideAll(governing, { record, prior, children, permissions: [], now, today, zone });
  return { playbooks: governing.map(versionOf), isPastGate, unmet: lasting(governing, unmet) };
}

const versionOf = ({ playbook, version }: CompiledPlaybook): string => `${playbook}:${version}`;
