/** The evidence of an answer or a pain that was heard, without who said it, when or where. */
export const heardEvidence = {
  level: 2,
  evidence: 'Heard',
  saidBy: '',
  saidByName: '',
  saidOn: '',
  quote: '',
  source: '',
  confirmedWords: '',
  confirmedBy: '',
  confirmedByName: '',
  confirmedOn: '',
  confirmedSource: '',
} as const;
