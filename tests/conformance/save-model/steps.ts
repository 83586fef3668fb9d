import type { ObjectName, Request, State, Step, Value } from './model.ts';

/** A random choice before it is applied to a state: numbers pick among the records that are there. */
export interface Raw {
  readonly kind: (typeof KINDS)[number];
  readonly picks: readonly number[];
  readonly count: number;
  readonly allOrNone: boolean;
}

export const KINDS = [
  'shelf',
  'box',
  'tag',
  'item',
  'item',
  'item',
  'items',
  'items',
  'deal',
  'stage',
  'edit',
  'edit',
  'edits',
  'limit',
  'move item',
  'move box',
  'delete item',
  'delete any',
  'delete tag',
  'deletes',
  'undelete',
  'undelete',
  'undelete',
  'undeletes',
] as const;

const AMOUNTS: readonly Value[] = [0, 1, 5, 20, 40, 60, 90, 120, -3, null];
const DAYS: readonly Value[] = ['2026-01-01', '2026-06-30', '2025-12-31', null];
const OBJECTS: readonly ObjectName[] = ['Shelf__c', 'Box__c', 'Item__c', 'Tag__c', 'Item__c', 'Box__c'];
const STAGES: readonly Value[] = ['Prospecting', 'Qualification', 'Needs Analysis'];

/** The requests that chance means in this state; the same for the same state. */
export function plan(state: State, raw: Raw): Step {
  let next = 0;
  const draw = (): number => raw.picks[next++ % raw.picks.length] ?? 0;
  const one = <T>(list: readonly T[]): T | undefined => list[draw() % Math.max(1, list.length)];
  const records = Object.values(state.records);
  const refs = (object: ObjectName, deleted: boolean): string[] =>
    records.filter((rec) => rec.object === object && (rec.root !== null) === deleted).map((rec) => rec.ref);
  /** Mostly a live record, now and then a deleted one, now and then none. */
  const some = (object: ObjectName): string | null => {
    const deleted = draw() % 12 === 0 ? refs(object, true) : [];
    return one(deleted.length > 0 ? deleted : refs(object, false)) ?? null;
  };
  let made = state.made;
  const insert = (object: ObjectName, fields: Record<string, Value>): Request => {
    const ref = `r${made++}`;
    return {
      op: 'insert',
      object,
      ref,
      fields: { ...fields, ...(object === 'Opportunity' ? { Name: ref } : { Ref__c: ref }) },
    };
  };
  const tag = (): Value => (draw() % 3 === 0 ? some('Tag__c') : null);
  const values = (): Record<string, Value> => ({
    Kind__c: draw() % 25 === 0 ? 'X' : (one(['A', 'B', 'C']) ?? null),
    Amount__c: one(AMOUNTS) ?? null,
    Day__c: one(DAYS) ?? null,
    Key__c: draw() % 3 === 0 ? `${state.keys}${draw() % 2 === 0 ? 'K' : 'k'}${draw() % 7}` : null,
    Clear__c: tag(),
    Keep__c: draw() % 2 === 0 ? tag() : null,
    Fall__c: tag(),
  });
  const item = (): Request => insert('Item__c', { Box__c: draw() % 30 === 0 ? null : some('Box__c'), ...values() });
  const edit = (): Request | undefined => {
    const ref = some('Item__c');
    if (ref === null) return undefined;
    const given = Object.entries(values()).filter(() => draw() % 2 === 0);
    return { op: 'update', object: 'Item__c', ref, fields: Object.fromEntries(given) };
  };
  const on = (op: 'delete' | 'undelete', object: ObjectName, ref: string | null | undefined): Request | undefined =>
    ref === null || ref === undefined ? undefined : { op, object, ref, fields: {} };
  const undelete = (): Request | undefined => {
    const roots = records.filter((rec) => rec.root === rec.ref);
    const rec = one(draw() % 5 === 0 || roots.length === 0 ? records : roots);
    return rec === undefined ? undefined : on('undelete', rec.object, rec.ref);
  };
  const set = (object: ObjectName, field: string, value: Value): Request | undefined => {
    const ref = some(object);
    return ref === null ? undefined : { op: 'update', object, ref, fields: { [field]: value } };
  };
  const several = (make: () => Request | undefined): (Request | undefined)[] => Array.from({ length: raw.count }, make);

  const make: Readonly<Record<Raw['kind'], () => readonly (Request | undefined)[]>> = {
    shelf: () => [insert('Shelf__c', {})],
    tag: () => [insert('Tag__c', {})],
    box: () => [insert('Box__c', { Shelf__c: some('Shelf__c'), Limit__c: one([null, 60, 150, 250]) ?? null })],
    item: () => [item()],
    items: () => several(item),
    deal: () => [insert('Opportunity', { StageName: one(STAGES) ?? null })],
    stage: () => [set('Opportunity', 'StageName', one(STAGES) ?? null)],
    edit: () => [edit()],
    edits: () => several(edit),
    limit: () => [set('Box__c', 'Limit__c', one([null, 30, 100, 250]) ?? null)],
    'move item': () => [set('Item__c', 'Box__c', some('Box__c'))],
    'move box': () => [set('Box__c', 'Shelf__c', some('Shelf__c'))],
    'delete item': () => [on('delete', 'Item__c', some('Item__c'))],
    'delete tag': () => [on('delete', 'Tag__c', some('Tag__c'))],
    'delete any': () => {
      const object = one(OBJECTS)!;
      return [on('delete', object, some(object))];
    },
    deletes: () => several(() => on('delete', 'Item__c', some('Item__c'))),
    undelete: () => [undelete()],
    undeletes: () => several(undelete),
  };
  const requests = make[raw.kind]().filter((request): request is Request => request !== undefined);
  return { requests, allOrNone: raw.allOrNone };
}

