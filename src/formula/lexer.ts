import { FormulaError } from './errors.ts';
import type { Token } from './syntax.ts';

const NUMBER = /\d+(?:\.\d+)?/y;
/** Names begin with a letter, as in Salesforce; so no name can be `__proto__`. */
const NAME = /\$?[A-Za-z]\w*(?::[A-Za-z]\w*)?(?:\.[A-Za-z]\w*(?::[A-Za-z]\w*)?)*/y;
const OPERATOR = /<>|<=|>=|==|!=|&&|\|\||[-+*/^&=<>!(),]/y;
const SPACE = /[ \t\r\n\f]+/y;
const SAME_OPERATOR: Readonly<Record<string, string>> = { '==': '=', '!=': '<>' };

/** Splits a formula into tokens and drops comments and white space. Throws FormulaError. */
export function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  let offset = 0;
  const match = (pattern: RegExp): string | undefined => {
    // The patterns are sticky, so `lastIndex` must be set before each match.
    pattern.lastIndex = offset;
    return pattern.exec(source)?.[0];
  };
  while (offset < source.length) {
    const character = source.charAt(offset);
    const space = match(SPACE);
    if (space !== undefined) {
      offset += space.length;
      continue;
    }
    if (source.startsWith('/*', offset)) {
      const end = source.indexOf('*/', offset + 2);
      if (end < 0)
        throw new FormulaError('A comment that begins with `/*` has no end; close it with `*/`.', source, offset);
      offset = end + 2;
      continue;
    }
    if (character === '"' || character === "'") {
      const text = readText(source, offset, character);
      tokens.push({ kind: 'text', value: text.value, offset });
      offset = text.end;
      continue;
    }
    const digits = match(NUMBER);
    if (digits !== undefined) {
      const next = source.charAt(offset + digits.length);
      if (/[A-Za-z0-9_.$]/.test(next)) {
        throw new FormulaError(
          `Syntax error: \`${digits}${next}\` is not a number; write digits with at most one decimal point (\`0.5\`, \`1000\`).`,
          source,
          offset,
        );
      }
      tokens.push({ kind: 'number', value: digits, offset });
      offset += digits.length;
      continue;
    }
    const name = match(NAME);
    if (name !== undefined) {
      tokens.push({ kind: 'name', value: name, offset });
      offset += name.length;
      continue;
    }
    const operator = match(OPERATOR);
    if (operator === undefined) {
      const shown = String.fromCodePoint(source.codePointAt(offset) ?? 0);
      throw new FormulaError(`Syntax error: the character \`${shown}\` cannot stand here.`, source, offset);
    }
    tokens.push({ kind: 'operator', value: SAME_OPERATOR[operator] ?? operator, offset });
    offset += operator.length;
  }
  tokens.push({ kind: 'end', value: '', offset: source.length });
  return tokens;
}

/** Reads a text literal. Only the quote and the backslash can be escaped; any other backslash is part of the text. */
function readText(source: string, start: number, quote: string): { readonly value: string; readonly end: number } {
  let value = '';
  let at = start + 1;
  while (at < source.length) {
    const character = source.charAt(at);
    if (character === quote) return { value, end: at + 1 };
    if (character === '\n' || character === '\r') break;
    const next = source.charAt(at + 1);
    if (character === '\\' && (next === quote || next === '\\')) {
      value += next;
      at += 2;
    } else {
      value += character;
      at += 1;
    }
  }
  throw new FormulaError(
    `Syntax error: a text that begins with \`${quote}\` has no end on its line; close it with \`${quote}\`.`,
    source,
    start,
  );
}
