import { evaluateFormulaLine } from '../../formula/lines.ts';
import { readText } from '../files.ts';
import type { ExitCode, Io } from '../io.ts';

/** `diagnose formula eval [FILE]`: one JSON line out for each JSON line in; exit 1 when a line has no value. Blank lines are passed over. */
export async function formulaEval(io: Io, file: string | undefined): Promise<ExitCode> {
  const lines = file === undefined ? io.lines() : (await readText(io, file)).split(/\r?\n/);
  let failed = false;
  for await (const line of lines) {
    if (line.trim() === '') continue;
    const result = evaluateFormulaLine(line, io.now());
    failed ||= result.startsWith('{"error"');
    io.out(result);
  }
  return failed ? 1 : 0;
}
