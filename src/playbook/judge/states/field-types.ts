import type { FormulaField } from '../../../formula/index.ts';
import type { CompiledPlaybook } from '../../../../force-app/main/base/lwc/gateRules/types.ts';
import { READ_ONLY } from '../../rules/error-fields.ts';
import { standardField, type FieldSort } from '../../kinds/standard-fields.ts';

/** What a formula has to know of a field; undefined for one that the playbooks do not read. */
export type FieldTypes = (path: readonly string[]) => FormulaField | undefined;

const SORTS: Readonly<Record<FieldSort, FormulaField>> = {
  text: { type: 'Text' },
  // Formulas are compiled for a place that has no limit of length, and no long texts either.
  longText: { type: 'Text' },
  picklist: { type: 'Picklist' },
  number: { type: 'Number' },
  percent: { type: 'Number', percent: true },
  checkbox: { type: 'Boolean' },
  date: { type: 'Date' },
  dateTime: { type: 'DateTime' },
  reference: { type: 'Text' },
};

const ALWAYS: Readonly<Record<string, FormulaField>> = {
  CreatedDate: { type: 'DateTime' },
  CurrencyIsoCode: { type: 'Picklist' },
  DF_Playbook_Pin__c: { type: 'Text' },
};

/** The sort of the field of a condition, by its kind. A condition that only asks whether it is filled is content with any. */
function sortOf(condition: Readonly<Record<string, unknown>>): FormulaField | undefined {
  switch (condition.kind) {
    case 'number':
      return condition.percent === true ? SORTS.percent : SORTS.number;
    case 'checked':
      return SORTS.checkbox;
    case 'date':
      return condition.dateTime === true ? SORTS.dateTime : SORTS.date;
    case 'movedBy':
      return SORTS.date;
    case 'picked':
      return condition.type === 'text' ? SORTS.text : SORTS.picklist;
    case 'filled':
      return condition.type === 'picklist'
        ? SORTS.picklist
        : condition.type === 'longText'
          ? SORTS.longText
          : undefined;
    default:
      return undefined;
  }
}

/** Every object of a compiled playbook that names a field, however deep. */
export function conditionsIn(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (typeof value !== 'object' || value === null) return [];
  const below = Object.values(value).flatMap(conditionsIn);
  return 'field' in value ? [value as Readonly<Record<string, unknown>>, ...below] : below;
}

/** The types of the fields that playbooks read, as their conditions read them. */
export function fieldTypes(playbooks: readonly CompiledPlaybook[]): FieldTypes {
  const known = new Map<string, FormulaField>();
  for (const condition of playbooks.flatMap(({ gates }) => conditionsIn(gates))) {
    const sort = sortOf(condition);
    if (sort && !known.has(String(condition.field))) known.set(String(condition.field), sort);
  }
  const flags = playbooks.flatMap(({ appliesTo }) => (appliesTo.ownerFlag ? [`Owner.${appliesTo.ownerFlag}`] : []));
  return (path) => {
    const name = path.join('.');
    if (path[0] === '$Permission' || flags.includes(name)) return SORTS.checkbox;
    const standard = standardField(name);
    const own = READ_ONLY.has(name) ? SORTS.number : ALWAYS[name];
    return own ?? (standard ? SORTS[standard.sort] : (known.get(name) ?? SORTS.text));
  };
}
