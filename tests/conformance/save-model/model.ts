/**
 * The save as the documentation describes it, in memory and as plainly as possible; nothing of `src` is in here. Records are known by a
 * name of their own (`ref`), so that the same steps give the same state in any org.
 */
export type Value = string | number | null;
export type ObjectName = 'Shelf__c' | 'Box__c' | 'Item__c' | 'Tag__c' | 'Opportunity';

export interface Rec {
  readonly object: ObjectName;
  readonly ref: string;
  fields: Record<string, Value>;
  /** Deleted together with this record; null: live. */
  root: string | null;
  /** Deleted before its master, which is deleted too: cannot come back. */
  lost: boolean;
  /** OpportunityHistory rows. */
  history: number;
}

interface Blanked {
  readonly deleted: string;
  readonly ref: string;
  readonly field: string;
}

/** Plain data: it goes to a child process as JSON. */
export interface State {
  records: Record<string, Rec>;
  blanked: Blanked[];
  /** Records that were ever asked for, the refused ones too: names never repeat. */
  made: number;
  /** Begins each unique key: several runs share one org. */
  keys: string;
}

export interface Request {
  readonly op: 'insert' | 'update' | 'delete' | 'undelete';
  readonly object: ObjectName;
  readonly ref: string;
  readonly fields: Readonly<Record<string, Value>>;
}

export interface Step {
  readonly requests: readonly Request[];
  readonly allOrNone: boolean;
}

/** `codes`: status codes, with the message of a rule behind the colon; sorted. */
export interface Verdict {
  readonly ok: boolean;
  readonly codes: readonly string[];
}

export const REFERENCES: Readonly<Record<ObjectName, Readonly<Record<string, ObjectName>>>> = {
  Shelf__c: {},
  Tag__c: {},
  Opportunity: {},
  Box__c: { Shelf__c: 'Shelf__c' },
  Item__c: { Box__c: 'Box__c', Clear__c: 'Tag__c', Keep__c: 'Tag__c', Fall__c: 'Tag__c' },
};
const MASTERS: Readonly<Partial<Record<ObjectName, string>>> = { Box__c: 'Shelf__c', Item__c: 'Box__c' };

export const emptyState = (keys: string): State => ({ records: {}, blanked: [], made: 0, keys });

const live = (state: State, ref: Value | undefined): Rec | undefined => {
  const found = typeof ref === 'string' ? state.records[ref] : undefined;
  return found?.root === null ? found : undefined;
};
const all = (state: State): Rec[] => Object.values(state.records);
const num = (value: Value | undefined): number => (typeof value === 'number' ? value : 0);

/** What the roll-ups of a box or a shelf must be now. */
function totals(state: State, parent: Rec): Record<string, Value> {
  const field = parent.object === 'Box__c' ? 'Box__c' : 'Shelf__c';
  const children = all(state).filter(
    (one) => one.root === null && one.object !== parent.object && one.fields[field] === parent.ref,
  );
  if (parent.object === 'Shelf__c') {
    return {
      Boxes__c: children.length,
      Boxes_Total__c: children.reduce((sum, one) => sum + num(one.fields.Total__c), 0),
    };
  }
  if (parent.object !== 'Box__c') return {};
  const amounts = children.filter((one) => one.fields.Kind__c !== 'C').flatMap((one) => one.fields.Amount__c ?? []);
  const days = children.flatMap((one) => one.fields.Day__c ?? []) as string[];
  const weight = (one: Rec): number => (one.fields.Kind__c === 'A' ? num(one.fields.Amount__c) * 2 : 1);
  return {
    Items__c: children.length,
    Kind_A__c: children.filter((one) => one.fields.Kind__c === 'A').length,
    Total__c: children.reduce((sum, one) => sum + num(one.fields.Amount__c), 0),
    Weight_Total__c: children.reduce((sum, one) => sum + weight(one), 0),
    Least__c: amounts.length === 0 ? null : Math.min(...(amounts as number[])),
    Latest__c: days.sort().at(-1) ?? null,
  };
}

function rules({ object, fields }: Rec, before: Rec | undefined): string[] {
  const failed: string[] = [];
  if (object === 'Shelf__c' && num(fields.Boxes_Total__c) > 300) failed.push('The shelf is full.');
  if (object === 'Box__c' && num(fields.Total__c) > num(fields.Limit__c ?? 200)) failed.push('The box is full.');
  if (object === 'Item__c') {
    const [now, then] = [fields.Amount__c, before?.fields.Amount__c];
    if (num(now) < 0) failed.push('Not below zero.');
    if (typeof now === 'number' && typeof then === 'number' && now < then - 50)
      failed.push('Not by more than fifty at once.');
    if (fields.Kind__c === 'C' && (fields.Day__c ?? null) === null) failed.push('A C needs its day.');
  }
  return failed.map((message) => `FIELD_CUSTOM_VALIDATION_EXCEPTION:${message}`);
}

