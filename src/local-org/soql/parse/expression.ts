import type { FunctionExp } from '@jetstreamapp/soql-parser-js';
import type { Call, Expression } from '../types.ts';

/** `Account.Name` → its path. */
export function fieldOf(path: string): Expression {
  return { kind: 'field', path: path.split('.') };
}

/** A function call of the parser package → a call with its name in upper case. */
export function callOf(fn: FunctionExp | { functionName: string; parameters: readonly unknown[] }): Call {
  return {
    kind: 'call',
    name: (fn.functionName ?? '').toUpperCase(),
    args: (fn.parameters ?? []).map((parameter) =>
      typeof parameter === 'string' ? fieldOf(parameter) : callOf(parameter as FunctionExp),
    ),
  };
}
