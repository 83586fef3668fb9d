import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { checkPlaybook, decide, NO_CHILDREN, parsePlaybook, type GateRecord } from '../../src/playbook/index.ts';
import { ENGLISH } from '../../src/playbook/compile/sentences/en.ts';
import { KINDS } from '../../src/playbook/kinds/kinds.ts';
import { standardField } from '../../src/playbook/kinds/standard-fields.ts';
import { playbookText, smallPlaybook } from './support/texts.ts';

const PAGE = readFileSync(new URL('../../docs/playbook.md', import.meta.url), 'utf8');
const SCHEMA = JSON.parse(readFileSync(new URL('../../playbooks/playbook.schema.json', import.meta.url), 'utf8')) as {
  readonly properties: Readonly<Record<string, { readonly items?: GateSchema }>>;
};
interface GateSchema {
  readonly properties: Readonly<Record<string, { readonly items?: { readonly oneOf: readonly GateSchema[] } }>>;
}

/** The text below a heading, up to the next one of its level. */
function section(title: string): string {
  const text = new RegExp(`^(#+) ${title}\\n([\\s\\S]*?)(?=^\\1 |(?![\\s\\S]))`, 'm').exec(PAGE)?.[2];
  if (text === undefined) throw new Error(`docs/playbook.md has no heading \`${title}\``);
  return text;
}

