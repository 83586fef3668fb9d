import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { parse } from 'yaml';
import { functionTable, refusedFunctions } from '../src/formula/functionTable.ts';
import { ROUTES } from '../src/local-org/api/app.ts';
import { OAUTH_ENDPOINTS } from '../src/local-org/api/oauth/endpoints.ts';
import { metadataTypes, REFUSED_DIRECTORIES } from '../src/local-org/metadata/registry.ts';
import { AGGREGATES, DATE_FUNCTIONS } from '../src/local-org/soql/functions.ts';
import { SOQL_FEATURES } from '../src/local-org/soql/features.ts';
import { standardObjects } from '../src/local-org/standard/schema.ts';

const ROOT = new URL('..', import.meta.url);
const PAGE = new URL('docs/local-org.md', ROOT);

/** One difference from Salesforce, as docs/local-org-differences.yaml has it. */
interface Difference {
  readonly id: string;
  readonly area: string;
  /** What the local org does. */
  readonly here: string;
  readonly salesforce: string;
  /** The day on which it was noted. */
  readonly since: string;
}

const readDifferences = (): readonly Difference[] =>
  parse(readFileSync(new URL('docs/local-org-differences.yaml', ROOT), 'utf8')) as Difference[];

export const currentPage = (): string => readFileSync(PAGE, 'utf8');

export const writePage = (page: string): void => writeFileSync(PAGE, page);

/**
 * The page with its generated parts as the code is now. A part stands between
 * `<!-- generated: NAME -->` and `<!-- end of NAME -->`.
 */
export async function generatedPage(page: string = currentPage()): Promise<string> {
  let filled = page;
  for (const [name, text] of Object.entries(parts())) {
    const between = new RegExp(`(<!-- generated: ${name} -->)[\\s\\S]*?(<!-- end of ${name} -->)`);
    if (!between.test(filled)) throw new Error(`docs/local-org.md has no place for \`${name}\``);
    filled = filled.replace(between, (_whole, start: string, end: string) => `${start}\n\n${text}\n\n${end}`);
  }
  return format(filled, { parser: 'markdown', printWidth: 120, singleQuote: true });
}

function parts(): Readonly<Record<string, string>> {
  return {
    calls: table(['call', 'methods'], calls()),
    soql: table(
      ['SOQL', 'for example'],
      SOQL_FEATURES.map(({ feature, example }) => [feature, code(example)]),
    ),
    'soql-functions': [...AGGREGATES, ...DATE_FUNCTIONS].map(code).join(' '),
    functions: table(['function', 'arguments', 'result', 'where'], functions()),
    'refused-functions': table(
      ['function', 'refused, for'],
      Object.entries(refusedFunctions).map(([name, why]) => [code(name), why]),
    ),
    objects: table(
      ['object', 'fields', 'sharing'],
      standardObjects(new Map()).map((object) => [code(object.name), String(object.fields.length), object.sharing]),
    ),
    'metadata-types': metadataTypes()
      .flatMap((type) => [type.xmlName, ...type.childXmlNames])
      .map(code)
      .join(' '),
    'refused-types': Object.values(REFUSED_DIRECTORIES).map(code).join(' '),
    'error-codes': errorCodes().map(code).join(' '),
    differences: differences(),
  };
}

/** In backticks, safe in a table: a bar would end the cell. */
const code = (text: string): string => `\`${text.replaceAll('|', '\\|')}\``;

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}

function calls(): string[][] {
  const methods = new Map<string, string[]>();
  for (const route of ROUTES) methods.set(route.path, [...(methods.get(route.path) ?? []), route.method]);
  for (const [path, of] of Object.entries(OAUTH_ENDPOINTS)) methods.set(path, Object.keys(of));
  return [...methods].map(([path, list]) => [code(path.replaceAll(/:(\w+)/g, '{$1}')), list.join(', ')]);
}

function functions(): string[][] {
  const places = { rule: 'rule', field: 'field', default: 'default', rollupFilter: 'roll-up filter' } as const;
  return [...functionTable]
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((fn) => {
      const args = fn.parameters.map((parameter) => {
        const name = parameter.types.length > 0 ? `${parameter.name}: ${parameter.types.join('/')}` : parameter.name;
        return `${parameter.optional ? `[${name}]` : name}${parameter.repeated ? ' …' : ''}`;
      });
      const where = fn.places.length === 4 ? 'everywhere' : fn.places.map((place) => places[place]).join(', ');
      return [code(fn.name), args.join(', '), fn.result, where || 'only in conformance tests'];
    });
}

/** Words in capitals that are not error codes. */
const NO_CODES = /_LITERAL$|_PREFIX$|^COUNT_DISTINCT$|^APEX_BIND/;

/** Every error code in the source. */
function errorCodes(): string[] {
  const found = new Set<string>();
  for (const folder of ['api', 'metadata', 'save', 'schema', 'security', 'soql', 'standard', 'store']) {
    const path = fileURLToPath(new URL(`src/local-org/${folder}`, ROOT));
    for (const file of readdirSync(path, { recursive: true, encoding: 'utf8' })) {
      if (!file.endsWith('.ts')) continue;
      const text = readFileSync(`${path}/${file}`, 'utf8');
      for (const [, word = ''] of text.matchAll(/'([A-Z]+(?:_[A-Z]+)+)'/g)) {
        if (!DATE_FUNCTIONS.has(word) && !NO_CODES.test(word)) found.add(word);
      }
    }
  }
  return [...found].sort();
}

function differences(): string {
  const all = readDifferences();
  const areas = [...new Set(all.map((one) => one.area))];
  return areas
    .map((area) => {
      const rows = all
        .filter((one) => one.area === area)
        .map((one) => [code(one.id), one.here, one.salesforce, one.since]);
      return `### ${area}\n\n${table(['difference', 'the local org', 'Salesforce', 'noted'], rows)}`;
    })
    .join('\n\n');
}
