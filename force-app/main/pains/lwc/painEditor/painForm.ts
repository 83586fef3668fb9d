import type { Pain } from 'c/dealRows';
import type { Fields } from 'c/dealSaves';
import { amountOf } from 'c/impactFigures';
import { DETAILS, FOUND_IN, HOW_WE_KNOW, IMPACT, KIND, STATEMENT } from 'c/painFields';

/** The form's fields in its order, each with the field of DF_Pain_Point__c that stores it. */
const FIELDS = { statement: STATEMENT, ...HOW_WE_KNOW, ...IMPACT, kind: KIND, ...DETAILS } as const;

export type FieldName = keyof typeof FIELDS;
const NAMES = Object.keys(FIELDS) as readonly FieldName[];

/** Names of contacts, each with the field that has the id. They are shown and not saved. */
const CONTACTS = { saidBy: 'saidByName', confirmedBy: 'confirmedByName', feltBy: 'feltByName' } as const;
type ContactName = (typeof CONTACTS)[keyof typeof CONTACTS];

/** Values of the form, all as text; blank is empty text. */
export type Form = Readonly<Record<FieldName | ContactName, string>>;

/** The form's values for a stored pain. Blank evidence becomes Heard. */
export function formOf(pain: Pain): Form {
  const entries = NAMES.map((name) => [name, String(pain[name] ?? '')] as const);
  const form = Object.fromEntries(entries) as Record<FieldName, string>;
  return {
    ...form,
    evidence: form.evidence || 'Heard',
    saidByName: pain.saidByName,
    confirmedByName: pain.confirmedByName,
    feltByName: pain.feltByName,
  };
}

/** A form from the browser's storage, which an earlier release with fewer fields may have written. */
export function completed(stored: Form, pain: Pain): Form {
  return { ...formOf(pain), ...stored };
}

/** The text of a field as people read it: a contact's name instead of the id. */
export function shownText(form: Form, name: FieldName): string {
  return form[name in CONTACTS ? CONTACTS[name as keyof typeof CONTACTS] : name];
}

const AMOUNTS: readonly FieldName[] = ['low', 'likely', 'high'];
/** Not saved while the evidence is below Quoted: choosing a lower level by mistake must not delete a stored quote. */
const QUOTED_ONLY: readonly FieldName[] = ['quote', 'saidBy', 'saidOn', 'source'];
/** Not saved below Confirmed, for the same reason. */
const CONFIRMED_ONLY: readonly FieldName[] = ['confirmedWords', 'confirmedBy', 'confirmedOn', 'confirmedSource'];

export function isQuoted(evidence: string): boolean {
  return evidence === 'Quoted' || evidence === 'Confirmed';
}

/** The changed fields, by API name with the value to save. `was` are the saved values that the edit began with. */
export function changedFields(form: Form, was: Form): Fields {
  const left = [
    ...(isQuoted(form.evidence) ? [] : QUOTED_ONLY),
    ...(form.evidence === 'Confirmed' ? [] : CONFIRMED_ONLY),
  ];
  const names = NAMES.filter((name) => !left.includes(name));
  const changed = names.filter((name) => valueOf(form, name) !== valueOf(was, name));
  // A quote that is typed by hand has no source any more.
  const noSource = was.quote && changed.includes('quote') ? Object.values(FOUND_IN) : [];
  return Object.fromEntries([
    ...changed.map((name) => [FIELDS[name].fieldApiName, valueOf(form, name)]),
    ...noSource.map(({ fieldApiName }) => [fieldApiName, null]),
  ]) as Fields;
}

function valueOf(form: Form, name: FieldName): string | number | null {
  return AMOUNTS.includes(name) ? amountOf(form[name]) : form[name].trim() || null;
}

/**
 * Three-way merge: `form` is what this user typed, `theirs` what another user saved meanwhile, `was` what both began with. A field that
 * only one of them changed gets that change. A field that both changed to different values is in `clashes` and keeps this user's value.
 */
export function reconcile(form: Form, was: Form, theirs: Form): { form: Form; clashes: readonly FieldName[] } {
  const differs = (one: Form, other: Form, name: FieldName) => valueOf(one, name) !== valueOf(other, name);
  const unchanged = NAMES.filter((name) => !differs(form, was, name));
  const clashes = NAMES.filter(
    (name) => differs(form, was, name) && differs(theirs, was, name) && differs(form, theirs, name),
  );
  return { form: unchanged.reduce((merged, name) => withFieldOf(merged, theirs, name), form), clashes };
}

/** A copy of the form with one field of the other form. For a contact, the name is copied with the id. */
export function withFieldOf(form: Form, theirs: Form, name: FieldName): Form {
  if (name in CONTACTS) {
    const nameOf = CONTACTS[name as keyof typeof CONTACTS];
    return { ...form, [name]: theirs[name], [nameOf]: theirs[nameOf] };
  }
  return { ...form, [name]: theirs[name] };
}
