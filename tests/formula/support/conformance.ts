import { readFileSync } from 'node:fs';
import { Decimal } from 'decimal.js';
import { evaluateFormulaLine } from '../../../src/formula/lines.ts';

type Verdict = string | boolean | null | { readonly e: string };
type Cell = string | boolean | null;

interface EngineCase {
  readonly test: string;
  readonly class: string;
  readonly formula: string;
  readonly returnType: string;
  readonly fields: readonly (readonly [string, string, string?])[];
  readonly rows: readonly (readonly (Cell | Verdict)[])[];
}

export interface Outcome {
  /** The class of the case, or `random`. */
  readonly group: string;
  /** Names the case for good: the test or the line, the row, and how blanks were read. */
  readonly name: string;
  readonly agrees: boolean;
  readonly found: string;
  readonly expected: string;
}

interface Result {
  readonly value?: Cell;
  readonly error?: string;
}

export function readFixture(name: string): string {
  return readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8');
}

function lines(name: string): string[] {
  return readFixture(name)
    .split('\n')
    .filter((line) => line !== '');
}

/** Every row of Salesforce's own cases, in both ways to read blanks. */
export function engineOutcomes(): Outcome[] {
  const outcomes: Outcome[] = [];
  for (const line of lines('engine-cases.jsonl')) {
    const engineCase = JSON.parse(line) as EngineCase;
    engineCase.rows.forEach((row, index) => {
      for (const [position, blankAs] of [
        [-2, 'zero'],
        [-1, 'blank'],
      ] as const) {
        const expected = row.at(position) as Verdict;
        const found = evaluate({
          formula: engineCase.formula,
          returnType: engineCase.returnType,
          blankAs,
          fields: fieldsOf(engineCase, row),
        });
        outcomes.push({
          group: engineCase.class,
          name: `${engineCase.test} row ${index} ${blankAs}: ${engineCase.formula}`,
          agrees: agrees(found, expected),
          found: JSON.stringify(found),
          expected: JSON.stringify(expected),
        });
      }
    });
  }
  return outcomes;
}

function fieldsOf(engineCase: EngineCase, row: readonly unknown[]): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  let column = 0;
  for (const [name, type, formula] of engineCase.fields) {
    fields[name] = formula === undefined ? { type, value: row[column++] } : { type, formula };
  }
  if (column !== row.length - 2) throw new Error(`${engineCase.test} has ${row.length} cells for ${column} fields`);
  return fields;
}

/** Every random formula. */
export function randomOutcomes(): Outcome[] {
  return lines('random-nested.jsonl').map((line, index) => {
    const { expected, ...given } = JSON.parse(line) as { expected: { value?: Cell; error?: unknown }; formula: string };
    const found = evaluate(given);
    const verdict: Verdict = 'error' in expected ? { e: 'error' } : (expected.value ?? null);
    return {
      group: 'random',
      name: `line ${index + 1}: ${given.formula}`,
      agrees: agrees(found, verdict),
      found: JSON.stringify(found),
      expected: JSON.stringify(expected),
    };
  });
}

function evaluate(line: unknown): Result {
  return JSON.parse(evaluateFormulaLine(JSON.stringify(line), new Date('2026-11-21T09:30:00Z'))) as Result;
}

/** Whether a result is the verdict, after the normalising that fixtures/README.md describes. */
export function agrees(found: Result, expected: Verdict): boolean {
  if (typeof expected === 'object' && expected !== null) return found.error !== undefined;
  if (found.error !== undefined) return false;
  const left = normal(found.value ?? null);
  const right = normal(expected);
  if (left === right) return true;
  if (typeof left !== 'string' || typeof right !== 'string' || !isNumber(left) || !isNumber(right)) return false;
  const wanted = new Decimal(right);
  return new Decimal(left).minus(wanted).abs().lessThanOrEqualTo(wanted.abs().times('1e-14'));
}

function normal(value: Cell): Cell {
  if (typeof value !== 'string') return value;
  // eslint-disable-next-line no-control-regex -- the harness had cut control characters too
  const trimmed = value.replace(/^[\u0000-\u0020]+|[\u0000-\u0020]+$/g, '');
  return trimmed === '' ? null : trimmed;
}

function isNumber(text: string): boolean {
  return /^[-+]?\d*\.?\d+(?:[eE][-+]?\d+)?$/.test(text);
}
