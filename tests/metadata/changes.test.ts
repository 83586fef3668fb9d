import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compilePlaybook, parsePlaybook, validationRules } from '../../src/playbook/index.ts';
import { untestedFields } from './changeTest.ts';
import { ROOT, sourceObjects } from './source.ts';

const objects = sourceObjects();
const objectOf = (name: string) => {
  const object = objects.get(name);
  if (object === undefined) throw new Error(`no object ${name}`);
  return object;
};

const ofFiles = [...objects.values()].flatMap(({ name: object, rules }) =>
  rules.map(({ fullName, errorConditionFormula }) => ({ object, name: fullName, formula: errorConditionFormula })),
);

const shipped = readFileSync(join(ROOT, 'playbooks/diagnose-first.yaml'), 'utf8');
const OVERRIDE = '    override: { approver: DF_Sponsor, maxDays: 14, reasons: [Renewal timing] }\n';
const strict = shipped
  .replace('  - toEnter: Value Proposition\n', (gate) => gate + OVERRIDE)
  .replace('exemptStages:', 'products: refused\nexemptStages:');
const compiled = validationRules(compilePlaybook(parsePlaybook(strict, 'strict.yaml'))).filter(
  ({ object }) => object !== 'Opportunity',
);

test.each(ofFiles)('$name speaks only on insert, or when a field that it reads changes', ({ object, ...rule }) => {
  expect(untestedFields(objectOf(object), rule)).toEqual([]);
});

test('so do the compiled rules on our objects', () => {
  expect(compiled.length).toBeGreaterThan(4);
  expect(compiled.map((rule) => [rule.name, untestedFields(objectOf(rule.object), rule)])).toEqual(
    compiled.map(({ name }) => [name, []]),
  );
});

test('all rules of our objects are read', () => {
  expect(new Set(ofFiles.map(({ object }) => object))).toEqual(
    new Set(
      [
        'DF_Answer__c',
        'DF_Gate_Decision__c',
        'DF_Gate_Override__c',
        'DF_Pain_Point__c',
        'DF_Playbook__c',
        'DF_Prescription__c',
      ].concat('OpportunityLineItem'),
    ),
  );
});

test.each([
  ['without a test', 'DF_Answer__c', 'ISBLANK(Answer__c)', ['no test of a change', 'Answer__c']],
  [
    'that tests some of its fields',
    'DF_Answer__c',
    'AND(OR(ISNEW(), ISCHANGED(Status__c)), ISPICKVAL(Status__c, "Answered"), ISBLANK(Answer__c))',
    ['Answer__c'],
  ],
  [
    'whose test holds for other reasons too',
    'DF_Answer__c',
    'AND(OR(ISCHANGED(Answer__c), ISBLANK(Note__c)), ISBLANK(Answer__c))',
    ['no test of a change', 'Answer__c', 'Note__c'],
  ],
  [
    'whose test is one of two ways',
    'DF_Answer__c',
    'OR(ISCHANGED(Answer__c), ISBLANK(Answer__c))',
    ['no test of a change', 'Answer__c'],
  ],
  [
    'that tests a formula field in place of what it stands on',
    'DF_Pain_Point__c',
    'AND(ISCHANGED(Evidence_Level__c), Evidence_Level__c < 4)',
    ['Evidence__c', 'Review_Verdict__c', 'Status__c'],
  ],
  [
    'that reads a parent and tests no lookup',
    'OpportunityLineItem',
    'AND(OR(ISNEW(), ISCHANGED(Product2Id)), Product2Id <> DF_Prescription__r.Product__c)',
    ['DF_Prescription__c'],
  ],
  ['on overrides without a test', 'DF_Gate_Override__c', 'ISBLANK(Reason__c)', ['no test of a change', 'Reason__c']],
])('a planted rule %s is found', (_, object, formula, found) => {
  expect(untestedFields(objectOf(object), { name: 'planted', formula })).toEqual(found);
});

test.each([
  ['AND(ISNEW(), ISBLANK(Answer__c))'],
  ['AND(OR(ISNEW(), ISCHANGED(Answer__c)), NOT($Permission.DF_Bypass_Stage_Gates), ISBLANK(Answer__c))'],
  ['AND(OR(ISNEW(), ISCHANGED(Opportunity__c)), ISBLANK(Opportunity__r.OwnerId))'],
])('%s is sound', (formula) => {
  expect(untestedFields(objectOf('DF_Answer__c'), { name: 'planted', formula })).toEqual([]);
});

test('a contact who is a source of evidence cannot be deleted', () => {
  const sources = [...objects.values()].flatMap(({ name, fields }) =>
    [...fields.values()]
      .filter(({ fullName }) => /^(Said|Confirmed)_By__c$/.test(fullName))
      .map(({ fullName, deleteConstraint }) => [`${name}.${fullName}`, deleteConstraint]),
  );
  expect(sources).toEqual(sources.map(([name]) => [name, 'Restrict']));
  expect(sources).toHaveLength(4);
});
