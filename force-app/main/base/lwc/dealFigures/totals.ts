/** How many deals, and the sum of their amounts; a deal without an amount adds 0. */
export interface Figure {
  readonly count: number;
  readonly amount: number;
}

/** The deals of one stage and diagnosis. */
export interface DealGroup extends Figure {
  readonly stage: string;
  /** `In question`, or a value of `DF_Diagnosis_Status__c`. */
  readonly diagnosis: string;
}

/** One stage: its deals, and the same by diagnosis, one cell for each of the wanted diagnoses. */
export interface StageTotal extends Figure {
  readonly stage: string;
  readonly cells: readonly (Figure & { readonly diagnosis: string })[];
}

/** The figures of several groups together. */
export function sumOf(groups: readonly Figure[]): Figure {
  return groups.reduce<Figure>(
    (sum, { count, amount }) => ({ count: sum.count + count, amount: sum.amount + amount }),
    {
      count: 0,
      amount: 0,
    },
  );
}

/**
 * A row for each stage that has deals: those of `stages` in that order, then others by name. A stage's figure counts all its deals, also
 * those of a diagnosis that is not in `diagnoses`.
 */
export function totalsOf(
  groups: readonly DealGroup[],
  { stages, diagnoses }: { readonly stages: readonly string[]; readonly diagnoses: readonly string[] },
): StageTotal[] {
  const present = new Set(groups.filter(({ count }) => count > 0).map(({ stage }) => stage));
  const known = [...new Set(stages)].filter((stage) => present.has(stage));
  const others = [...present].filter((stage) => !known.includes(stage)).sort((a, b) => a.localeCompare(b));
  return [...known, ...others].map((stage) => {
    const inStage = groups.filter((group) => group.stage === stage);
    const cells = diagnoses.map((diagnosis) => ({
      diagnosis,
      ...sumOf(inStage.filter((group) => group.diagnosis === diagnosis)),
    }));
    return { stage, ...sumOf(inStage), cells };
  });
}
