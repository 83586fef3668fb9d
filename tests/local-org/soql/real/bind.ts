/**
 * Apex queries contain `:expressions`. Each is replaced by a literal of the type that fits there; the value of the expression is unknown,
 * so the caller gives the literals.
 */

export interface Bind {
  /** Where the `:` stands and where the expression ends. */
  readonly from: number;
  readonly to: number;
  readonly place: 'list' | 'value' | 'number';
}

/** A literal of no kind yet: parsed as a text, replaced before the query runs. */
export const placeholder = (index: number): string => `'~bind${index}~'`;

/** Every `:bind` outside of quoted texts. `LAST_N_DAYS:7` has none; `LAST_N_DAYS::days` and `LIMIT :n` want a number. */
function findBinds(text: string): Bind[] {
  const binds: Bind[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === "'") {
      at = endOfText(text, at);
      continue;
    }
    if (text[at] !== ':') continue;
    const before = text.slice(0, at);
    const counted = /\w_N_\w+$/i.test(before);
    if (counted && /^:\s*\d/.test(text.slice(at))) continue;
    const to = endOfExpression(text, at + 1);
    const place =
      counted || /\b(limit|offset)\s*$/i.test(before) ? 'number' : /\bin\s*$/i.test(before) ? 'list' : 'value';
    binds.push({ from: counted ? at + 1 : at, to, place });
    at = to - 1;
  }
  return binds;
}

/** The query with `literal(bind, index)` in the place of each bind. */
export function bindQuery(text: string, literal: (bind: Bind, index: number) => string): string {
  let bound = '';
  let at = 0;
  findBinds(text).forEach((bind, index) => {
    bound += `${text.slice(at, bind.from)} ${literal(bind, index)} `;
    at = bind.to;
  });
  // `LAST_N_DAYS:` and its number stand together.
  return (bound + text.slice(at)).replaceAll(/(_N_\w+:)\s+(\d+)/gi, '$1$2');
}

function endOfText(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && text[at] !== "'") at += text[at] === '\\' ? 2 : 1;
  return at;
}

/** `new Set<Id>{a.Id, b.Id}`, `list[0].get('x').Id`, `(Id) value`, `'text'`, `a + 1`. */
function endOfExpression(text: string, from: number): number {
  let at = from;
  const space = (): void => {
    while (/\s/.test(text[at] ?? '')) at += 1;
  };
  const balanced = (): void => {
    let depth = 0;
    do {
      const char = text[at] ?? '';
      if (char === "'") at = endOfText(text, at);
      if ('([{'.includes(char)) depth += 1;
      if (')]}'.includes(char)) depth -= 1;
      at += 1;
    } while (depth > 0 && at < text.length);
  };
  const word = (): void => {
    at += /^\w*/.exec(text.slice(at))?.[0].length ?? 0;
  };
  space();
  if (/^new\s/i.test(text.slice(at))) {
    at += 4;
    space();
    at += /^[\w.]+/.exec(text.slice(at))?.[0].length ?? 0;
    space();
    if (text[at] === '<') at = text.indexOf('>', at) + 1;
    while (text[at] === '>') at += 1;
    space();
    if (text[at] === '(' || text[at] === '{' || text[at] === '[') balanced();
    if (/^\s*\{/.test(text.slice(at))) {
      space();
      balanced();
    }
  } else if (text[at] === "'") at = endOfText(text, at) + 1;
  else if (text[at] === '(') {
    balanced();
    if (
      /^\s*[a-z]\w*/i.test(text.slice(at)) &&
      !/^\s*(and|or|limit|order|group|with|for|all)\b/i.test(text.slice(at))
    ) {
      space();
      word();
    }
  } else word();
  for (;;) {
    const next = /^\s*(\?\.|\.|\(|\[|[-+*/]\s*(?=[\w']))/.exec(text.slice(at));
    if (!next) return at;
    at += next[0].length;
    const char = next[1] ?? '';
    if (char === '(' || char === '[') {
      at -= 1;
      balanced();
    } else {
      space();
      if (text[at] === "'") at = endOfText(text, at) + 1;
      else word();
    }
  }
}
