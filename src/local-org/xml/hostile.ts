/** Why a text is no XML that this org reads; line and column count from 1. */
export interface XmlProblem {
  readonly problem: string;
  readonly line: number;
  readonly column: number;
}

/** The most that is read of one text. */
export interface XmlLimits {
  readonly depth: number;
  readonly tags: number;
}

/** Characters of one tag with its attributes. */
const MAX_TAG = 20_000;

/**
 * Refuses, before a parser sees the text, what would keep the parser busy or let it expand entities: document types, deep nesting, many
 * tags. One pass from tag to tag; comments and CDATA are skipped.
 */
export function refuseHostile(text: string, limits: XmlLimits): XmlProblem | undefined {
  let depth = 0;
  let tags = 0;
  for (let at = text.indexOf('<'); at >= 0;) {
    const skip = text.startsWith('<!--', at) ? '-->' : text.startsWith('<![CDATA[', at) ? ']]>' : '>';
    if (skip === '>' && text.startsWith('<!', at)) {
      return problemAt(text, at, 'Document types and entities of one’s own are not read; leave `<!DOCTYPE` out.');
    }
    const end = text.indexOf(skip, at);
    if (end < 0) return problemAt(text, at, 'Error parsing file: a tag is not closed.');
    if (skip === '>') {
      if (end - at > MAX_TAG) return problemAt(text, at, `A tag is too long. The most is ${MAX_TAG} characters.`);
      if (text.startsWith('</', at)) depth -= 1;
      else if (!text.startsWith('<?', at) && text[end - 1] !== '/') depth += 1;
      tags += 1;
    }
    if (depth > limits.depth)
      return problemAt(text, at, `Elements are nested too deeply. The most is ${limits.depth}.`);
    if (tags > limits.tags) return problemAt(text, at, `The file has too many elements. The most is ${limits.tags}.`);
    at = text.indexOf('<', end + skip.length);
  }
  return undefined;
}

/** The problem at an offset of the text. */
export function problemAt(text: string, offset: number, problem: string): XmlProblem {
  const before = text.slice(0, offset).split('\n');
  return { problem, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}