function systemErrors(state: State, rec: Rec, before: Rec | undefined): string[] {
  const errors: string[] = [];
  const { fields } = rec;
  const master = MASTERS[rec.object];
  if (master !== undefined && (fields[master] ?? null) === null) errors.push('REQUIRED_FIELD_MISSING');
  for (const field of Object.keys(REFERENCES[rec.object])) {
    const to = fields[field] ?? null;
    if (to !== null && to !== before?.fields[field] && live(state, to) === undefined)
      errors.push('INVALID_CROSS_REFERENCE_KEY');
  }
  if (rec.object !== 'Item__c') return errors;
  if (fields.Kind__c === 'X') errors.push('INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST');
  const key = String(fields.Key__c ?? '').toLowerCase();
  const same = (one: Rec): boolean =>
    one.ref !== rec.ref && one.root === null && String(one.fields.Key__c ?? '').toLowerCase() === key;
  if (key !== '' && fields.Key__c !== before?.fields.Key__c && all(state).some(same)) errors.push('DUPLICATE_VALUE');
  return errors;
}

/** Masters whose roll-ups must be looked at, with the requests that fail when they refuse. */
type Pending = Map<string, Set<number>>;

const note = (pending: Pending, ref: Value | undefined, causes: Iterable<number>): void => {
  if (typeof ref !== 'string') return;
  pending.set(ref, new Set([...(pending.get(ref) ?? []), ...causes]));
};

function write(state: State, pending: Pending, { op, object, ref, fields }: Request, index: number): string[] {
  const before = live(state, ref);
  if (op === 'delete') return before === undefined ? ['ENTITY_IS_DELETED'] : remove(state, pending, before, index);
  if (op === 'undelete') return restore(state, pending, ref, index);
  if (op === 'update' && before === undefined) return ['ENTITY_IS_DELETED'];
  const rec: Rec = {
    object,
    ref,
    root: null,
    lost: false,
    history: before?.history ?? 0,
    fields: { ...before?.fields, ...fields },
  };
  const errors = systemErrors(state, rec, before);
  if (errors.length > 0) return errors;
  if (before === undefined) Object.assign(rec.fields, totals(state, { ...rec, ref: 'nobody' }));
  const failed = rules(rec, before);
  if (failed.length > 0) return failed;
  if (object === 'Opportunity' && before?.fields.StageName !== rec.fields.StageName) rec.history += 1;
  state.records[ref] = rec;
  const same = Object.entries(rec.fields).every(([field, value]) => (before?.fields[field] ?? null) === value);
  if (before !== undefined && same) return [];
  const master = MASTERS[object];
  if (master === undefined) return [];
  note(pending, rec.fields[master], [index]);
  note(pending, before?.fields[master], [index]);
  return [];
}

function remove(state: State, pending: Pending, root: Rec, index: number): string[] {
  const toDelete = new Set([root.ref]);
  for (const ref of toDelete) {
    for (const one of all(state)) {
      const master = MASTERS[one.object];
      const falls = (master !== undefined && one.fields[master] === ref) || one.fields.Fall__c === ref;
      if (one.root === null && falls) toDelete.add(one.ref);
    }
  }
  const others = all(state).filter((one) => one.root === null && !toDelete.has(one.ref));
  if (others.some((one) => toDelete.has(String(one.fields.Keep__c)))) return ['DELETE_FAILED'];
  for (const one of others) {
    const to = String(one.fields.Clear__c);
    if (!toDelete.has(to)) continue;
    one.fields.Clear__c = null;
    state.blanked.push({ deleted: to, ref: one.ref, field: 'Clear__c' });
  }
  for (const ref of toDelete) loseDetails(state, ref);
  for (const ref of toDelete) {
    const one = state.records[ref]!;
    one.root = root.ref;
    const master = one.fields[MASTERS[one.object] ?? ''];
    if (!toDelete.has(String(master))) note(pending, master, [index]);
  }
  return [];
}

function loseDetails(state: State, master: string): void {
  for (const one of all(state)) {
    if (one.root === null || one.lost || one.fields[MASTERS[one.object] ?? ''] !== master) continue;
    one.lost = true;
    loseDetails(state, one.ref);
  }
}

