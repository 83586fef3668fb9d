import type { CompiledPlaybook } from '../../../force-app/main/base/lwc/gateRules/types.ts';

/** What decides about the numbers of a playbook's stages. */
export type Ordered = Pick<CompiledPlaybook, 'playbook' | 'version' | 'stages'>;

/** Two playbooks with two stages in opposite orders; `first` has the stages in this order. */
export interface OrderConflict {
  readonly first: Ordered;
  readonly second: Ordered;
  readonly stages: readonly [string, string];
}

/** More stages do not fit into an override's token, which has two digits for them. */
export const MOST_STAGES = 99;

/** The key by which stages that may come next are ordered: the least code, place and version of a playbook that has the stage. */
function rankOf(stage: string, playbooks: readonly Ordered[]): readonly [string, number, number] {
  const ranks = playbooks
    .filter(({ stages }) => stages.includes(stage))
    .map(({ playbook, version, stages }) => [playbook, stages.indexOf(stage), version] as const);
  return ranks.sort(compareRanks)[0] ?? ['', 0, 0];
}

function compareRanks(a: readonly [string, number, number], b: readonly [string, number, number]): number {
  return a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] - b[1] || a[2] - b[2];
}

/** The order of stages in which each playbook keeps its own order; as far as there is one. */
function mergedStages(playbooks: readonly Ordered[]): readonly string[] {
  const left = new Map(
    [...new Set(playbooks.flatMap(({ stages }) => stages))].map((stage) => [stage, rankOf(stage, playbooks)]),
  );
  const merged: string[] = [];
  while (left.size > 0) {
    const isFree = (stage: string) =>
      playbooks.every(({ stages }) =>
        stages.slice(0, Math.max(0, stages.indexOf(stage))).every((one) => !left.has(one)),
      );
    const [next] = [...left].filter(([stage]) => isFree(stage)).sort((a, b) => compareRanks(a[1], b[1]));
    if (next === undefined) break;
    merged.push(next[0]);
    left.delete(next[0]);
  }
  return merged;
}

/** Playbooks that order shared stages differently, two at a time; a circle over more than two has its neighbours. */
export function orderConflicts(playbooks: readonly Ordered[]): readonly OrderConflict[] {
  const merged = mergedStages(playbooks);
  const stuck = new Set(playbooks.flatMap(({ stages }) => stages).filter((stage) => !merged.includes(stage)));
  if (stuck.size === 0) return [];
  const conflicts = playbooks.flatMap((first, index) =>
    playbooks.slice(index + 1).flatMap((second): OrderConflict[] => {
      const shared = first.stages.filter((stage) => second.stages.includes(stage));
      const at = shared.findIndex(
        (stage, place) => place > 0 && second.stages.indexOf(stage) < second.stages.indexOf(shared[place - 1] ?? ''),
      );
      return at < 0 ? [] : [{ first, second, stages: [shared[at - 1] ?? '', shared[at] ?? ''] }];
    }),
  );
  if (conflicts.length > 0) return conflicts;
  const inCircle = playbooks.filter(({ stages }) => stages.filter((stage) => stuck.has(stage)).length > 1);
  return inCircle.slice(1).map((second, index) => {
    const first = inCircle[index] ?? second;
    const [a = '', b = ''] = first.stages.filter((stage) => stuck.has(stage));
    return { first, second, stages: [a, b] as const };
  });
}

/** The number of each stage, from 1, over playbooks that are live together. */
export function stageNumbersOf(playbooks: readonly Ordered[]): ReadonlyMap<string, number> {
  return new Map(mergedStages(playbooks).map((stage, index) => [stage, index + 1]));
}

/**
 * Playbooks that are live together, each with the numbers of its stages where these are not its own places. Playbooks that order shared
 * stages differently cannot be numbered and are returned with their own places; the checks refuse them.
 */
export function numbered(playbooks: readonly CompiledPlaybook[]): readonly CompiledPlaybook[] {
  const numbers = orderConflicts(playbooks).length > 0 ? undefined : stageNumbersOf(playbooks);
  return playbooks.map(({ stageNumbers: _before, ...playbook }) => {
    const { stages } = playbook;
    const own = stages.map((stage, index) => [stage, numbers?.get(stage) ?? index + 1] as const);
    return own.every(([, number], index) => number === index + 1)
      ? playbook
      : { ...playbook, stageNumbers: Object.fromEntries(own) };
  });
}
