import { checkAnswer } from '../../insight/index.ts';
import { CONCEPTS } from '../../playbook/index.ts';
import { UsageError } from '../errors.ts';
import type { ExitCode, GlobalOptions, Io } from '../io.ts';
import { BINARY, readFileText } from '../sources.ts';

export interface InsightOptions extends GlobalOptions {
  readonly concept?: string;
  readonly quote?: boolean;
}

/**
 * `diagnose insight answers [FILE]`: prints one JSON line for each line: `text` as it is, blanks and characters without width included,
 * `kind` and `reason` of the finding, or null. `--concept` is what the text answers; `--quote`: it is a quote, whatever it answers.
 * @throws UsageError for a file that is missing or no text, and for a concept that is not known
 */
export async function insightAnswers(io: Io, options: InsightOptions, file: string | undefined): Promise<ExitCode> {
  checkConcept(options.concept);
  const about = options.concept === undefined || options.quote === true ? {} : { concept: options.concept };
  const lines = file === undefined ? io.lines() : linesOf(await readAnswers(io, file));
  let count = 0;
  for await (const text of lines) {
    count += 1;
    const finding = checkAnswer({ text, ...about });
    io.out(JSON.stringify({ text, kind: finding?.kind ?? null, reason: finding?.reason ?? null }));
  }
  if (count === 0) io.err('There is no text to check. Expected one a line.');
  return 0;
}

function checkConcept(concept: string | undefined): void {
  if (concept === undefined || (CONCEPTS as readonly string[]).includes(concept)) return;
  throw new UsageError(`There is no concept \`${concept}\`. Choose one of: ${CONCEPTS.join(', ')}.`);
}

async function readAnswers(io: Io, file: string): Promise<string> {
  const text = await readFileText(io, file);
  if (BINARY.test(text)) throw new UsageError(`The file \`${file}\` is no text. Expected one answer a line.`);
  return text;
}

/** Lines without their ends; what follows the last end is a line only if it has text. */
function linesOf(text: string): string[] {
  const lines = text.split(/\r?\n/);
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}
