import { parsePlaybook, runExamples, type ExampleResult } from '../../playbook/index.ts';
import { readText } from '../files.ts';
import type { ExitCode, GlobalOptions, Io } from '../io.ts';

/** `diagnose playbook test FILE`: runs the playbook's examples. Exit 1 if one fails or there are none. */
export async function playbookTest(io: Io, options: GlobalOptions, file: string): Promise<ExitCode> {
  const results = runExamples(parsePlaybook(await readText(io, file), file));
  const failed = results.filter(({ passed }) => !passed);
  if (options.json === true) {
    io.out(JSON.stringify({ file, passed: results.length - failed.length, failed: failed.length, results }, null, 2));
    return failed.length > 0 || results.length === 0 ? 1 : 0;
  }
  for (const result of results) io.out(result.passed ? `ok    ${result.name}` : failureText(file, result));
  if (results.length === 0) {
    io.err(`\`${file}\` has no examples. Add some under \`examples\`; docs/playbook.md shows how.`);
    return 1;
  }
  io.out(`${results.length - failed.length} of ${results.length} examples hold.`);
  return failed.length > 0 ? 1 : 0;
}

/** The expected and the actual result side by side, then each difference as a sentence. */
function failureText(file: string, { name, line, column, expected, actual, differences }: ExampleResult): string {
  const wanted = [expected.outcome, ...(expected.missing ?? ['(whatever is missing)'])];
  const found = [actual.outcome, ...actual.unmet.map(({ id }) => id)];
  const left = Math.max('expected'.length, ...wanted.map((text) => text.length));
  const rows = Array.from({ length: Math.max(wanted.length, found.length) }, (_, index) => {
    const row = `        ${(wanted[index] ?? '').padEnd(left)}  ${found[index] ?? ''}`;
    return row.trimEnd();
  });
  return [
    `FAIL  ${name} (${file}:${line}:${column})`,
    `        ${'expected'.padEnd(left)}  is`,
    ...rows,
    ...differences.map((difference) => `      ${difference}`),
  ].join('\n');
}
