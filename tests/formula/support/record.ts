import { compileFormula } from '../../../src/formula/index.ts';
import type {
  CompiledFormula,
  CompileOptions,
  FormulaEnvironment,
  FormulaField,
  FormulaInput,
  FormulaValue,
} from '../../../src/formula/index.ts';

/** The fields of the test object: one of each type, a related record, and some of Salesforce's global variables. */
const FIELDS: Readonly<Record<string, FormulaField>> = {
  amount: { type: 'Number' },
  count__c: { type: 'Number' },
  discount__c: { type: 'Number', percent: true },
  name: { type: 'Text' },
  note__c: { type: 'Text' },
  description: { type: 'Text', longText: true },
  isclosed: { type: 'Boolean' },
  closedate: { type: 'Date' },
  createddate: { type: 'DateTime' },
  start__c: { type: 'Time' },
  stagename: { type: 'Picklist' },
  topics__c: { type: 'MultiPicklist' },
  'account.name': { type: 'Text' },
  'account.employees': { type: 'Number' },
  'account.active__c': { type: 'Boolean' },
  '$user.id': { type: 'Text' },
  '$permission.bypass': { type: 'Boolean' },
};

function fieldAt(path: readonly string[]): FormulaField | undefined {
  const name = path.join('.').toLowerCase();
  return Object.hasOwn(FIELDS, name) ? FIELDS[name] : undefined;
}

export type TestRecord = Readonly<Record<string, FormulaInput>>;

export function compile(source: string, options: Partial<CompileOptions> = {}): CompiledFormula {
  return compileFormula(source, {
    place: 'rule',
    blanks: 'asBlank',
    field: fieldAt,
    ...options,
  });
}

export function environment(record: TestRecord = {}, more: Partial<FormulaEnvironment> = {}): FormulaEnvironment {
  const values = new Map(Object.entries(record).map(([name, value]) => [name.toLowerCase(), value]));
  return {
    field: (path) => values.get(path.join('.').toLowerCase()),
    now: new Date('2026-11-21T23:30:15.250Z'),
    ...more,
  };
}

/** Compiles and evaluates; numbers come as plain decimal texts. */
export function value(
  source: string,
  record: TestRecord = {},
  more: Partial<FormulaEnvironment & CompileOptions> = {},
): string | boolean | null {
  const result: FormulaValue = compile(source, more).evaluate(environment(record, more));
  return result === null || typeof result === 'boolean' ? result : String(result);
}

/** What `run` throws, or undefined. */
export function errorOf(run: () => unknown): unknown {
  try {
    run();
    return undefined;
  } catch (error) {
    return error;
  }
}
