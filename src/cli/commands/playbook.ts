import {
  compilePlaybook,
  decisionsSql,
  explainPlaybook,
  gateRules,
  parsePlaybook,
  rulesPackage,
  sqlColumns,
  type CompiledPlaybook,
} from '../../playbook/index.ts';
import { API_VERSION } from '../../salesforce/index.ts';
import { readText } from '../files.ts';
import type { ExitCode, GlobalOptions, Io } from '../io.ts';

export const FORMATS = ['formula', 'sql', 'english', 'metadata', 'json'] as const;
type Format = (typeof FORMATS)[number];

export interface CompileOptions extends GlobalOptions {
  readonly format: Format;
}

/** The table that the printed query reads. */
const TABLE = 'attempts';

const PRINTERS: Readonly<Record<Format, (playbook: CompiledPlaybook) => string>> = {
  json: (playbook) => JSON.stringify(playbook, null, 2),
  english: explainPlaybook,
  sql: (playbook) => {
    const columns = sqlColumns(playbook, 'attempts').map(([name, type]) => `--   ${name} ${type}`);
    return [
      `-- One row for each attempt of the table "${TABLE}", which has the columns`,
      ...columns,
      decisionsSql(playbook, TABLE),
    ].join('\n');
  },
  formula: (playbook) =>
    gateRules(playbook)
      .map(({ name, active, message, formula }) => `${name}${active ? '' : ' (not active)'}\n${message}\n${formula}\n`)
      .join('\n'),
  metadata: (playbook) =>
    [...rulesPackage(gateRules(playbook), API_VERSION)]
      .filter(([path]) => path.endsWith('.object'))
      .map(([, text]) => text.trimEnd())
      .join('\n'),
};

/** `diagnose playbook compile FILE`: what the playbook becomes, on the standard output. */
export async function playbookCompile(io: Io, options: CompileOptions, file: string): Promise<ExitCode> {
  const playbook = compilePlaybook(parsePlaybook(await readText(io, file), file));
  io.out(PRINTERS[options.json === true ? 'json' : options.format](playbook).trimEnd());
  return 0;
}

/** `diagnose playbook explain FILE`: the playbook in English. */
export async function playbookExplain(io: Io, options: GlobalOptions, file: string): Promise<ExitCode> {
  const text = explainPlaybook(compilePlaybook(parsePlaybook(await readText(io, file), file)));
  io.out(options.json === true ? JSON.stringify({ file, text }) : text.trimEnd());
  return 0;
}
