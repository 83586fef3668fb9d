import {
  columnType,
  compilePlaybook,
  decisionsSql,
  explainPlaybook,
  validationRules,
  objectTranslations,
  parsePlaybook,
  rulesPackage,
  sqlColumns,
  storedJson,
  translationsPackage,
  type CompiledPlaybook,
  type SqlDialect,
} from '../../playbook/index.ts';
import { API_VERSION } from '../../salesforce/index.ts';
import { readText } from '../files.ts';
import type { ExitCode, GlobalOptions, Io } from '../io.ts';
import { compiledVersions, type VersionOptions } from '../versions.ts';

export const FORMATS = ['formula', 'sql', 'postgres', 'english', 'metadata', 'json'] as const;
type Format = (typeof FORMATS)[number];

export interface CompileOptions extends VersionOptions {
  readonly format?: Format;
}

/** The table that the printed query reads. */
const TABLE = 'attempts';

/** The live versions of a playbook, at least one. */
type Versions = readonly CompiledPlaybook[];

/** The output of one format, as text and as data. */
interface Printer {
  readonly text: (versions: Versions) => string;
  readonly data: (versions: Versions) => unknown;
}

/** Prints each version; with several, below a heading with its number. */
function each(versions: Versions, print: (playbook: CompiledPlaybook) => string): string {
  if (versions.length === 1) return versions.map(print).join('');
  return versions.map((one) => `--- version ${one.version}\n${print(one).trimEnd()}\n`).join('\n');
}

function eachData(versions: Versions, data: (playbook: CompiledPlaybook) => object): unknown {
  const all = versions.map(data);
  return all.length === 1 ? all[0] : all;
}

/** The query, with the `CREATE TABLE` of its input as a comment, so that the whole text is one valid query. */
function sqlText(playbook: CompiledPlaybook, dialect: SqlDialect): string {
  const columns = columnsFor(playbook, dialect).map(({ name, type }) => `"${name}" ${type}`);
  const table = `CREATE TABLE ${TABLE} (\n  ${columns.join(',\n  ')}\n);`.replace(/^/gm, '-- ');
  return `-- One row for each attempt of this table:\n${table}\n${decisionsSql(playbook, TABLE, dialect)}`;
}

function columnsFor(playbook: CompiledPlaybook, dialect: SqlDialect) {
  return sqlColumns(playbook).map(([name, type]) => ({ name, type: columnType(type, dialect) }));
}

function sqlPrinter(dialect: SqlDialect): Printer {
  return {
    text: (versions) => each(versions, (playbook) => sqlText(playbook, dialect)),
    data: (versions) =>
      eachData(versions, (playbook) => ({
        table: TABLE,
        columns: columnsFor(playbook, dialect),
        sql: decisionsSql(playbook, TABLE, dialect),
      })),
  };
}

/**
 * The files of a deploy, by path: the rules with their messages; the translated messages, in a folder of their own because not every org
 * accepts them; the record of each version.
 */
function metadataFiles(versions: Versions): readonly (readonly [path: string, text: string])[] {
  const rules = validationRules(versions);
  const translated = [...translationsPackage(objectTranslations(rules), API_VERSION)];
  const records = versions.flatMap((playbook): [string, string][] => {
    const name = `DF_Playbook__c/${playbook.playbook}-${playbook.version}`;
    const { compiled, texts } = storedJson(playbook);
    const all: [string, string][] = [
      [`${name}.json`, compiled],
      ...[...texts].map(([language, json]): [string, string] => [`${name}-${language}.json`, json]),
    ];
    return all.map(([path, json]) => [path, JSON.stringify(JSON.parse(json), null, 2)]);
  });
  return [
    ...rulesPackage(rules, API_VERSION),
    ...(rules.length > 0 ? translated.map(([path, text]): [string, string] => [`translations/${path}`, text]) : []),
    ...records,
  ];
}

const PRINTERS: Readonly<Record<Format, Printer>> = {
  json: {
    text: (versions) => JSON.stringify(PRINTERS.json.data(versions), null, 2),
    data: (versions) => eachData(versions, (playbook) => playbook),
  },
  english: {
    text: (versions) => each(versions, explainPlaybook),
    data: (versions) => eachData(versions, (playbook) => ({ text: explainPlaybook(playbook) })),
  },
  sql: sqlPrinter('duckdb'),
  postgres: sqlPrinter('postgres'),
  formula: {
    text: (versions) =>
      validationRules(versions)
        .map(
          ({ name, active, message, formula }) => `${name}${active ? '' : ' (not active)'}\n${message}\n${formula}\n`,
        )
        .join('\n'),
    data: validationRules,
  },
  metadata: {
    text: (versions) =>
      metadataFiles(versions)
        .map(([path, text]) => `--- ${path}\n${text.trimEnd()}\n`)
        .join(''),
    data: (versions) => ({ files: metadataFiles(versions).map(([path, text]) => ({ path, text })) }),
  },
};

/**
 * `diagnose playbook compile FILE`: prints the compiled form of a playbook; with `--with`, together with other live versions. `--json`
 * prints the compiled playbook, or the chosen format as data.
 */
export async function playbookCompile(io: Io, options: CompileOptions, file: string): Promise<ExitCode> {
  const versions = await compiledVersions(io, file, options);
  const { json = false, format = json ? 'json' : 'formula' } = options;
  const printer = PRINTERS[format];
  io.out(json ? JSON.stringify(printer.data(versions), null, 2) : printer.text(versions).trimEnd());
  return 0;
}

/** `diagnose playbook explain FILE`: prints the playbook in English. */
export async function playbookExplain(io: Io, options: GlobalOptions, file: string): Promise<ExitCode> {
  const text = explainPlaybook(compilePlaybook(parsePlaybook(await readText(io, file), file)));
  io.out(options.json === true ? JSON.stringify({ file, text }) : text.trimEnd());
  return 0;
}
