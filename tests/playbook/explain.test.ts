import { decide, explainPlaybook, validationRules } from '../../src/playbook/index.ts';
import { smallPlaybook } from './support/texts.ts';

const explained = (parts: Readonly<Record<string, unknown>> = {}) => explainPlaybook(smallPlaybook(parts));
const gate = (mode: string, ...require: object[]) => ({ toEnter: 'Second', mode, require });
const override = { approver: 'DF_Approve_Gate_Overrides', maxDays: 7 };

describe('a playbook in English states', () => {
  test.each([
    ['enforce', 'A deal cannot be moved to a stage that is not named on this page. Salesforce then says: '],
    ['warn', 'A deal that is moved to a stage that is not named on this page gets a warning: '],
    ['observe', 'A deal that is moved to a stage that is not named on this page is noted for the report: '],
  ])('what becomes of an unknown stage where gates %s', (mode, sentence) => {
    const text = explained({ gates: [gate(mode, { pains: { atLeast: 1, evidence: 'Heard' } })] });
    expect(text).toContain(sentence);
    expect(text.includes('- A new deal cannot begin in Second or beyond.')).toBe(mode === 'enforce');
    const fields = explained({ gates: [gate(mode, { filled: 'NextStep' })] });
    expect(fields).toContain(sentence);
    expect(fields).not.toContain('- A new deal cannot begin');
    expect(fields.includes('- A new deal is judged by its fields at Second.')).toBe(mode === 'enforce');
  });

  test('of which deals a criterion is asked', () => {
    const when = { picked: { Type: ['A'] } };
    const unless = { number: { field: 'Rank__c', atMost: 5 } };
    const line = (more: object) => explained({ gates: [gate('enforce', { checked: 'Ready__c', ...more })] });
    const met = 'it is met when the box "Ready" is ticked.';
    const isA = 'the field "Type" is "A"';
    expect(line({ when })).toContain(`Asked only when ${isA}. Then ${met}`);
    expect(line({ unless })).toContain(`Not asked when the field "Rank" is filled in and is 5 or less. Else ${met}`);
    expect(line({ when, unless })).toContain(`Asked only when ${isA}; not when the field "Rank" is`);
  });

  test('what is asked where a deal is given up, and that nothing else is', () => {
    const lost = (mode: string) => explained({ gates: [{ ...gate(mode, { filled: 'NextStep' }), toEnter: 'Lost' }] });
    expect(lost('enforce')).toContain(
      'Moving a deal to Lost, from anywhere, apart from the fields that this page asks',
    );
    expect(lost('warn')).toContain('- Moving a deal to Lost, from anywhere.\n');
    expect(lost('warn')).not.toContain('Stages before Lost');
  });

  test('that deals which come back, or out of nowhere, have to pass every gate', () => {
    expect(explained()).toContain(
      'Coming from Lost or a stage that is not named on this page, it has to pass every gate up to its new stage.',
    );
    expect(explained({ exemptStages: [] })).toContain('Coming from a stage that is not named on this page, it has');
  });

  test('that of overlapping overrides one counts, where there can be any', () => {
    const counts = 'Of two permissions to pass that a deal has at the same time, the one that holds longer counts.';
    expect(explained({ gates: [{ ...gate('enforce', { filled: 'NextStep' }), override }] })).toContain(counts);
    expect(explained()).not.toContain(counts);
  });

  test('that a new or reopened deal cannot go at once to a stage with `onlyFrom`', () => {
    const only = { toEnter: 'Won', mode: 'enforce', onlyFrom: ['Third'] };
    const text = explained({ gates: [only] });
    expect(text).toContain(
      '- A new or reopened deal cannot go to Won or beyond in one save: it comes from before the first stage.',
    );
    expect(text).not.toContain('judged by its fields');
    expect(explained({ gates: [{ ...only, exceptPermission: 'May_Skip' }] })).toContain('in one save, where the gate');
    expect(explained({ gates: [{ ...only, mode: 'warn' }] })).not.toContain('in one save');
  });

  describe('of a gate with `onlyFrom`', () => {
    const only = (toEnter: string, ...onlyFrom: string[]) => ({ toEnter, mode: 'enforce', onlyFrom });
    const fields = { toEnter: 'Third', name: 'more', mode: 'enforce', require: [{ filled: 'NextStep' }] };
    const outcome = (gates: object[], from: string | null, to: string) =>
      decide(smallPlaybook({ gates }), {
        record: { StageName: to, CreatedDate: '2024-01-01T00:00:00Z', NextStep: 'Call' },
        prior: from === null ? null : { StageName: from, CreatedDate: '2024-01-01T00:00:00Z', NextStep: 'Call' },
        permissions: [],
        today: '2024-01-02',
        now: '2024-01-02T00:00:00Z',
        children: { pains: [] },
      }).outcome;

    test('that names an exempt stage: a deal may be reopened from there', () => {
      const gates = [only('Third', 'Second', 'Lost')];
      expect(['Lost', 'Nowhere', null].map((from) => outcome(gates, from, 'Third'))).toEqual([
        'allowed',
        'blocked',
        'blocked',
      ]);
      expect(explained({ gates })).toContain(
        '- A new or reopened deal cannot go to Third or beyond in one save, unless it is reopened from Lost: it comes from before the first stage.\n',
      );
    });

    test('names a stage once where several gates to it have `onlyFrom`', () => {
      const forSome = { ...only('Third', 'Second'), recordTypes: ['New'] };
      const forOthers = { ...only('Third', 'First'), name: 'others', exceptRecordTypes: ['New'] };
      expect(explained({ gates: [forSome, forOthers] }).match(/cannot go to Third or beyond/g)).toHaveLength(1);
    });

    test('and of a further gate at or behind it: no new deal is judged by its fields there', () => {
      for (const to of ['Third', 'Won']) {
        const gates = [only('Third', 'Second'), { ...fields, toEnter: to }];
        expect(outcome(gates, null, to)).toBe('blocked');
        expect(explained({ gates })).not.toContain('judged by its fields');
      }
      const before = [only('Won', 'Third'), fields];
      expect(outcome(before, null, 'Third')).toBe('allowed');
      expect(explained({ gates: before })).toContain('- A new deal is judged by its fields at Third.\n');
      const forSome = [{ ...only('Third', 'Second'), exceptPermission: 'May_Skip' }, fields];
      expect(explained({ gates: forSome })).toContain('- A new deal is judged by its fields at Third.\n');
    });
  });

  test("a field of the account by one name, as the rule's message has it", () => {
    const text = explained({
      gates: [
        gate('enforce', { filled: 'Account.Industry' }),
        { ...gate('enforce', { picked: { Type: ['A'] }, when: { checked: 'Account.Old__c' } }), toEnter: 'Third' },
      ],
    });
    expect(text).toContain('1. A value in the field "Industry of the account".');
    expect(text).toContain('Met when the field "Industry of the account" is filled in.');
    expect(text).toContain('Asked only when the box "Old of the account" is ticked.');
    expect(text).not.toContain('Account.');
  });

  test('which code ends each message', () => {
    const text = explained({ products: 'refused' });
    const codes = [...text.matchAll(/`\[DF ([0-9a-f]{5})\]`/g)].map(([, code]) => code);
    const rules = validationRules(smallPlaybook({ products: 'refused' }));
    expect(codes.sort()).toEqual(rules.map(({ message }) => message.slice(-6, -1)).sort());
  });

  test('that products on a deal can be edited where new ones are refused', () => {
    expect(explained({ products: 'refused' })).toContain('What was there before can still be edited.');
  });

  test('which deals it leaves alone, and pains by driver in one breath', () => {
    const pains = { pains: { atLeast: 2, evidence: 'Heard', kind: 'Goal', driver: 'Grow' } };
    const text = explained({ gates: [gate('warn', pains)] });
    expect(text).toContain('All other opportunities are left alone.');
    expect(text).toContain('at least 2 goals with the driver "Grow" and evidence Heard or better.');
  });

  test('what belongs together in a group within a group, as the sentence of the rule does', () => {
    const inner = { all: [{ filled: 'NextStep' }, { any: [{ checked: 'A__c' }, { checked: 'B__c' }] }] };
    const playbook = smallPlaybook({ gates: [gate('enforce', { any: [inner, { checked: 'C__c' }], because: 'So.' })] });
    expect(playbook.gates[0]?.criteria[0]?.sentence).toBe(
      'Missing since Second: (a value in the field "Next Step", and (the tick at "A", or the tick at "B")), or the tick at "C". So.',
    );
    expect(explainPlaybook(playbook)).toContain(
      '1. (A value in the field "Next Step", and (the tick at "A", or the tick at "B")), or the tick at "C".',
    );
  });

  test('a group of one part is said without brackets', () => {
    const one = { all: [{ any: [{ checked: 'A__c' }, { checked: 'B__c' }] }] };
    const [gateOne] = smallPlaybook({ gates: [gate('enforce', one)] }).gates;
    expect(gateOne?.criteria[0]?.sentence).toContain('Missing since Second: the tick at "A", or the tick at "B". ');
  });
});
