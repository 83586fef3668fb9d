import sformula from 'sformula';
import type { Attempt, GateRule } from '../../src/playbook/index.ts';
import { FIELDS } from '../playbook/support/rules-engine.ts';

type InputType = { type: string; precision?: number; scale?: number; picklistValues?: [] };
type Parsed = { evaluate(record: Record<string, unknown>): unknown };
const { parseSync } = sformula as unknown as {
  parseSync(source: string, options: { inputTypes: Record<string, InputType>; returnType: 'boolean' }): Parsed;
};

const TYPES: Readonly<Record<string, InputType>> = {
  Picklist: { type: 'picklist', picklistValues: [] },
  Number: { type: 'number', precision: 18, scale: 2 },
  Text: { type: 'string' },
  DateTime: { type: 'datetime' },
};

/**
 * What only a save knows (ISNEW, ISCHANGED, PRIORVALUE, $Permission) stands in fields of its own: sformula has no such functions.
 * Everything else of the text stays to the letter.
 */
const SHIMS: readonly (readonly [string, string])[] = [
  ['PRIORVALUE(StageName)', 'Prior_StageName'],
  ['ISCHANGED(StageName)', 'Changed_StageName'],
  ['ISNEW()', 'Is_New'],
  ['NOW()', 'Time_Of_Save'],
  ['$Permission.', 'Permission_'],
];

/** Rules as sformula, the other implementation, understands them. */
export function secondOpinion(rules: readonly GateRule[], permission: string) {
  const inputTypes: Record<string, InputType> = {
    Prior_StageName: { type: 'picklist', picklistValues: [] },
    Changed_StageName: { type: 'boolean' },
    Is_New: { type: 'boolean' },
    Time_Of_Save: { type: 'datetime' },
    [`Permission_${permission}`]: { type: 'boolean' },
  };
  for (const [name, { type }] of Object.entries(FIELDS)) inputTypes[name] = TYPES[type] ?? { type: 'string' };
  const parsed = rules
    .filter(({ active }) => active)
    .map(({ id, message, formula }) => {
      const text = SHIMS.reduce((source, [from, to]) => source.replaceAll(from, to), formula);
      return { name: `${id}: ${message}`, formula: parseSync(text, { inputTypes, returnType: 'boolean' }) };
    });

  /** The rules that refuse the save, as `refusals` lists them. */
  return ({ record, prior, permissions, now }: Attempt): string[] => {
    const input = {
      ...record,
      // A new record has no creation date yet, and on create PRIORVALUE is the current value.
      Prior_StageName: (prior ?? record)['StageName'] ?? null,
      Changed_StageName: prior !== null && prior['StageName'] !== record['StageName'],
      Is_New: prior === null,
      Time_Of_Save: now,
      [`Permission_${permission}`]: permissions.includes(permission),
    };
    return parsed
      .filter(({ formula }) => formula.evaluate(input) === true)
      .map(({ name }) => name)
      .sort();
  };
}
