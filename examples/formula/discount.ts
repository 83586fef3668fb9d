// A Salesforce formula compiled once and evaluated over records.
// Run it with: node discount.ts
import { compileFormula, FormulaError, type FormulaField } from 'diagnose-first/formula';

const FIELDS: Readonly<Record<string, FormulaField>> = { Amount: { type: 'Number' }, Type: { type: 'Picklist' } };
const SOURCE = 'IF(ISPICKVAL(Type, "Renewal"), ROUND(Amount * 0.9, 2), Amount)';
const RECORDS = [
  { Amount: 12_345.67, Type: 'New' },
  { Amount: 12_345.67, Type: 'Renewal' },
  { Amount: null, Type: 'Renewal' },
];

const formula = compileFormula(SOURCE, {
  place: 'field',
  blanks: 'asBlank',
  returns: 'Number',
  field: ([name = '']) => FIELDS[name],
});
for (const record of RECORDS) {
  const value = formula.evaluate({
    field: ([name = '']) => record[name as keyof typeof record],
    now: new Date('2026-11-28T09:00:00Z'),
  });
  console.log(`${record.Type} ${record.Amount ?? 'blank'}: ${value === null ? 'blank' : String(value)}`);
}

try {
  compileFormula('Amount + Nothing__c', { place: 'field', blanks: 'asBlank', field: ([name = '']) => FIELDS[name] });
} catch (error) {
  if (!(error instanceof FormulaError)) throw error;
  console.log(error.message);
}
