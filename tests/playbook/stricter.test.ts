import { asksMore, compilePlaybook, parsePlaybook, type CompiledPlaybook } from '../../src/playbook/index.ts';
import { stricter } from '../../src/playbook/judge/stricter.ts';
import { playbookText } from './support/texts.ts';

const compiled = (changes: Record<string, unknown> = {}) =>
  compilePlaybook(parsePlaybook(playbookText(changes), 'p.yaml'));
const OVERRIDE = { approver: 'DF_Approve_Gate_Overrides', maxDays: 14, reasons: ['Renewal timing', 'Sponsor'] };
const gate = (require: unknown[], more: object = {}) => ({ toEnter: 'Second', mode: 'enforce', require, ...more });
const gates = (...require: unknown[]) => ({ gates: [gate(require)] });
const BASE = { ...gates({ answered: { situation: 'Heard' } }, { filled: 'NextStep' }) };

/** A change, and what of it is stricter; none: it asks no more. */
const CASES: readonly (readonly [name: string, before: object, after: object, texts: readonly string[]])[] = [
  ['nothing', BASE, BASE, []],
  ['another title and currency', BASE, { ...BASE, title: 'Another', currency: 'USD' }, []],
  ['whom figures name', { ...BASE, people: 'all' }, { ...BASE, people: 'off' }, []],
  [
    'a title in another language, or another one',
    { ...BASE, translations: { de: [{ title: 'Klein' }] } },
    { ...BASE, translations: { de: [{ title: 'Kleiner' }], fr: [{ title: 'Petit' }] } },
    [],
  ],
  ['another sentence', gates({ filled: 'NextStep' }), gates({ filled: 'NextStep', because: 'We plan ahead.' }), []],
  ['a criterion less', BASE, gates({ filled: 'NextStep' }), []],
  ['a criterion more', gates({ filled: 'NextStep' }), BASE, ['asks for more: `answered:situation:Heard`']],
  [
    'another way to meet it that a new deal cannot have, whose fields were enough before',
    gates({ filled: 'NextStep' }),
    gates({ any: [{ filled: 'NextStep' }, { pains: { atLeast: 1, evidence: 'Quoted' } }] }),
    ['asks for more than fields, which no new deal has: it starts before this gate'],
  ],
  ['no gate any more', BASE, { gates: [] }, []],
  ['a new gate', { gates: [] }, BASE, ['is a new gate']],
  [
    'warn to enforce',
    { gates: [gate([{ filled: 'NextStep' }], { mode: 'warn' })] },
    gates({ filled: 'NextStep' }),
    ['is enforced (was `warn`)'],
  ],
  [
    'observe to enforce',
    { gates: [gate([{ filled: 'NextStep' }], { mode: 'observe' })] },
    gates({ filled: 'NextStep' }),
    ['is enforced (was `observe`)'],
  ],
  ['enforce to warn', gates({ filled: 'NextStep' }), { gates: [gate([{ filled: 'NextStep' }], { mode: 'warn' })] }, []],
  ['lower evidence', gates({ answered: { situation: 'Quoted' } }), gates({ answered: { situation: 'Heard' } }), []],
  [
    'higher evidence',
    gates({ answered: { situation: 'Heard' } }),
    gates({ answered: { situation: 'Quoted' } }),
    ['asks for more: `answered:situation:Quoted`'],
  ],
  [
    'fewer pains',
    gates({ pains: { atLeast: 2, evidence: 'Quoted' } }),
    gates({ pains: { atLeast: 1, evidence: 'Heard' } }),
    [],
  ],
  [
    'more pains of lower evidence',
    gates({ pains: { atLeast: 1, evidence: 'Quoted' } }),
    gates({ pains: { atLeast: 2, evidence: 'Heard' } }),
    ['asks for more: `pains:2:Heard`'],
  ],
  [
    'a higher impact',
    gates({ impact: { atLeast: 10, evidence: 'Quoted' } }),
    gates({ impact: { atLeast: 11, evidence: 'Quoted' } }),
    ['asks for more: `impact:11:Quoted`'],
  ],
  [
    'a lower impact',
    gates({ impact: { atLeast: 11, evidence: 'Quoted' } }),
    gates({ impact: { atLeast: 10, evidence: 'Quoted' } }),
    [],
  ],
  [
    'a choice more in a group',
    gates({ filled: 'NextStep' }),
    gates({ any: [{ filled: 'NextStep' }, { checked: 'HasOpportunityLineItem' }] }),
    [],
  ],
  [
    'a choice less in a group',
    gates({ any: [{ filled: 'NextStep' }, { score: { atLeast: 50 } }] }),
    gates({ filled: 'NextStep' }),
    ['asks for more: `filled:NextStep`'],
  ],
  [
    'a value less',
    gates({ picked: { Type: ['New', 'Old'] } }),
    gates({ picked: { Type: ['New'] } }),
    ['asks for more: `picked:Type:New`'],
  ],
  ['a value more', gates({ picked: { Type: ['New'] } }), gates({ picked: { Type: ['New', 'Old'] } }), []],
  [
    'a percent in place of a number',
    gates({ number: { field: 'A__c', atLeast: 40 } }),
    gates({ number: { field: 'A__c', atLeast: 40, type: 'percent' } }),
    ['asks for more: `number:A__c:40..`'],
  ],
  [
    'an override less',
    { gates: [gate([{ filled: 'NextStep' }], { override: OVERRIDE })] },
    gates({ filled: 'NextStep' }),
    ['can no longer be overridden'],
  ],
  [
    'an override less, of a later gate that is gone as well',
    {
      gates: [
        gate([{ filled: 'NextStep' }]),
        { ...gate([{ filled: 'NextStep' }], { override: OVERRIDE }), toEnter: 'Third' },
      ],
    },
    gates({ filled: 'NextStep' }),
    ['can no longer be overridden'],
  ],
  [
    'an override more',
    gates({ filled: 'NextStep' }),
    { gates: [gate([{ filled: 'NextStep' }], { override: OVERRIDE })] },
    [],
  ],
  [
    'an override that moves to another gate of its stage',
    { gates: [gate([{ filled: 'NextStep' }], { override: OVERRIDE }), gate([{ filled: 'Amount' }], { name: 'more' })] },
    { gates: [gate([{ filled: 'NextStep' }]), gate([{ filled: 'Amount' }], { name: 'more', override: OVERRIDE })] },
    [],
  ],
  [
    'a shorter override',
    { gates: [gate([{ filled: 'NextStep' }], { override: OVERRIDE })] },
    { gates: [gate([{ filled: 'NextStep' }], { override: { ...OVERRIDE, maxDays: 13 } })] },
    ['is overridden for 13 days (was 14)'],
  ],
  [
    'fewer reasons',
    { gates: [gate([{ filled: 'NextStep' }], { override: OVERRIDE })] },
    { gates: [gate([{ filled: 'NextStep' }], { override: { ...OVERRIDE, reasons: ['Sponsor'] } })] },
    ['is overridden for fewer reasons'],
  ],
  [
    'any reason',
    { gates: [gate([{ filled: 'NextStep' }], { override: OVERRIDE })] },
    { gates: [gate([{ filled: 'NextStep' }], { override: { approver: OVERRIDE.approver, maxDays: 14 } })] },
    [],
  ],
  ['an exempt stage less', BASE, { ...BASE, exemptStages: [] }, ['`Lost` is no exempt stage any more']],
  [
    'another bypass permission',
    BASE,
    { ...BASE, bypassPermission: 'Other' },
    ['Bypassing takes `Other` (was `DF_Bypass_Stage_Gates`)'],
  ],
  [
    'another order of stages',
    BASE,
    { ...BASE, stages: ['First', 'Third', 'Second', 'Won'] },
    ['The stages are others, or in another order'],
  ],
  ['refused products', BASE, { ...BASE, products: 'refused' }, ['Products without a confirmed pain are refused']],
  [
    'no amount in the scope any more',
    { ...BASE, appliesTo: { amountAtLeast: 10 } },
    BASE,
    ['The scope (`appliesTo`) is wider, or another'],
  ],
  [
    'a lower amount in the scope',
    { ...BASE, appliesTo: { amountAtLeast: 10 } },
    { ...BASE, appliesTo: { amountAtLeast: 9 } },
    ['The scope (`appliesTo`) is wider, or another'],
  ],
  [
    'a higher amount in the scope',
    { ...BASE, appliesTo: { amountAtLeast: 10 } },
    { ...BASE, appliesTo: { amountAtLeast: 11 } },
    [],
  ],
  ['a scope where there was none', BASE, { ...BASE, appliesTo: { recordTypes: ['New'] } }, []],
  [
    'a record type more',
    { ...BASE, appliesTo: { recordTypes: ['New'] } },
    { ...BASE, appliesTo: { recordTypes: ['New', 'Old'] } },
    ['The scope (`appliesTo`) is wider, or another'],
  ],
  [
    'a record type less',
    { ...BASE, appliesTo: { recordTypes: ['New', 'Old'] } },
    { ...BASE, appliesTo: { recordTypes: ['New'] } },
    [],
  ],
  [
    'profiles in place of record types',
    { ...BASE, appliesTo: { recordTypes: ['New'] } },
    { ...BASE, appliesTo: { ownerProfiles: ['Sales'] } },
    ['The scope (`appliesTo`) is wider, or another'],
  ],
];

