import { malformed } from '../errors.ts';

export type LiteralKind = 'string' | 'number' | 'date' | 'datetime';
export type TokenKind = LiteralKind | 'word' | 'space' | 'comment' | 'sign';

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
}

/** One group for each kind, in the order of KINDS. */
const TOKEN =
  /('(?:[^'\\]|\\[\s\S])*')|(\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)|(\d{4}-\d{2}-\d{2})|([-+]?\d+(?:\.\d+)?(?![\w.]))|([A-Za-z_][\w.]*(?::\d+)?)|(\s+)|(\/\*|\/\/[^\n]*)|([\s\S])/gy;
const KINDS: readonly TokenKind[] = ['string', 'datetime', 'date', 'number', 'word', 'space', 'comment', 'sign'];

/** SOQL text → tokens that join to the text again, block comments apart (`/*` only). Throws SoqlError for an open comment. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  const pattern = new RegExp(TOKEN);
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    const kind = KINDS.findIndex((_kind, i) => match?.[i + 1] !== undefined);
    const found = match[0];
    tokens.push({ kind: KINDS[kind] as TokenKind, text: found });
    if (found === '/*') {
      const end = text.indexOf('*/', match.index + 2);
      if (end < 0) throw malformed("unexpected token: '/*'");
      pattern.lastIndex = end + 2;
    }
    if (pattern.lastIndex >= text.length) break;
  }
  return tokens;
}

export const isLiteral = (kind: TokenKind): kind is LiteralKind =>
  kind === 'string' || kind === 'number' || kind === 'date' || kind === 'datetime';

export const isBlank = (token: Token): boolean => token.kind === 'space' || token.kind === 'comment';

/** Index of the first token from `from` on that is neither space nor comment; the number of tokens when there is none. */
export function skipBlanks(tokens: readonly Token[], from: number): number {
  let at = from;
  while (tokens[at] && isBlank(tokens[at] as Token)) at += 1;
  return at;
}

/** The next token and its index when it is a word. */
export function nextWord(tokens: readonly Token[], from: number): { text: string; at: number } | undefined {
  const at = skipBlanks(tokens, from);
  const token = tokens[at];
  return token?.kind === 'word' ? { text: token.text, at } : undefined;
}
