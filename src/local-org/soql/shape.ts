import { malformed } from './errors.ts';

/** A literal of a query's text that may be another one the next time. */
export interface Slot {
  readonly kind: 'string' | 'number' | 'date' | 'datetime';
  /** As written, quotes included. One for a single literal, all for an IN list. */
  readonly texts: readonly string[];
  readonly list: boolean;
  /** A LIKE pattern: its escapes are read otherwise. */
  readonly pattern?: boolean;
}

/** A query's text with its literals taken out. Two texts with the same key need to be parsed and planned only once. */
export interface Shape {
  readonly key: string;
  readonly slots: readonly Slot[];
  /** For the parser: without what the parser package does not know. */
  readonly text: string;
  /** `USING SCOPE mine`, in lower case. */
  readonly scope?: string;
  readonly allRows: boolean;
}

const TOKEN =
  /('(?:[^'\\]|\\[\s\S])*')|(\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)|(\d{4}-\d{2}-\d{2})|([-+]?\d+(?:\.\d+)?(?![\w.]))|([A-Za-z_][\w.]*(?::\d+)?)|(\s+)|(\/\*|\/\/[^\n]*)|([\s\S])/gy;

type Kind = Slot['kind'] | 'word' | 'space' | 'comment' | 'sign';
interface Token {
  readonly kind: Kind;
  readonly text: string;
}

/**
 * Takes a query's text apart, without reading its grammar: `SELECT Id FROM Account WHERE Name = 'x' LIMIT 5` has the key
 * `SELECT Id FROM Account WHERE Name = ?s LIMIT ?n`. Literals stay in the key where the plan depends on them: blank texts, TRUE, NULL,
 * date words, arguments of functions. Comments are skipped; `ALL ROWS` and `USING SCOPE` are read here.
 */
export function readShape(text: string): Shape {
  const tokens = tokenize(text);
  const slots: Slot[] = [];
  let key = '';
  let clean = '';
  let scope: string | undefined;
  let allRows = false;
  let before: Token = { kind: 'space', text: '' };
  let depth = 0;
  const keep = (part: string): void => {
    clean += part;
  };
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at] as Token;
    if (token.kind === 'space' || token.kind === 'comment') {
      key += ' ';
      keep(token.kind === 'space' ? token.text : ' ');
      continue;
    }
    if (token.kind === 'word') {
      const upper = token.text.toUpperCase();
      if (upper === 'IN') {
        key += token.text;
        keep(token.text);
        const list = listAt(tokens, at + 1);
        if (list) {
          slots.push(list.slot);
          key += ` (?${list.slot.kind}*)`;
          keep(list.text);
          at = list.end;
          before = { kind: 'sign', text: ')' };
          continue;
        }
        before = token;
        continue;
      }
      if (depth === 0 && upper === 'USING' && nextWord(tokens, at + 1)?.text.toUpperCase() === 'SCOPE') {
        const first = nextWord(tokens, at + 1);
        const name = first && nextWord(tokens, first.at + 1);
        if (name) {
          scope = name.text.toLowerCase();
          key += `~scope ${scope}`;
          at = name.at;
          continue;
        }
      }
      if (depth === 0 && upper === 'ALL') {
        const rows = nextWord(tokens, at + 1);
        if (rows?.text.toUpperCase() === 'ROWS' && endsAt(tokens, rows.at + 1)) {
          allRows = true;
          key += '~all';
          break;
        }
      }
    }
    if (token.text === '(') depth += 1;
    if (token.text === ')') depth -= 1;
    if (token.text === ':' && token.kind === 'sign') throw malformed('Bind variables only allowed in Apex code');
    keep(token.text);
    if (isLiteral(token.kind) && token.text !== "''" && compared(before)) {
      const pattern = before.kind === 'word' && /^like$/i.test(before.text);
      slots.push({ kind: token.kind, texts: [token.text], list: false, ...(pattern ? { pattern } : {}) });
      key += `?${token.kind}`;
    } else key += token.text;
    before = token;
  }
  return { key, slots, text: clean.trim(), allRows, ...(scope === undefined ? {} : { scope }) };
}

function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  const kinds: readonly Kind[] = ['string', 'datetime', 'date', 'number', 'word', 'space', 'comment', 'sign'];
  const token = new RegExp(TOKEN);
  for (let match = token.exec(text); match; match = token.exec(text)) {
    for (let i = 0; i < kinds.length; i += 1) {
      const found = match[i + 1];
      if (found === undefined) continue;
      tokens.push({ kind: kinds[i] as Kind, text: found });
      if (found === '/*') {
        const end = text.indexOf('*/', match.index + 2);
        if (end < 0) throw malformed("unexpected token: '/*'");
        token.lastIndex = end + 2;
      }
      break;
    }
    if (token.lastIndex >= text.length) break;
  }
  return tokens;
}

const isLiteral = (kind: Kind): kind is Slot['kind'] =>
  kind === 'string' || kind === 'number' || kind === 'date' || kind === 'datetime';

const blank = (token: Token): boolean => token.kind === 'space' || token.kind === 'comment';

/** After a comparison, LIKE, LIMIT or OFFSET a literal can be any other one; elsewhere it belongs to the plan. */
function compared(before: Token): boolean {
  if (before.kind === 'sign') return before.text === '=' || before.text === '<' || before.text === '>';
  return before.kind === 'word' && /^(?:like|limit|offset)$/i.test(before.text);
}

/** Whether nothing but blanks stands from here on; looks no further than the first thing that does. */
function endsAt(tokens: readonly Token[], from: number): boolean {
  let at = from;
  while (tokens[at] && blank(tokens[at] as Token)) at += 1;
  return tokens[at] === undefined;
}

function nextWord(tokens: readonly Token[], from: number): { text: string; at: number } | undefined {
  let at = from;
  while (tokens[at] && blank(tokens[at] as Token)) at += 1;
  const token = tokens[at];
  return token?.kind === 'word' ? { text: token.text, at } : undefined;
}

/** `('a', 'b')` where all are literals of one kind, none of them a blank text. */
function listAt(tokens: readonly Token[], from: number): { slot: Slot; end: number; text: string } | undefined {
  let at = from;
  while (tokens[at] && blank(tokens[at] as Token)) at += 1;
  if (tokens[at]?.text !== '(') return undefined;
  const texts: string[] = [];
  let kind: Slot['kind'] | undefined;
  let wantsValue = true;
  for (at += 1; at < tokens.length; at += 1) {
    const token = tokens[at] as Token;
    if (blank(token)) continue;
    if (wantsValue) {
      if (!isLiteral(token.kind) || token.text === "''" || (kind !== undefined && kind !== token.kind))
        return undefined;
      kind = token.kind;
      texts.push(token.text);
      wantsValue = false;
    } else if (token.text === ',') wantsValue = true;
    else if (token.text === ')' && kind !== undefined) {
      const written = tokens.slice(from, at + 1).map((one) => (one.kind === 'comment' ? ' ' : one.text));
      return { slot: { kind, texts, list: true }, end: at, text: written.join('') };
    } else return undefined;
  }
  return undefined;
}