describe('whether a playbook asks more than it did', () => {
  test.each(CASES)('%s', (_name, before, after, texts) => {
    expect(stricter(compiled({ ...before }), compiled({ ...after })).map(({ text }) => text)).toEqual(texts);
  });

  test('a part of a later release that is not understood counts as stricter', () => {
    const one = compiled(BASE);
    const other = { ...one, onTuesdays: ['First'] } as CompiledPlaybook;
    expect(stricter(one, other).map(({ text }) => text)).toEqual(['`onTuesdays` differs']);
    const [only] = one.gates;
    const gated = { ...one, gates: [{ ...only, onTuesdays: true }] } as unknown as CompiledPlaybook;
    expect(stricter(one, gated).map(({ text }) => text)).toEqual(['has another `onTuesdays`']);
  });

  test('what an earlier release deployed was asked once, so that the same playbook asks for more now', () => {
    const one = compiled(BASE);
    const criteria = one.gates[0]!.criteria.map(
      ({ short: _short, code: _code, ...rest }) => rest as (typeof one.gates)[0]['criteria'][0],
    );
    const earlier = { ...one, gates: [{ ...one.gates[0]!, criteria }] };
    expect(stricter(earlier, one).map(({ text }) => text)).toEqual([
      expect.stringContaining('An earlier release of Diagnose First deployed it'),
    ]);
    expect(stricter(one, one)).toEqual([]);
  });

  test('where an open answer counts at fewer stages, the gate asks for more', () => {
    const one = compiled(gates({ answered: { situation: 'Heard' } }));
    const openAt = (stages: unknown) =>
      ({
        ...one,
        gates: one.gates.map((each) => ({
          ...each,
          criteria: each.criteria.map((c) => ({ ...c, notKnownYet: stages })),
        })),
      }) as unknown as CompiledPlaybook;
    expect(stricter(openAt(['Second', 'Third']), openAt(['Second']))).toHaveLength(1);
    expect(stricter(openAt(['Second']), openAt(['Second']))).toEqual([]);
    expect(stricter(openAt(['Second']), one)).toHaveLength(1);
    expect(stricter(one, openAt(['Second']))).toEqual([]);
  });
});

