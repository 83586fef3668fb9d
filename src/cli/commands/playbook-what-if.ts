import { compilePlaybook, parsePlaybook } from '../../playbook/index.ts';
import { buildWhatIf } from '../../report/index.ts';
import { givenDay } from '../days.ts';
import { readText } from '../files.ts';
import type { ExitCode, GlobalOptions, Io } from '../io.ts';
import { clockFor, openTarget } from '../target.ts';
import { whatIfText } from './what-if-text.ts';

export interface WhatIfOptions extends GlobalOptions {
  readonly since?: string;
}

/** `diagnose playbook what-if FILE`: what the playbook would do to the deals of an org, as a page of Markdown. Writes nothing to the org. */
export async function playbookWhatIf(io: Io, options: WhatIfOptions, file: string): Promise<ExitCode> {
  const since = options.since === undefined ? undefined : givenDay(io, options.since);
  const playbook = compilePlaybook(parsePlaybook(await readText(io, file), file));
  const org = await openTarget(io, options, 'integration');
  const result = await buildWhatIf(org, playbook, { ...clockFor(io, options), since });
  io.out(options.json === true ? JSON.stringify(result, null, 2) : whatIfText(result).trimEnd());
  return 0;
}
