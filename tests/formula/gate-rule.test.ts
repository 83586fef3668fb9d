import { compileFormula } from '../../src/formula/index.ts';
import type { CompileOptions, FormulaField, FormulaInput } from '../../src/formula/index.ts';

const STAGES = 'CASE(StageName, "Prospecting", 1, "Qualification", 2, "Needs Analysis", 3, "Value Proposition", 4, 0)';
const RULE = `AND(NOT($Permission.Bypass_Stage_Gates), AND(${STAGES} >= 4, OR(ISNEW(), ${STAGES.replace('StageName', 'PRIORVALUE(StageName)')} < 4)),
 OR(BLANKVALUE(Confirmed_Pains__c, 0) < 3, OR(ISBLANK(Quantified_Impact__c), BLANKVALUE(Quantified_Impact__c, 0) < 1000), ISBLANK(Next_Step__c), CASE(Source__c, "Web", 1, "Event", 1, 0) < 1))`;

const FIELDS: Readonly<Record<string, FormulaField>> = {
  '$permission.bypass_stage_gates': { type: 'Boolean' },
  stagename: { type: 'Picklist' },
  confirmed_pains__c: { type: 'Number' },
  quantified_impact__c: { type: 'Number' },
  next_step__c: { type: 'Text' },
  source__c: { type: 'Picklist' },
};

const OPTIONS: CompileOptions = {
  place: 'rule',
  blanks: 'asBlank',
  field: (path) => FIELDS[path.join('.').toLowerCase()],
  returns: 'Boolean',
};

function fails(
  record: Readonly<Record<string, FormulaInput>>,
  prior: Readonly<Record<string, FormulaInput>>,
  isNew = false,
): unknown {
  const rule = compileFormula(RULE, OPTIONS);
  return rule.evaluate({
    field: (path) => record[path.join('.')],
    prior: (name) => prior[name],
    isNew,
    now: new Date('2026-11-21T09:30:00Z'),
  });
}

const COMPLETE = {
  StageName: 'Value Proposition',
  Confirmed_Pains__c: 3,
  Quantified_Impact__c: '1000',
  Next_Step__c: 'Call',
  Source__c: 'Web',
};

describe('the typical gate rule', () => {
  test('lets a complete record pass and refuses one that lacks anything', () => {
    const prior = { StageName: 'Needs Analysis' };
    expect(fails(COMPLETE, prior)).toBe(false);
    expect(fails({ ...COMPLETE, Confirmed_Pains__c: null }, prior)).toBe(true);
    expect(fails({ ...COMPLETE, Quantified_Impact__c: 999.99 }, prior)).toBe(true);
    expect(fails({ ...COMPLETE, Next_Step__c: '' }, prior)).toBe(true);
    expect(fails({ ...COMPLETE, Source__c: null }, prior)).toBe(true);
  });

  test('stays silent when the stage does not cross the gate, and for who may bypass it', () => {
    expect(fails({ ...COMPLETE, Source__c: null }, { StageName: 'Value Proposition' })).toBe(false);
    expect(fails({ ...COMPLETE, StageName: 'Qualification', Source__c: null }, { StageName: 'Prospecting' })).toBe(
      false,
    );
    expect(
      fails({ ...COMPLETE, Source__c: null, '$Permission.Bypass_Stage_Gates': true }, { StageName: 'Prospecting' }),
    ).toBe(false);
  });

  test('looks at a new record although it has no past', () => {
    expect(fails({ ...COMPLETE, Source__c: null }, {}, true)).toBe(true);
  });

  test('lists every field that it reads, once, as written', () => {
    expect(compileFormula(RULE, OPTIONS).references.map((path) => path.join('.'))).toEqual([
      '$Permission.Bypass_Stage_Gates',
      'StageName',
      'Confirmed_Pains__c',
      'Quantified_Impact__c',
      'Next_Step__c',
      'Source__c',
    ]);
  });
});
