import { malformed } from '../errors.ts';
import { isBlank, isLiteral, nextWord, skipBlanks, tokenize } from './tokens.ts';
import type { LiteralKind, Token } from './tokens.ts';

/** The place of a literal in a query's text: another text with the same key may have another literal there. */
export interface Slot {
  readonly kind: LiteralKind;
  /** As written, quotes included: one text for a single literal, several for an IN list. */
  readonly texts: readonly string[];
  readonly list: boolean;
  /** A LIKE pattern, which has escapes of its own. */
  readonly pattern?: boolean;
}

/** A query's text with its literals taken out. Texts with the same key share one parse and one plan. */
export interface NormalizedText {
  readonly key: string;
  readonly slots: readonly Slot[];
  /** For the parser: without what the parser package does not know. */
  readonly text: string;
  /** `USING SCOPE mine`, in lower case. */
  readonly scope?: string;
  readonly allRows: boolean;
}

/** Tokens that are replaced as one. */
interface Clause {
  /** Index of the last token. */
  readonly end: number;
  readonly key: string;
  /** What the parser gets. */
  readonly text: string;
  readonly slot?: Slot;
  readonly scope?: string;
  readonly allRows?: boolean;
}

const CLAUSE_END: Token = { kind: 'sign', text: ')' };

/**
 * Takes the literals out of a query's text, without parsing it: `SELECT Id FROM Account WHERE Name = 'x' LIMIT 5` has the key
 * `SELECT Id FROM Account WHERE Name = ?string LIMIT ?number`. Literals stay in the key where the plan depends on them: empty strings,
 * TRUE, NULL, date literals, arguments of functions. Comments are skipped; `ALL ROWS` and `USING SCOPE` are read here.
 */
export function normalizeText(query: string): NormalizedText {
  const tokens = tokenize(query);
  const slots: Slot[] = [];
  let key = '';
  let text = '';
  let scope: string | undefined;
  let allRows = false;
  let previous: Token = { kind: 'space', text: '' };
  let depth = 0;
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at] as Token;
    if (isBlank(token)) {
      key += ' ';
      text += withoutComment(token);
      continue;
    }
    const clause = token.kind === 'word' ? clauseAt(tokens, at, depth) : undefined;
    if (clause) {
      key += clause.key;
      text += clause.text;
      if (clause.slot) slots.push(clause.slot);
      scope = clause.scope ?? scope;
      allRows ||= clause.allRows === true;
      at = clause.end;
      previous = CLAUSE_END;
      continue;
    }
    if (token.text === '(') depth += 1;
    if (token.text === ')') depth -= 1;
    if (token.text === ':' && token.kind === 'sign') throw malformed('Bind variables only allowed in Apex code');
    text += token.text;
    const slot = slotOf(token, previous);
    if (slot) slots.push(slot);
    key += slot ? `?${slot.kind}` : token.text;
    previous = token;
  }
  return { key, slots, text: text.trim(), allRows, ...(scope === undefined ? {} : { scope }) };
}

const withoutComment = (token: Token): string => (token.kind === 'comment' ? ' ' : token.text);

/** A literal after a comparison, LIKE, LIMIT or OFFSET; elsewhere it belongs to the plan. */
function slotOf(token: Token, previous: Token): Slot | undefined {
  if (!isLiteral(token.kind) || token.text === "''") return undefined;
  const isCompared =
    previous.kind === 'sign'
      ? ['=', '<', '>'].includes(previous.text)
      : previous.kind === 'word' && /^(?:like|limit|offset)$/i.test(previous.text);
  if (!isCompared) return undefined;
  const isPattern = previous.kind === 'word' && /^like$/i.test(previous.text);
  return { kind: token.kind, texts: [token.text], list: false, ...(isPattern ? { pattern: true } : {}) };
}

function clauseAt(tokens: readonly Token[], at: number, depth: number): Clause | undefined {
  switch (tokens[at]?.text.toUpperCase()) {
    case 'IN':
      return inList(tokens, at);
    case 'USING':
      return depth === 0 ? usingScope(tokens, at) : undefined;
    case 'ALL':
      return depth === 0 ? allRowsAtEnd(tokens, at) : undefined;
    default:
      return undefined;
  }
}

function usingScope(tokens: readonly Token[], at: number): Clause | undefined {
  const word = nextWord(tokens, at + 1);
  if (word?.text.toUpperCase() !== 'SCOPE') return undefined;
  const name = nextWord(tokens, word.at + 1);
  const scope = name?.text.toLowerCase();
  return name && scope ? { end: name.at, key: `~scope ${scope}`, text: '', scope } : undefined;
}

function allRowsAtEnd(tokens: readonly Token[], at: number): Clause | undefined {
  const rows = nextWord(tokens, at + 1);
  if (rows?.text.toUpperCase() !== 'ROWS' || skipBlanks(tokens, rows.at + 1) < tokens.length) return undefined;
  return { end: tokens.length, key: '~all', text: '', allRows: true };
}

/** `IN ('a', 'b')` where all are literals of one kind, none of them an empty string. */
function inList(tokens: readonly Token[], at: number): Clause | undefined {
  const open = skipBlanks(tokens, at + 1);
  if (tokens[open]?.text !== '(') return undefined;
  const texts: string[] = [];
  let kind: LiteralKind | undefined;
  let expectsValue = true;
  for (let end = open + 1; end < tokens.length; end += 1) {
    const token = tokens[end] as Token;
    if (isBlank(token)) continue;
    if (expectsValue) {
      if (!isLiteral(token.kind) || token.text === "''" || (kind !== undefined && kind !== token.kind))
        return undefined;
      kind = token.kind;
      texts.push(token.text);
      expectsValue = false;
    } else if (token.text === ',') expectsValue = true;
    else if (token.text === ')' && kind !== undefined) {
      const text = tokens
        .slice(at, end + 1)
        .map(withoutComment)
        .join('');
      return { end, key: `${tokens[at]?.text} (?${kind}*)`, text, slot: { kind, texts, list: true } };
    } else return undefined;
  }
  return undefined;
}
