import { CommanderError } from 'commander';
import { explain } from './errors.ts';
import type { ExitCode, Io } from './io.ts';
import { createProgram } from './program.ts';

/**
 * Runs one command line. Never throws.
 * @param argv the arguments, without node and the script
 * @returns the exit code
 */
export async function run(argv: readonly string[], io: Io): Promise<ExitCode> {
  let code: ExitCode = 0;
  const program = createProgram(io, (result) => {
    code = result;
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return code;
  } catch (error) {
    // Commander also throws for help and version; it has already printed its message.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const failure = explain(error);
    io.err(failure.text);
    return failure.code;
  }
}