/** Something to stand on before chance begins: two shelves, three boxes, three tags, two items. */
export function prelude(): Step[] {
  const insert = (object: ObjectName, ref: string, fields: Record<string, Value> = {}): Request => ({
    op: 'insert',
    object,
    ref,
    fields: { ...fields, Ref__c: ref },
  });
  return [
    { allOrNone: true, requests: [insert('Shelf__c', 'r0'), insert('Shelf__c', 'r1')] },
    { allOrNone: true, requests: ['r2', 'r3', 'r4'].map((ref) => insert('Tag__c', ref)) },
    {
      allOrNone: true,
      requests: [
        insert('Box__c', 'r5', { Shelf__c: 'r0', Limit__c: null }),
        insert('Box__c', 'r6', { Shelf__c: 'r0', Limit__c: 250 }),
        insert('Box__c', 'r7', { Shelf__c: 'r1', Limit__c: 150 }),
      ],
    },
    {
      allOrNone: true,
      requests: [
        insert('Item__c', 'r8', { Box__c: 'r5', Kind__c: 'A', Amount__c: 90, Clear__c: 'r2', Fall__c: 'r3' }),
        insert('Item__c', 'r9', { Box__c: 'r6', Kind__c: 'B', Amount__c: 60, Keep__c: 'r4', Day__c: '2026-03-01' }),
      ],
    },
  ];
}

/** The n-th step of a seeded run, for the process that is killed. */
export function rawStep(seed: number, index: number): Raw {
  let x = (seed * 2654435761 + index * 40503 + 12345) >>> 0;
  const draw = (): number => {
    x = (x + 0x6d2b79f5) >>> 0;
    let t = Math.imul(x ^ (x >>> 15), x | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  };
  return {
    kind: KINDS[draw() % KINDS.length]!,
    picks: Array.from({ length: 40 }, draw),
    count: 2 + (draw() % 4),
    allOrNone: draw() % 2 === 0,
  };
}
