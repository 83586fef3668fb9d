import type { FormulaField } from '../../../src/formula/index.ts';
import type { Policy, PolicyField } from './attempts.ts';

/** What a formula has to know of a field, by the type that the data gives it. */
function formulaField({ type }: PolicyField): FormulaField {
  const [sort = ''] = type.split('(');
  switch (sort) {
    case 'Text':
      return { type: 'Text' };
    case 'MultiselectPicklist':
      return { type: 'MultiPicklist' };
    case 'LongTextArea':
      return { type: 'Text', longText: true };
    case 'Picklist':
      return { type: 'Picklist' };
    case 'Number':
    case 'Currency':
      return { type: 'Number' };
    case 'Percent':
      return { type: 'Number', percent: true };
    case 'Checkbox':
      return { type: 'Boolean' };
    case 'Date':
      return { type: 'Date' };
    case 'Lookup':
      return { type: 'Text' };
    default:
      throw new Error(`\`${type}\` is not a type of field that the policies of the tests have.`);
  }
}

const STANDARD: Readonly<Record<string, FormulaField>> = {
  CloseDate: { type: 'Date' },
  LastActivityDate: { type: 'Date' },
  LastStageChangeDate: { type: 'DateTime' },
  PushCount: { type: 'Number' },
  SyncedQuoteId: { type: 'Text' },
  ContractId: { type: 'Text' },
  AccountId: { type: 'Text' },
  CampaignId: { type: 'Text' },
};

/** The fields of a policy's deals and accounts as formulas read them, by name or path. */
export function formulaFields({ fields }: Policy): Readonly<Record<string, FormulaField>> {
  const own = fields.map((field) => {
    const path = field.object === 'Opportunity' ? field.name : `${field.object}.${field.name}`;
    return [path, formulaField(field)] as const;
  });
  return { ...STANDARD, ...Object.fromEntries(own) };
}
