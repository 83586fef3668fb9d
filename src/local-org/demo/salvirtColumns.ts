/** How a column of the Salvirt set becomes the answer to a concept. */
export interface SalvirtColumn {
  readonly column: string;
  readonly concept: string;
  /** The sentence of each value that counts as an answer, without the deal that it begins with; four words at most, as codes are not texts to compare. */
  readonly answers: Readonly<Record<string, string>>;
  /** The values by which the column itself states that nothing is known. */
  readonly unknown: readonly string[];
}

/**
 * The ten columns that answer a concept; docs/demo-data.md has the same table. `Unknown` is not known yet in each of them. `Needs_def` and `Scope` ask how
 * clear something is, so their lowest values are not known yet too.
 */
export const SALVIRT_COLUMNS = [
  {
    column: 'Growth',
    concept: 'situation',
    answers: {
      Growth: 'business is growing.',
      Stable: 'business is stable.',
      'Slow down': 'business is slowing down.',
    },
    unknown: ['Unknown'],
  },
  {
    column: 'Needs_def',
    concept: 'problem',
    answers: { Yes: 'needs are defined.' },
    unknown: ['No', 'Info gathering'],
  },
  {
    column: 'Scope',
    concept: 'required capabilities',
    answers: { Clear: 'scope is clear.', 'Few questions': 'few questions about scope.' },
    unknown: ['Low'],
  },
  {
    column: 'Authority',
    concept: 'economic buyer',
    answers: {
      Low: 'contact has low authority.',
      Mid: 'contact has medium authority.',
      High: 'contact has high authority.',
    },
    unknown: [],
  },
  {
    column: 'Posit_statm',
    concept: 'champion',
    answers: {
      Yes: 'attitude is positive.',
      Neutral: 'attitude is neutral.',
      No: 'attitude is not positive.',
    },
    unknown: [],
  },
  {
    column: 'Forml_tend',
    concept: 'decision process',
    answers: { Yes: 'formal tender required.', No: 'no formal tender.' },
    unknown: [],
  },
  {
    column: 'RFP',
    concept: 'decision criteria',
    answers: {
      Yes: 'request for proposal received.',
      No: 'no request for proposal.',
    },
    unknown: [],
  },
  {
    column: 'Purch_dept',
    concept: 'paper process',
    answers: { Yes: 'purchasing department is involved.', No: 'no purchasing department involved.' },
    unknown: ['Unknown'],
  },
  {
    column: 'Budgt_alloc',
    concept: 'budget',
    answers: { Yes: 'budget is allocated.', No: 'no budget is allocated.' },
    unknown: ['Unknown'],
  },
  {
    column: 'Competitors',
    concept: 'alternatives',
    answers: { Yes: 'competitors are involved.', No: 'no competitors are involved.' },
    unknown: ['Unknown'],
  },
] as const satisfies readonly SalvirtColumn[];

/** The other columns of the set, which go into the deal's description as they are. */
export const SALVIRT_NOTES = [
  'Comp_size',
  'Partnership',
  'RFI',
  'Source',
  'Client',
  'Strat_deal',
  'Cross_sale',
  'Up_sale',
  'Deal_type',
  'Att_t_client',
] as const;
