import type { CompiledPlaybook } from '../../../force-app/main/base/lwc/gateRules/types.ts';
import { stricter, type Stricter } from './stricter.ts';

/** Why a deploy would ask more of deals that exist already. */
export interface AsksMore {
  /** The version that would govern them. */
  readonly version: number;
  /** Deals created from this moment on are concerned, ISO date-time. */
  readonly from: string;
  /** The version that governs them now; null: none does. */
  readonly before: number | null;
  /** What it asks more; empty where nothing, or another version, governs them now. */
  readonly stricter: readonly Stricter[];
}

/** The live versions of a playbook, before and after a deploy. */
export interface Change {
  readonly before: readonly CompiledPlaybook[];
  readonly after: readonly CompiledPlaybook[];
  /** The version that is deployed. */
  readonly version: number;
  /** ISO date-time. */
  readonly now: string;
  /** Whether an open deal has a pin to the deployed version, which then governs it whenever it was created. */
  readonly isPinned: boolean;
}

/**
 * The reasons why a deploy would ask more of deals in flight: a version with a `from` in the past takes over deals that none, or another
 * version, governs; or a version asks more than it did. Empty only if no deal that exists at `now` can be asked for more.
 */
export function asksMore({ before, after, version, now, isPinned }: Change): readonly AsksMore[] {
  const starts = [...new Set([...before, ...after].map(({ from }) => from))].filter((from) => !isLater(from, now));
  const found = new Map<string, AsksMore>();
  const compare = (from: string, old: CompiledPlaybook | undefined, present: CompiledPlaybook | undefined) => {
    if (present === undefined || !canRefuse(present) || found.has(`${old?.version}:${present.version}`)) return;
    const ways = old === undefined ? [] : stricter(old, present);
    // A version that moves to a later time gives deals back to an earlier one: that is fine where the earlier one asks no more.
    const takesOver = old === undefined || (old.version !== present.version && present.version === version);
    if (!takesOver && ways.length === 0) return;
    const reason = { version: present.version, from, before: old?.version ?? null, stricter: ways };
    found.set(`${old?.version}:${present.version}`, reason);
  };
  for (const from of starts.sort()) compare(from, governing(before, from), governing(after, from));
  const numbered = (versions: readonly CompiledPlaybook[]) => versions.find((one) => one.version === version);
  const stored = numbered(before);
  if (isPinned) compare(stored?.from ?? '', stored, numbered(after));
  return [...found.values()];
}

/** Whether the playbook can refuse a save; one that only observes and warns cannot, and so may govern deals in flight. */
function canRefuse({ gates, products, onlySteps }: CompiledPlaybook): boolean {
  return products === 'refused' || onlySteps?.mode === 'enforce' || gates.some(({ mode }) => mode === 'enforce');
}

/** The version that governs deals created at a moment. */
function governing(versions: readonly CompiledPlaybook[], at: string): CompiledPlaybook | undefined {
  return versions
    .filter(({ from }) => !isLater(from, at))
    .sort((a, b) => Date.parse(b.from) - Date.parse(a.from) || b.version - a.version)[0];
}

function isLater(a: string, b: string): boolean {
  return Date.parse(a) > Date.parse(b);
}
