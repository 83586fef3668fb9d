import { malformed, notSupported } from '../errors.ts';
import type { Literal } from '../types.ts';

/**
 * The value of a literal as written. Throws SoqlError for a date-time that is none and an unknown escape.
 * @param type the parser package's name of its kind: `STRING`, `DECIMAL`, `DATE_N_LITERAL` …
 * @param n of a date literal with a count, `LAST_N_DAYS:n`
 */
export function parseLiteral(text: string, type: string, n?: number): Literal {
  switch (type) {
    case 'STRING':
      return { kind: 'string', value: unescape(text, false) };
    case 'INTEGER':
    case 'DECIMAL':
      return { kind: 'number', value: Number(text) };
    case 'INTEGER_WITH_CURRENCY_PREFIX':
    case 'DECIMAL_WITH_CURRENCY_PREFIX':
      return { kind: 'number', value: Number(text.slice(3)) };
    case 'BOOLEAN':
      return { kind: 'boolean', value: text.toUpperCase() === 'TRUE' };
    case 'NULL':
      return { kind: 'null' };
    case 'DATE':
      return { kind: 'date', value: text };
    case 'DATETIME': {
      // A `+` in a URL arrives as a space when the client did not encode it.
      const time = new Date(text.replace(' ', '+'));
      if (Number.isNaN(time.getTime())) throw malformed(`\`${text}\` is not a date and time`);
      return { kind: 'datetime', value: time.toISOString() };
    }
    case 'DATE_LITERAL':
      return { kind: 'dateLiteral', name: text.toUpperCase(), n: 0 };
    case 'DATE_N_LITERAL':
      return { kind: 'dateLiteral', name: text.split(':')[0]?.toUpperCase() ?? '', n: n ?? 0 };
    default:
      throw notSupported(`The literal \`${text}\``);
  }
}

/** A quoted LIKE pattern → the pattern, with the escapes of `%` and `_` still in it. */
export function likePattern(quoted: string): string {
  return unescape(quoted, true);
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/**
 * `'it\'s'` → `it's`. Grammar: \n \r \t \b \f \" \' \\ \uXXXX and, in LIKE patterns only, \_ and \%, which keep their backslash
 * (and so does an escaped backslash there), since SQLite reads the escapes of the pattern once more.
 */
function unescape(quoted: string, pattern: boolean): string {
  const body = quoted.startsWith("'") && quoted.endsWith("'") ? quoted.slice(1, -1) : quoted;
  return body.replaceAll(
    /\\u([0-9a-fA-F]{4})|\\([\s\S])/g,
    (whole, hex: string | undefined, next: string | undefined) => {
      if (hex !== undefined) return String.fromCharCode(Number.parseInt(hex, 16));
      const char = next ?? '';
      if (pattern && (char === '%' || char === '_' || char === '\\')) return whole;
      const known = ESCAPES[char.toLowerCase()];
      if (known !== undefined) return known;
      if (char === "'" || char === '"' || char === '\\') return char;
      throw malformed(
        `Invalid string literal '${body.slice(0, 80)}'. Illegal character sequence '${whole}' in string literal.`,
      );
    },
  );
}
