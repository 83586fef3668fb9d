import { checkAnswer } from '../../insight/index.ts';
import { readText } from '../files.ts';
import type { ExitCode, GlobalOptions, Io } from '../io.ts';

export interface InsightOptions extends GlobalOptions {
  readonly concept?: string;
  readonly quote?: boolean;
}

/**
 * `diagnose insight answers [FILE]`: prints one JSON line for each line: `text` as it is, blanks and characters without width included,
 * `kind` and `reason` of the finding, or null. `--concept` is what the text answers; `--quote`: it is a quote, whatever it answers.
 * @throws UsageError for a missing file
 */
export async function insightAnswers(io: Io, options: InsightOptions, file: string | undefined): Promise<ExitCode> {
  const about = options.concept === undefined || options.quote === true ? {} : { concept: options.concept };
  const lines = file === undefined ? io.lines() : linesOf(await readText(io, file));
  for await (const text of lines) {
    const finding = checkAnswer({ text, ...about });
    io.out(JSON.stringify({ text, kind: finding?.kind ?? null, reason: finding?.reason ?? null }));
  }
  return 0;
}

/** Lines without their ends; what follows the last end is a line only if it has text. */
function linesOf(text: string): string[] {
  const lines = text.split(/\r?\n/);
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}
