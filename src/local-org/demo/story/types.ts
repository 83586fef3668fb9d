// The story of the demo: deals of fictional firms, written by hand in demo/story, with all days counted from the day of loading.

/** Days from the day of loading: -12 is twelve days before it. */
type Day = number;

/** How something the customer said is known. `words` are theirs for `quoted` and `confirmed`; our sentence otherwise. */
export interface Evidence {
  readonly level: 'Assumed' | 'Heard' | 'Quoted';
  readonly words: string;
  /** The key of the person who said it; absent for what is assumed. */
  readonly by?: string;
  readonly on: Day;
  readonly source: string;
  readonly confirmed?: Confirmation;
  /** The day on which the seller took it back. */
  readonly withdrawn?: Day;
}

/** The customer's words when they agreed, for example in the reply to a playback. */
export interface Confirmation {
  readonly words: string;
  readonly by: string;
  readonly on: Day;
  readonly source: string;
}

export interface OpenAnswer {
  /** The key of the team member who finds out. */
  readonly open: string;
  readonly since: Day;
  readonly until: Day;
}

export interface StoryPain {
  readonly evidence: Evidence;
  readonly kind: string;
  readonly driver?: string;
  /** A year, in the playbook's currency. */
  readonly cost?: number;
  readonly basis?: string;
  readonly prescription?: {
    readonly product: string;
    readonly because: string;
    readonly effect?: string;
    /** With a price, the deal has a product line. */
    readonly price?: number;
  };
}

export interface StoryOverride {
  readonly stage: string;
  readonly reason: string;
  readonly code: string;
  readonly asked: Day;
  readonly until: Day;
  /** The day of the manager's approval; absent while it waits. */
  readonly approved?: Day;
  readonly note?: string;
}

export interface StoryDeal {
  /** `bakeries.yaml: deals[2]`, for messages. */
  readonly at: string;
  readonly firm: string;
  readonly city: string;
  readonly country: string;
  readonly staff: number;
  readonly industry: string;
  readonly language: string;
  readonly deal: string;
  readonly owner: string;
  readonly amount: number;
  /** The amount until a day, for a deal that came into scope later. */
  readonly earlier?: { readonly amount: number; readonly until: Day };
  readonly closes: Day;
  /** Stages with the day on which the deal entered each, in order. The first day is that of its creation. */
  readonly path: readonly { readonly stage: string; readonly on: Day }[];
  /** Stages that the integration user set, past the gates. */
  readonly imported: readonly string[];
  readonly next?: string;
  readonly about?: string;
  readonly outcome?: string;
  /** Why it ended, for a deal whose last stage is Closed Lost. */
  readonly lost?: string;
  readonly people: readonly {
    readonly key: string;
    readonly name: string;
    readonly title: string;
    readonly role: string;
  }[];
  readonly answers: readonly { readonly concept: string; readonly answer: Evidence | OpenAnswer }[];
  readonly pains: readonly StoryPain[];
  readonly overrides: readonly StoryOverride[];
}

interface TeamMember {
  readonly key: string;
  readonly name: string;
  readonly title: string;
}

export interface Story {
  readonly team: readonly TeamMember[];
  readonly products: readonly {
    readonly name: string;
    readonly family: string;
    readonly price: number;
    readonly about: string;
  }[];
  /** The firm whose deal the first link opens. */
  readonly first: string;
  readonly deals: readonly StoryDeal[];
}

export type StoryValue =
  | string
  | number
  | boolean
  | null
  | { readonly ref: string; readonly suffix?: string }
  | { readonly find: string };

/** One save of one user on one day. */
export interface StoryEvent {
  readonly day: Day;
  /** Order within a day. */
  readonly rank: number;
  readonly as: string;
  readonly object: string;
  /** Key of the created record; with `update`, of the changed one. */
  readonly key: string;
  readonly update: boolean;
  readonly fields: Readonly<Record<string, StoryValue>>;
}
