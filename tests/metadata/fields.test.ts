import { documentedFields, documentedTypes } from './dataModel.ts';
import { compileField, compileRule } from './evaluate.ts';
import { sourceObjects } from './source.ts';
import type { SourceField } from './source.ts';

const objects = sourceObjects();
const documented = documentedFields();

test('the documentation and the source name the same objects', () => {
  expect([...objects.keys()].sort()).toEqual([...documented.keys()].sort());
});

test.each([...documented.keys()])('every field of %s is documented, and every documented one is there', (object) => {
  expect([...(objects.get(object)?.fields.keys() ?? [])].sort()).toEqual([...(documented.get(object) ?? [])].sort());
});

test('types and lengths are those of the documentation', () => {
  const types = documentedTypes();
  expect(types.size).toBeGreaterThan(40);
  for (const [path, words] of types) {
    const [object = '', name = ''] = path.split('.');
    const field = objects.get(object)?.fields.get(name);
    if (field === undefined) throw new Error(`${path} is documented but not there`);
    if (words.startsWith('as on')) continue;
    expect(`${path} ${inWords(field)}`).toBe(`${path} ${plain(words)}`);
  }
});

/** `text 60, unique (case-insensitive), external id, required` → the parts that a field's XML shows. */
function plain(words: string): string {
  const known =
    /^(auto number|master-detail|formula number|roll-up COUNT|checkbox|date(?!-)|lookup \w+|text area 255)/.exec(words);
  if (known !== null) return `${known[1] ?? ''}${words.endsWith('required') ? ' required' : ''}`;
  const [type = ''] = words.split(/[,:]/);
  const name = type.startsWith('picklist') ? 'picklist' : type.replaceAll(',', '').replace('date-time', 'datetime');
  const long = /^(long text|text) ([\d,]+)/.exec(words);
  const base = long === null ? name : `${long[1] ?? ''} ${(long[2] ?? '').replaceAll(',', '')}`;
  return `${base}${words.includes('unique') ? ' unique' : ''}${/\brequired\b/.test(words) ? ' required' : ''}`;
}

function inWords(field: SourceField): string {
  const required = field.required === 'true' ? ' required' : '';
  const unique = field.unique === 'true' ? ' unique' : '';
  if (field.formula !== undefined) return `formula ${field.type.toLowerCase()}`;
  switch (field.type) {
    case 'MasterDetail':
      return 'master-detail';
    case 'Lookup':
      return `lookup ${field.referenceTo ?? ''}${required}`;
    case 'Summary':
      return `roll-up ${(field.summaryOperation ?? '').toUpperCase()}`;
    case 'TextArea':
      return `text area 255${required}`;
    case 'LongTextArea':
      return `long text ${field.length ?? ''}`;
    case 'Text':
      return `text ${field.length ?? ''}${unique}${required}`;
    case 'Number':
      return `number ${String(Number(field.precision) - Number(field.scale))}.${field.scale ?? ''}${required}`;
    default:
      return field.type.toLowerCase() + required;
  }
}

test('there are exactly eleven roll-ups on Opportunity, SUM, MAX or MIN over a number of the child, without filters', () => {
  const rollups = [...(objects.get('Opportunity')?.fields.values() ?? [])].filter((field) => field.type === 'Summary');
  expect(rollups).toHaveLength(11);
  expect(rollups.filter((field) => field.summaryOperation === 'max').map((field) => field.fullName)).toEqual([
    'DF_Override_Token__c',
  ]);
  expect(rollups.filter((field) => field.summaryOperation === 'min').map((field) => field.fullName)).toEqual([
    'DF_Open_Due__c',
  ]);
  for (const field of rollups) {
    expect(['sum', 'max', 'min']).toContain(field.summaryOperation);
    expect(field.summaryFilterItems).toBeUndefined();
    const [child = '', name = ''] = (field.summarizedField ?? '').split('.');
    expect(field.summaryForeignKey).toBe(
      child === 'OpportunityLineItem' ? 'OpportunityLineItem.OpportunityId' : `${child}.Opportunity__c`,
    );
    const summed = objects.get(child)?.fields.get(name);
    expect(summed).toMatchObject({ type: 'Number', formulaTreatBlanksAs: 'BlankAsZero' });
    // What uses another object or the present time cannot be rolled up.
    expect(summed?.formula).not.toMatch(/__r\.|TODAY|NOW/);
  }
});

test('every formula field compiles and fits', () => {
  let count = 0;
  for (const object of objects.values()) {
    for (const field of object.fields.values()) {
      if (field.formula === undefined) continue;
      count += 1;
      expect(compileField(object, field).references.length).toBeGreaterThan(0);
      expect(Buffer.byteLength(field.formula)).toBeLessThanOrEqual(3900);
    }
  }
  expect(count).toBe(20);
});

test('every rule compiles and is within the limits of names, messages and sizes', () => {
  let count = 0;
  for (const object of objects.values()) {
    for (const rule of object.rules) {
      count += 1;
      expect(compileRule(object, rule).type).toBe('Boolean');
      expect(rule.active).toBe('true');
      expect(rule.fullName).toMatch(/^DF_[A-Za-z]+(_[A-Za-z]+)*$/);
      expect(rule.fullName.length).toBeLessThanOrEqual(40);
      expect(rule.errorMessage.length).toBeLessThanOrEqual(255);
      expect(rule.description.length).toBeLessThanOrEqual(255);
      expect(Buffer.byteLength(rule.errorConditionFormula)).toBeLessThanOrEqual(3900);
      // NOT over a comparison of a blank is blank, which lets the record through.
      expect(
        rule.errorConditionFormula.replace(
          /NOT\((ISBLANK\((\w+|PRIORVALUE\(\w+\))\)|ISNEW\(\)|\$Permission\.\w+)\)/g,
          '',
        ),
      ).not.toContain('NOT(');
      if (rule.errorDisplayField !== undefined) expect(object.fields.has(rule.errorDisplayField)).toBe(true);
    }
  }
  expect(count).toBe(62);
});

test('every field explains itself, and restricted picklists are restricted', () => {
  for (const object of objects.values()) {
    for (const field of object.fields.values()) {
      expect(`${field.fullName}: ${field.description ?? ''}`).toMatch(/: .{10,}/);
      expect((field.inlineHelpText ?? '').length).toBeLessThanOrEqual(510);
      expect(field.label.length).toBeLessThanOrEqual(40);
      if (field.valueSet !== undefined) expect(field.valueSet.restricted).toBe('true');
    }
  }
});

test('details are controlled by their deal, and standard objects get fields and rules only', () => {
  for (const object of objects.values()) {
    if (!object.name.endsWith('__c')) {
      expect(object.settings).toBeUndefined();
      expect([...object.fields.keys()].every((name) => name.startsWith('DF_'))).toBe(true);
      continue;
    }
    const detail = [...object.fields.values()].some((field) => field.type === 'MasterDetail');
    expect(object.settings).toMatchObject({
      sharingModel: detail ? 'ControlledByParent' : 'Read',
      deploymentStatus: 'Deployed',
      enableActivities: 'false',
      enableHistory: 'false',
    });
  }
});
