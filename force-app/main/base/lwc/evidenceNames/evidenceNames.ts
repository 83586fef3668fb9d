import assumed from '@salesforce/label/c.DF_Evidence_Assumed';
import heard from '@salesforce/label/c.DF_Evidence_Heard';
import quoted from '@salesforce/label/c.DF_Evidence_Quoted';
import confirmed from '@salesforce/label/c.DF_Evidence_Confirmed';

/** The evidence levels in their order, with their names in the reader's language. */
export const EVIDENCE_NAMES = [
  ['Assumed', assumed],
  ['Heard', heard],
  ['Quoted', quoted],
  ['Confirmed', confirmed],
] as const;

/** The name of an evidence level; an unknown level is returned unchanged. */
export function evidenceName(evidence: string): string {
  return EVIDENCE_NAMES.find(([level]) => level === evidence)?.[1] ?? evidence;
}
