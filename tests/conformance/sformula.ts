import sformula from 'sformula';
import { zoneDays } from '../../force-app/main/base/lwc/zoneDays/zoneDays.ts';
import type { Attempt, GateRecord, GateRule } from '../../src/playbook/index.ts';
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
  Date: { type: 'date' },
  Boolean: { type: 'boolean' },
};

/** A field of a parent becomes a flat field: how sformula treats a missing parent is not compared here. */
function flat(path: string): string {
  return path.replaceAll('.', '_');
}

/** sformula reads a percent field as the API returns it, Salesforce as a hundredth. */
function valueOf(name: string, value: unknown): unknown {
  return FIELDS[name]?.percent && typeof value === 'number' ? value / 100 : value;
}

/** The fields of which rules read the value before the save. */
const PRIOR = ['StageName', 'Amount', 'CurrencyIsoCode', 'CloseDate'] as const;
/** Moments of which rules read the day in the user's zone, which sformula does not know. */
const MOMENTS = ['Signed_At__c'] as const;

/**
 * What only a save knows (ISNEW, ISCHANGED, PRIORVALUE, $Permission) becomes fields: sformula has no such functions.
 * Everything else of the text stays to the letter.
 */
const SHIMS: readonly (readonly [string, string])[] = [
  ...PRIOR.map((name) => [`PRIORVALUE(${name})`, `Prior_${name}`] as const),
  ...MOMENTS.map((name) => [`DATEVALUE(${name})`, `Day_Of_${name}`] as const),
  ['ISCHANGED(StageName)', 'Changed_StageName'],
  ['ISNEW()', 'Is_New'],
  ['NOW()', 'Time_Of_Save'],
  ['TODAY()', 'Day_Of_Save'],
  ['$Permission.', 'Permission_'],
  ...Object.keys(FIELDS)
    .filter((name) => name.includes('.'))
    .map((name) => [name, flat(name)] as const),
];

/** Rules as sformula, the other implementation, understands them. */
export function secondOpinion(rules: readonly GateRule[], permissionsNamed: readonly string[]) {
  const inputTypes: Record<string, InputType> = {
    Changed_StageName: { type: 'boolean' },
    Is_New: { type: 'boolean' },
    Time_Of_Save: { type: 'datetime' },
    Day_Of_Save: { type: 'date' },
  };
  for (const name of permissionsNamed) inputTypes[`Permission_${name}`] = { type: 'boolean' };
  for (const name of MOMENTS) inputTypes[`Day_Of_${name}`] = { type: 'date' };
  for (const name of PRIOR) inputTypes[`Prior_${name}`] = TYPES[FIELDS[name]!.type]!;
  for (const [name, { type }] of Object.entries(FIELDS)) inputTypes[flat(name)] = TYPES[type] ?? { type: 'string' };
  const parsed = rules
    .filter(({ active, object }) => active && object === 'Opportunity')
    .map(({ id, message, formula }) => {
      const text = SHIMS.reduce((source, [from, to]) => source.replaceAll(from, to), formula);
      return { name: `${id}: ${message}`, formula: parseSync(text, { inputTypes, returnType: 'boolean' }) };
    });

  /** The rules that refuse the save, as `refusals` lists them. */
  return ({ record, prior, permissions, now, zone = 'UTC' }: Attempt): string[] => {
    const dayOf = zoneDays(zone);
    const day = (moment: GateRecord[string]) =>
      moment ? dayOf(new Date(String(moment).replace(/([+-]\d\d)(\d\d)$/, '$1:$2'))) : null;
    const input = {
      ...Object.fromEntries(Object.entries(record).map(([name, value]) => [flat(name), valueOf(name, value)])),
      // A new record has no creation date yet, and on create PRIORVALUE is the current value.
      ...Object.fromEntries(PRIOR.map((name) => [`Prior_${name}`, (prior ?? record)[name] ?? null])),
      Changed_StageName: prior !== null && prior['StageName'] !== record['StageName'],
      Is_New: prior === null,
      Time_Of_Save: now,
      Day_Of_Save: dayOf(new Date(now)),
      ...Object.fromEntries(MOMENTS.map((name) => [`Day_Of_${name}`, day(record[name])])),
      ...Object.fromEntries(permissionsNamed.map((name) => [`Permission_${name}`, permissions.includes(name)])),
    };
    return parsed
      .filter(({ formula }) => formula.evaluate(input) === true)
      .map(({ name }) => name)
      .sort();
  };
}
