import { isoDate } from '../dates.ts';
import type { StoryDeal, StoryEvent, StoryValue } from './types.ts';

export type EventFields = Readonly<Record<string, StoryValue>>;

/** Order of saves within a day: what is referred to comes first, a stage after what its gate asks. */
const RANK = {
  account: 1,
  contact: 2,
  deal: 3,
  example: 4,
  role: 5,
  evidence: 6,
  agreed: 7,
  prescribed: 8,
  line: 9,
  asked: 10,
  decided: 11,
  amount: 12,
  moved: 13,
  last: 14,
} as const;

/** What differs from a save that creates a record as the deal's owner. */
interface Save {
  readonly key: string;
  readonly fields: EventFields;
  readonly update?: boolean;
  readonly as?: string;
}

/** The deal whose events are made. */
export interface DealContext {
  readonly deal: StoryDeal;
  /** Day number of the day of loading. */
  readonly today: number;
  /** The place of each stage, from 1. */
  readonly stages: ReadonlyMap<string, number>;
  readonly add: (day: number, rank: keyof typeof RANK, object: string, save: Save) => StoryEvent;
  /** `2026-11-21` for a day of the story. */
  readonly date: (day: number) => string;
}

export function contextOf(deal: StoryDeal, { today, stages }: Pick<DealContext, 'today' | 'stages'>): DealContext {
  return {
    deal,
    today,
    stages,
    add: (day, rank, object, { key, fields, update = false, as = deal.owner }) => ({
      day,
      rank: RANK[rank],
      as,
      object,
      key,
      update,
      fields,
    }),
    date: (day) => isoDate(today + day),
  };
}

/** The key of a deal's opportunity among the ids of a loaded story. */
export const dealKey = ({ firm }: Pick<StoryDeal, 'firm'>): string => `Opportunity:${firm}`;
export const contactOf = ({ firm }: StoryDeal, person: string): { ref: string } => ({
  ref: `Contact:${firm}:${person}`,
});

/** The time at which all saves of a day happen: 10:00 UTC, the same day in all time zones of the team. */
export function momentOf(today: number, day: number): string {
  return `${isoDate(today + day)}T10:00:00.000Z`;
}
