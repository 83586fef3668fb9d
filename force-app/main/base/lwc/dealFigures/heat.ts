import type { Figure } from './totals.ts';

/** The answers of one seller to one question at one level of evidence: on how many deals, and what these are worth. */
interface AnswerGroup extends Figure {
  /** Id of the user. */
  readonly owner: string;
  readonly concept: string;
  /** 1 Assumed, 2 Heard, 3 Quoted, 4 Confirmed; 0 does not count. */
  readonly level: number;
}

/** The deals of one seller that the map is over. */
interface OwnerGroup extends Figure {
  readonly owner: string;
}

/** What a map is made of. A deal has at most one answer to a question, so a group of answers counts deals. */
export interface Heat {
  readonly answers: readonly AnswerGroup[];
  readonly owners: readonly OwnerGroup[];
  /** The questions, in the order of the columns. */
  readonly concepts: readonly string[];
}

export interface HeatCell {
  readonly concept: string;
  /** Deals on which the customer said it: Heard or more. */
  readonly heard: number;
  /** Part of the seller's deals, 0 to 1; undefined over fewer than five deals. */
  readonly share: number | undefined;
}

export interface HeatRow extends OwnerGroup {
  readonly cells: readonly HeatCell[];
}

/** A share over fewer deals is chance, and points at single deals. */
const LEAST_DEALS = 5;
/** Assumed is the seller's guess; from Heard on the customer said it. */
const HEARD = 2;

/** Seller × question, those with the largest amount first. */
export function heatOf({ answers, owners, concepts }: Heat): HeatRow[] {
  const heard = new Map<string, number>();
  for (const { owner, concept, level, count } of answers) {
    if (level >= HEARD) heard.set(`${owner} ${concept}`, (heard.get(`${owner} ${concept}`) ?? 0) + count);
  }
  const rows = owners.map((group): HeatRow => ({
    ...group,
    cells: concepts.map((concept) => {
      const count = heard.get(`${group.owner} ${concept}`) ?? 0;
      // An answer may have come between the two counts.
      const share = group.count < LEAST_DEALS ? undefined : Math.min(1, count / group.count);
      return { concept, heard: count, share };
    }),
  }));
  return rows.sort((a, b) => b.amount - a.amount || b.count - a.count || a.owner.localeCompare(b.owner));
}

/** The questions that a seller's customers never answered, over five deals or more; those with the most of them first, then in the order of the rows. */
export function neverHeard(
  rows: readonly HeatRow[],
): { readonly owner: string; readonly concepts: readonly string[] }[] {
  const never = rows.flatMap(({ owner, cells }) => {
    const concepts = cells.filter(({ share }) => share === 0).map(({ concept }) => concept);
    return concepts.length > 0 ? [{ owner, concepts }] : [];
  });
  return never.sort((a, b) => b.concepts.length - a.concepts.length);
}
