import { CommanderError } from 'commander';
import { explain } from './errors.ts';
import type { ExitCode, Io } from './io.ts';
import { createProgram } from './program.ts';

/** Runs one command line. @param argv without the program's own names. @returns the exit code; nothing is thrown. */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  let code: ExitCode = 0;
  const program = createProgram(io, (result) => {
    code = result;
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    // Help and version come this way too; commander has said what there is to say.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const failure = explain(error);
    io.err(failure.text);
    return failure.code;
  }
}
