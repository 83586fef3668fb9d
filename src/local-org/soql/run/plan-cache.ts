/** The most recently used plans. */
export interface PlanCache<T> {
  get(key: string): T | undefined;
  set(key: string, plan: T): void;
  clear(): void;
  readonly size: number;
}

/**
 * Keeps plans in two generations: when the younger one has `most / 2` plans, it replaces the older one, whose unused plans are dropped.
 * @param most plans that are kept at the same time
 */
export function createPlanCache<T>(most: number): PlanCache<T> {
  let young = new Map<string, T>();
  let old = new Map<string, T>();
  const set = (key: string, plan: T): void => {
    old.delete(key);
    young.set(key, plan);
    if (young.size * 2 < most) return;
    old = young;
    young = new Map();
  };
  return {
    get(key) {
      const plan = young.get(key);
      if (plan !== undefined) return plan;
      const older = old.get(key);
      if (older !== undefined) set(key, older);
      return older;
    },
    set,
    clear() {
      young.clear();
      old.clear();
    },
    get size() {
      return young.size + old.size;
    },
  };
}
