import { LineCounter, parseDocument } from 'yaml';
import type { YAMLError } from 'yaml';
import { cursorOf, report } from './reading.ts';
import type { Cursor, Reading } from './reading.ts';
import { sourceText } from './words.ts';

/** What is YAML, and yet no playbook, in our words: those of the library are for programmers. `rest`: the text from there on. */
const NOT_OURS: Readonly<Partial<Record<YAMLError['code'], (rest: string) => string>>> = {
  DUPLICATE_KEY: (rest) =>
    `${sourceText(rest.split(':')[0] ?? '')} stands twice in this map. Expected each key once. Take one out.`,
  MULTIPLE_DOCS: () =>
    'A second playbook begins here. Expected one playbook in a file. Put it into a file of its own, or take the line out.',
  RESOURCE_EXHAUSTION: () =>
    'This is nested too deeply to be read. Expected groups within groups, a few deep. Unnest it.',
};

function faultText({ code, message }: YAMLError, line: string, rest: string): string {
  const own = NOT_OURS[code]?.(rest);
  if (own !== undefined) return own;
  const where = line.trim() === '' ? '' : ` at ${sourceText(line)}`;
  const reason = message.replace(/[.:]?\s*$/, '');
  return `This is not YAML${where}: ${reason}. Mend the line, or put text with special characters in quotes.`;
}

/** Opens a YAML text. `root` is absent when it is no YAML, and then every reason is in `problems`. */
export function openYaml(source: string, file: string): { reading: Reading; root?: Cursor } {
  // A byte-order mark would move the first line's columns by one.
  const text = source.replace(/^\uFEFF/, '');
  const lines = new LineCounter();
  // The core schema whatever version a `%YAML` line names: a date stays the text that was written.
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, schema: 'core' });
  const reading: Reading = { file, text, lines, problems: [] };
  const reported = new Set<number>();
  for (const fault of [...document.errors, ...document.warnings]) {
    const offset = fault.pos[0];
    const { line } = lines.linePos(offset);
    // What follows from the first fault of a line only confuses.
    if (reported.has(line)) continue;
    reported.add(line);
    report(reading, { offset }, faultText(fault, text.split('\n')[line - 1] ?? '', text.slice(offset)));
    if (fault.code === 'RESOURCE_EXHAUSTION') break;
  }
  return reading.problems.length > 0 ? { reading } : { reading, root: cursorOf(document.contents, 0) };
}
