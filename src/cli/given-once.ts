import type { Command } from 'commander';
import { UsageError } from './errors.ts';

/**
 * Makes a program refuse an option that is given twice with a value, unless it may be repeated: commander takes the last one in silence, and the
 * other playbook or org would not be touched.
 * @throws UsageError while such a command line is parsed
 */
export function refuseTwice(command: Command): void {
  for (const option of command.options) {
    if (!option.required || option.parseArg !== undefined) continue;
    let given: string | undefined;
    command.on(`option:${option.name()}`, (value: string) => {
      if (given !== undefined)
        throw new UsageError(
          `\`--${option.name()}\` is given twice, as \`${given}\` and \`${value}\`. Leave one of them out.`,
        );
      given = value;
    });
  }
  command.commands.forEach(refuseTwice);
}