describe('whether a deploy asks more of deals in flight', () => {
  const at = (version: number, from: string, changes: object = BASE): CompiledPlaybook => ({
    ...compiled({ ...changes }),
    version,
    from,
  });
  const NOW = '2026-11-30T08:00:00Z';
  const reasons = (before: CompiledPlaybook[], after: CompiledPlaybook[], version: number, isPinned = false) =>
    asksMore({ before, after, version, now: NOW, isPinned }).map((one) => [
      one.before,
      one.version,
      one.stricter.length,
    ]);
  const PAST = '2020-01-01T00:00:00Z';
  const FUTURE = '2026-12-01T00:00:00Z';
  const MORE = gates({ answered: { situation: 'Quoted' } }, { filled: 'NextStep' });

  test.each([
    ['a first version with a `from` in the past does', [], [at(1, PAST)], 1, [[null, 1, 0]]],
    ['a first version that comes into force later does not', [], [at(1, FUTURE)], 1, []],
    [
      'a first version that only warns does not',
      [],
      [at(1, PAST, { gates: [gate([{ filled: 'NextStep' }], { mode: 'warn' })] })],
      1,
      [],
    ],
    ['the same version again does not', [at(1, PAST)], [at(1, PAST)], 1, []],
    ['an earlier `from` does', [at(1, '2026-01-01T00:00:00Z')], [at(1, PAST)], 1, [[null, 1, 0]]],
    ['a later `from` does not', [at(1, PAST)], [at(1, FUTURE)], 1, []],
    ['a stricter gate inside a version does', [at(1, PAST)], [at(1, PAST, MORE)], 1, [[1, 1, 1]]],
    [
      'a stricter gate inside a version that is not yet in force does not',
      [at(1, FUTURE)],
      [at(1, FUTURE, MORE)],
      1,
      [],
    ],
    ['a next version that comes into force later does not', [at(1, PAST)], [at(1, PAST), at(2, FUTURE, MORE)], 2, []],
    [
      'a next version that takes over deals does',
      [at(1, PAST)],
      [at(1, PAST), at(2, '2026-11-01T00:00:00Z')],
      2,
      [[1, 2, 0]],
    ],
    [
      'a later `from` that gives deals back to a stricter version does',
      [at(1, PAST, MORE), at(2, '2026-11-01T00:00:00Z')],
      [at(1, PAST, MORE), at(2, FUTURE)],
      2,
      [[2, 1, 1]],
    ],
    [
      'a later `from` that gives deals back to a milder version does not',
      [at(1, PAST), at(2, '2026-11-01T00:00:00Z', MORE)],
      [at(1, PAST), at(2, FUTURE, MORE)],
      2,
      [],
    ],
  ])('%s', (_name, before, after, version, expected) => {
    expect(reasons(before, after, version)).toEqual(expected);
  });

  test('a stricter gate of a version that governs only deals with a pin to it does', () => {
    expect(reasons([at(1, FUTURE)], [at(1, FUTURE, MORE)], 1, true)).toEqual([[1, 1, 1]]);
    expect(reasons([], [at(1, FUTURE)], 1, true)).toEqual([[null, 1, 0]]);
  });
});

test('texts in other languages that were stored apart, or in another order, ask for nothing', () => {
  const translations = { de: [{ title: 'Klein' }, { concept: 'situation', ask: 'Wie?', why: 'Darum.' }] };
  const { texts, ...rest } = compiled({ ...BASE, translations });
  const de = texts?.['de'];
  const turned = { de: { questions: de?.questions ?? {}, title: de?.title ?? '' } };
  expect(JSON.stringify(turned)).not.toBe(JSON.stringify(texts));
  expect(stricter({ ...rest, texts: turned }, compiled({ ...BASE, translations }))).toEqual([]);
  expect(stricter({ ...rest, textsIn: ['de'] }, compiled({ ...BASE, translations }))).toEqual([]);
});