/** The cells of a table's rows below its head. */
function rowsOf(text: string): readonly (readonly string[])[] {
  const lines = text.split('\n').filter((line) => line.startsWith('|'));
  return lines.slice(2).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

/** The findings of a playbook with these parts, in whichever step. */
function findings(parts: Readonly<Record<string, unknown>>): readonly string[] {
  const stages = ['Prospecting', 'Qualification', 'Value Proposition', 'Closed Won'];
  const whole = { stages, exemptStages: ['Closed Lost'], ...parts };
  return checkPlaybook(parsePlaybook(playbookText(whole), 'docs.yaml')).map(({ message }) => message);
}
const FIELD = { filled: 'NextStep' };
const gate = (more: object) => [{ toEnter: 'Value Proposition', mode: 'enforce', require: [FIELD], ...more }];

describe('docs/playbook.md', () => {
  const keys = rowsOf(section('For some deals only, and from some stages'));
  const codeOf = (cell: string) => parse(/^`(.*)`$/.exec(cell)![1]!) as object;

  test.each(keys)('has a key that the parser and the checks take: %s of a %s', (key, of) => {
    const one = codeOf(key);
    const criterion = Object.keys(one).some((name) => (KINDS as readonly string[]).includes(name))
      ? one
      : { ...FIELD, ...one };
    const gates = of === 'criterion' ? gate({ require: [criterion] }) : of === 'gate' ? gate(one) : gate({});
    expect(['criterion', 'gate', 'playbook']).toContain(of);
    expect(findings({ gates, ...(of === 'playbook' ? one : {}) })).toEqual([]);
  });

  test('has every key of a playbook, a gate and a criterion that the schema has', () => {
    const { items } = SCHEMA.properties.gates!;
    const item = items!.properties.require!.items!.oneOf[0]!;
    const all = [...Object.keys(SCHEMA.properties), ...Object.keys(items!.properties), ...Object.keys(item.properties)];
    expect(all).toEqual(
      expect.arrayContaining(['onlySteps', 'onlyFrom', 'exceptPermission', 'when', 'unless', 'because']),
    );
    expect(all.filter((key) => !new RegExp(`\\b${key}\\b`).test(PAGE))).toEqual([]);
  });

  test('names only standard fields that a gate can ask for', () => {
    const named = /Of the standard fields that Salesforce keeps itself,([^;]*);/.exec(PAGE)![1]!;
    const fields = [...named.matchAll(/`(\w+)`/g)].map(([, field]) => field!);
    expect(fields.length).toBeGreaterThanOrEqual(6);
    expect(fields.filter((field) => !standardField(field)?.readOnly)).toEqual([]);
    expect(standardField('Account.Industry')).toBeDefined();
  });

  test('has the usual reason about a field, and how to leave a reason out', () => {
    expect(PAGE).toContain(`about a field, "${ENGLISH.whys.field}" \`because: ""\` leaves the second sentence out.`);
    const sentences = (item: object) =>
      smallPlaybook({ gates: [{ toEnter: 'Second', mode: 'enforce', require: [item] }] }).gates[0]!.criteria.map(
        ({ sentence }) => sentence,
      );
    expect(sentences(FIELD)).toEqual([`Missing since Second: a value in the field "Next Step". ${ENGLISH.whys.field}`]);
    expect(sentences({ ...FIELD, because: '' })).toEqual(['Missing since Second: a value in the field "Next Step".']);
    expect(sentences({ answered: { situation: 'Heard' }, because: '' })).toEqual([
      'Missing since Second: how the customer handles this today (Heard: they told you).',
    ]);
  });
});

describe('docs/playbook.md answers what an admin asked who wrote policies from it', () => {
  test('which keys are needed, and what stands where nothing is asked', () => {
    expect(PAGE).toContain(
      'needs `playbook`, `version`, `from`, `title`, `currency`, `stages`, `questions` and `gates`. One that asks about fields only has `questions: []`',
    );
    expect(findings({ questions: [], gates: [], onlySteps: { most: 1 } })).toEqual([]);
    const message =
      '`questions` is missing: a playbook needs `playbook`, `version`, `from`, `title`, `currency`, `stages`, `questions` and `gates`.';
    expect(() => findings({ questions: undefined, gates: [] })).toThrow(message);
  });

  test('what an override needs', () => {
    expect(PAGE).toContain('An override needs `approver` and `maxDays`, from 1 to 365; without `reasons` any');
    const override = (maxDays?: number) =>
      findings({ gates: gate({ override: { approver: 'May_Approve', maxDays } }) });
    expect([override(1), override(365)]).toEqual([[], []]);
    for (const days of [0, 366, undefined]) expect(() => override(days)).toThrow('maxDays');
  });

  test('how to ask for a product at all', () => {
    expect(PAGE).toContain('`HasOpportunityLineItem`: the deal has a product, which no new deal has');
    const asked = smallPlaybook({
      gates: [{ toEnter: 'Second', mode: 'enforce', require: [{ checked: 'HasOpportunityLineItem' }] }],
    });
    const ask = (hasLines: boolean) =>
      decide(asked, {
        record: {
          Id: '006',
          CreatedDate: '2024-01-01T00:00:00.000Z',
          StageName: 'Second',
          HasOpportunityLineItem: hasLines,
        },
        prior: { StageName: 'First', HasOpportunityLineItem: hasLines },
        permissions: [],
        now: '2026-11-21T09:30:00Z',
        children: NO_CHILDREN,
      }).outcome;
    expect([ask(true), ask(false)]).toEqual(['allowed', 'blocked']);
  });

  test('where a new deal stands for `onlyFrom`, and how its message and that of `onlySteps` are replaced', () => {
    const row = rowsOf(section('For some deals only, and from some stages')).find(([key]) =>
      key!.includes('onlyFrom'),
    )!;
    expect(row[2]).toContain('a new deal was in none, a reopened one only in the exempt stage it comes from');
    expect(PAGE).toContain('`{ toEnter: Closed Won, criterion: onlyFrom, text: … }`');
    const parts = { gates: gate({ onlyFrom: ['Prospecting'] }), onlySteps: { most: 1 } };
    const en = [
      { toEnter: 'Value Proposition', criterion: 'onlyFrom', text: 'Go there first.' },
      ...['steps', 'unknown-stage'].map((criterion) => ({ criterion, text: 'As RevOps words it.' })),
    ];
    expect(findings({ ...parts, translations: { en } })).toEqual([]);
  });
});

describe('going back is free', () => {
  const everything = smallPlaybook({
    onlySteps: { most: 1 },
    gates: [
      { toEnter: 'Second', mode: 'enforce', require: [FIELD, { answered: { situation: 'Heard' } }] },
      {
        toEnter: 'Third',
        mode: 'enforce',
        onlyFrom: ['Second'],
        require: [{ movedBy: { field: 'CloseDate', atMost: 0 } }],
      },
      {
        toEnter: 'Third',
        name: 'contract',
        mode: 'enforce',
        exceptPermission: 'May_Skip',
        require: [{ checked: 'Ready__c' }],
      },
      {
        toEnter: 'Won',
        mode: 'enforce',
        onlyFrom: ['Third'],
        require: [{ pains: { atLeast: 1, evidence: 'Confirmed' } }],
      },
    ],
  });
  const attempt = (from: string, to: string) => {
    const own = { Id: '006', CreatedDate: '2024-01-01T00:00:00.000Z', CloseDate: '2027-01-01' };
    const record: GateRecord = { ...own, StageName: to };
    const prior: GateRecord = { ...own, CloseDate: '2024-01-01', StageName: from };
    return decide(everything, { record, prior, permissions: [], now: '2026-11-21T09:30:00Z', children: NO_CHILDREN });
  };

  test('as the page explains: no key of the language asks anything of a deal that goes back', () => {
    expect(section('Going back is free, and why')).toContain(
      'no key of the language asks anything of a deal that goes back',
    );
    const { stages } = everything;
    for (const [place, to] of stages.entries())
      for (const from of stages.slice(place)) expect(attempt(from, to)).toEqual({ outcome: 'allowed', unmet: [] });
    // Each of these steps is refused the other way.
    for (const [from, to] of [
      ['First', 'Second'],
      ['Second', 'Third'],
      ['Third', 'Won'],
    ] as const)
      expect(attempt(from, to).outcome).toBe('blocked');
  });
});
