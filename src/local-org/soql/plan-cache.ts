/** The most recently used plans; the oldest give way. */
export interface PlanCache<T> {
  get(key: string): T | undefined;
  set(key: string, plan: T): void;
  clear(): void;
  readonly size: number;
}

/** @param most plans that are kept at the same time */
export function createPlanCache<T>(most: number): PlanCache<T> {
  const plans = new Map<string, T>();
  return {
    get(key) {
      const plan = plans.get(key);
      if (plan === undefined) return undefined;
      plans.delete(key);
      plans.set(key, plan);
      return plan;
    },
    set(key, plan) {
      plans.delete(key);
      plans.set(key, plan);
      const oldest = plans.keys().next().value;
      if (plans.size > most && oldest !== undefined) plans.delete(oldest);
    },
    clear: () => plans.clear(),
    get size() {
      return plans.size;
    },
  };
}