function restore(state: State, pending: Pending, ref: string, index: number): string[] {
  const root = state.records[ref];
  if (root === undefined || root.lost || root.root !== ref) return ['UNDELETE_FAILED'];
  const group = all(state).filter((one) => one.root === ref && !one.lost);
  const back = new Set(group.map((one) => one.ref));
  for (const one of group) {
    const key = String(one.fields.Key__c ?? '').toLowerCase();
    const taken = all(state).some(
      (other) => other.root === null && String(other.fields.Key__c ?? '').toLowerCase() === key,
    );
    if (key !== '' && taken) return ['DUPLICATE_VALUE'];
  }
  for (const one of group) {
    for (const field of ['Clear__c', 'Keep__c', 'Fall__c']) {
      const to = one.fields[field] ?? null;
      if (to === null || back.has(String(to)) || live(state, to) !== undefined) continue;
      one.fields[field] = null;
      state.blanked.push({ deleted: String(to), ref: one.ref, field });
    }
  }
  for (const one of group) one.root = null;
  for (const one of group) {
    note(pending, one.fields[MASTERS[one.object] ?? ''], [index]);
    if (one.object === 'Box__c' || one.object === 'Shelf__c') note(pending, one.ref, [index]);
  }
  for (const { deleted, ref: blankedRef, field } of state.blanked.filter((one) => back.has(one.deleted))) {
    const one = state.records[blankedRef]!;
    if ((one.fields[field] ?? null) !== null) continue;
    one.fields[field] = deleted;
    // A live record that gets its lookup back is saved by this request, and so belongs to what its master may refuse.
    if (one.root === null) note(pending, one.fields[MASTERS[one.object] ?? ''], [index]);
  }
  state.blanked = state.blanked.filter((one) => !back.has(one.deleted));
  return [];
}

/** Saves the parents whose totals changed, then theirs; returns which requests their rules refuse. */
function saveParents(state: State, pending: Pending): Map<number, string[]> {
  const refused = new Map<number, string[]>();
  // Boxes before their shelves: no shelf is judged by totals that are about to change.
  const next = (): string | undefined =>
    [...pending.keys()].find((ref) => state.records[ref]?.object === 'Box__c') ?? [...pending.keys()][0];
  for (let ref = next(); ref !== undefined; ref = next()) {
    const causes = pending.get(ref)!;
    pending.delete(ref);
    const parent = live(state, ref);
    if (parent === undefined) continue;
    const now = totals(state, parent);
    if (Object.entries(now).every(([field, value]) => parent.fields[field] === value)) continue;
    const after: Rec = { ...parent, fields: { ...parent.fields, ...now } };
    const failed = rules(after, parent);
    if (failed.length > 0) for (const cause of causes) refused.set(cause, failed);
    else {
      state.records[ref] = after;
      note(pending, after.fields[MASTERS[after.object] ?? ''], causes);
    }
  }
  return refused;
}

/** One save: chunks of equal requests; a chunk whose parents refuse some of its records runs again without them. */
export function apply(state: State, step: Step): { state: State; verdicts: Verdict[] } {
  let now = structuredClone(state);
  const verdicts: Verdict[] = [];
  const { requests } = step;
  for (let start = 0; start < requests.length;) {
    let end = start + 1;
    const alike = (one: Request): boolean => one.op === requests[start]!.op && one.object === requests[start]!.object;
    while (end < requests.length && alike(requests[end]!)) end += 1;
    const refusedBefore = new Map<number, string[]>();
    for (;;) {
      const attempt = structuredClone(now);
      const pending: Pending = new Map();
      for (let index = start; index < end; index += 1) {
        const codes = refusedBefore.get(index) ?? write(attempt, pending, requests[index]!, index);
        verdicts[index] = { ok: codes.length === 0, codes: [...codes].sort() };
      }
      const refused = saveParents(attempt, pending);
      for (const [index, codes] of refused) refusedBefore.set(index, codes);
      if (refused.size > 0) continue;
      now = attempt;
      break;
    }
    start = end;
  }
  if (step.allOrNone && verdicts.some((verdict) => !verdict.ok)) {
    now = structuredClone(state);
    for (const [index, verdict] of verdicts.entries()) {
      if (verdict.ok) verdicts[index] = { ok: false, codes: ['ALL_OR_NONE_OPERATION_ROLLED_BACK'] };
    }
  }
  now.made = state.made + requests.filter((request) => request.op === 'insert').length;
  return { state: now, verdicts };
}

/** What a change stream must say about the step: `Box__c r3 UPDATE Items__c,Total__c`, sorted. */
export function events(before: State, after: State): string[] {
  return all(after)
    .flatMap((now) => {
      const then = before.records[now.ref];
      const name = `${now.object} ${now.ref}`;
      if (then === undefined) return now.root === null ? [`${name} CREATE `] : [];
      if (then.root === null && now.root !== null) return [`${name} DELETE `];
      if (then.root !== null) return now.root === null ? [`${name} UNDELETE `] : [];
      const changed = Object.keys({ ...then.fields, ...now.fields }).filter(
        (field) => (then.fields[field] ?? null) !== (now.fields[field] ?? null),
      );
      return changed.length === 0 ? [] : [`${name} UPDATE ${changed.sort().join(',')}`];
    })
    .sort();
}
