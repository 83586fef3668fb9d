/** A JSON value that knows where its texts stand: `at` is the offset of the opening quotation mark. */
export type JsonNode =
  | { readonly kind: 'object'; readonly entries: ReadonlyMap<string, JsonNode> }
  | { readonly kind: 'array'; readonly items: readonly JsonNode[] }
  | { readonly kind: 'text'; readonly value: string; readonly at: number }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'other' };

/** Deeper nesting than this is no export of a meeting tool. */
const DEEPEST = 64;

class Parser {
  private readonly text: string;
  private at = 0;
  isBroken = false;

  constructor(text: string) {
    this.text = text;
  }

  isAtEnd(): boolean {
    this.skip();
    return this.at >= this.text.length;
  }

  value(depth: number): JsonNode {
    this.skip();
    const sign = this.text.charAt(this.at);
    if (depth > DEEPEST) return this.fail();
    if (sign === '{') return this.object(depth);
    if (sign === '[') return this.array(depth);
    if (sign === '"') return this.string();
    return this.word();
  }

  private object(depth: number): JsonNode {
    const entries = new Map<string, JsonNode>();
    this.at += 1;
    while (!this.isBroken && !this.closes('}')) {
      const key = this.text.charAt(this.at) === '"' ? this.string() : this.fail();
      this.skip();
      if (this.isBroken || key.kind !== 'text' || this.text.charAt(this.at) !== ':') {
        this.fail();
        break;
      }
      this.at += 1;
      entries.set(key.value, this.value(depth + 1));
      this.comma('}');
    }
    return { kind: 'object', entries };
  }

  private array(depth: number): JsonNode {
    const items: JsonNode[] = [];
    this.at += 1;
    while (!this.isBroken && !this.closes(']')) {
      items.push(this.value(depth + 1));
      this.comma(']');
    }
    return { kind: 'array', items };
  }

  /** Whether the list ends here, and passes its bracket then. */
  private closes(bracket: string): boolean {
    this.skip();
    if (this.at >= this.text.length) {
      this.isBroken = true;
      return true;
    }
    if (this.text.charAt(this.at) !== bracket) return false;
    this.at += 1;
    return true;
  }

  private comma(bracket: string): void {
    this.skip();
    const sign = this.text.charAt(this.at);
    if (sign === ',') this.at += 1;
    else if (sign !== bracket) this.fail();
  }

  private string(): JsonNode {
    const start = this.at;
    const parts: string[] = [];
    let from = (this.at += 1);
    for (;;) {
      const sign = this.text.charAt(this.at);
      if (sign === '' || sign === '"') break;
      if (sign !== '\\') {
        this.at += 1;
        continue;
      }
      parts.push(this.text.slice(from, this.at), this.escape());
      from = this.at;
    }
    parts.push(this.text.slice(from, this.at));
    if (this.at >= this.text.length) this.isBroken = true;
    this.at += 1;
    return { kind: 'text', value: parts.join(''), at: start };
  }

  private escape(): string {
    const sign = this.text.charAt(this.at + 1);
    this.at += 2;
    if (sign !== 'u') return { n: '\n', t: '\t', r: '\r', b: ' ', f: ' ' }[sign] ?? sign;
    const hex = this.text.slice(this.at, this.at + 4);
    if (!/^[\da-f]{4}$/i.test(hex)) return '';
    this.at += 4;
    return String.fromCharCode(parseInt(hex, 16));
  }

  private word(): JsonNode {
    const found = /^[\w.+-]{1,40}/.exec(this.text.slice(this.at, this.at + 40))?.[0] ?? '';
    if (found === '') return this.fail();
    this.at += found.length;
    const number = Number(found);
    if (Number.isFinite(number)) return { kind: 'number', value: number };
    return ['true', 'false', 'null'].includes(found) ? { kind: 'other' } : this.fail();
  }

  private fail(): JsonNode {
    this.isBroken = true;
    return { kind: 'other' };
  }

  private skip(): void {
    while (/[\s\uFEFF]/.test(this.text.charAt(this.at))) this.at += 1;
  }
}

/**
 * Parses one JSON value, or several one after the other as a list (JSON Lines). What breaks off in the middle is kept as far as it goes,
 * with `isBroken`.
 */
export function parseJson(text: string): { readonly root: JsonNode; readonly isBroken: boolean } {
  const parser = new Parser(text);
  const roots: JsonNode[] = [];
  while (!parser.isBroken && !parser.isAtEnd()) roots.push(parser.value(0));
  const [only] = roots;
  const root = roots.length === 1 && only !== undefined ? only : { kind: 'array' as const, items: roots };
  return { root, isBroken: parser.isBroken };
}
