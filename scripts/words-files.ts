import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** A private word: where it matches, and the field's term that replaces it. */
interface Word {
  /** A regular expression, case ignored. A blank in it matches any white space, line breaks in comments included. */
  readonly pattern: string;
  readonly use: string;
  /** Texts that it must find: the lint's own test plants them. */
  readonly samples: readonly string[];
}

/** A text in which no word of the list counts. */
interface Exemption {
  readonly pattern: string;
  /** A regular expression on the path; all files when absent. */
  readonly path?: string;
  readonly reason: string;
}

interface Words {
  /** Matched against a name split into lower-case words: `OWN_RULES` and `ownRules` are `own rules`. */
  readonly identifiers: readonly Word[];
  /** Matched against comments, test titles and documents; text in backticks is skipped. */
  readonly phrases: readonly Word[];
  readonly exempt: readonly Exemption[];
}

/** One private word that was found. */
interface Hit {
  readonly path: string;
  readonly line: number;
  readonly found: string;
  readonly use: string;
}

/** `path:line: found, use replacement`, one line. */
export const describeHit = ({ path, line, found, use }: Hit): string => `${path}:${line}: \`${found}\`: ${use}`;

/** The list in `config/words.json`. */
export const readWords = (root: string = ROOT): Words =>
  JSON.parse(readFileSync(join(root, 'config/words.json'), 'utf8')) as Words;

/** The terms in the first column of `docs/glossary.md`, in lower case. The lint skips them. */
export function readGlossary(root: string = ROOT): readonly string[] {
  const rows = readFileSync(join(root, 'docs/glossary.md'), 'utf8').matchAll(/^\| \*\*(.+?)\*\* +\|/gm);
  return [...rows].flatMap(([, terms = '']) => terms.toLowerCase().split('**, **'));
}

const FOLDERS = ['src', 'force-app', 'scripts', 'tests', 'config', 'docs', 'examples'];
const SKIPPED = /(^|\/)(node_modules|fixtures|planted|\.cache)(\/|$)/;

/** Paths of the files that the lint reads, with forward slashes, below `root`. */
export function lintedFiles(root: string = ROOT): readonly string[] {
  const top = readdirSync(root).filter((name) => name.endsWith('.md'));
  const below = FOLDERS.filter((folder) => existsSync(join(root, folder))).flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
      .filter((path) => /\.(ts|mjs|cjs|md)$/.test(path) && !SKIPPED.test(path)),
  );
  return [...top, ...below].sort();
}

/** Every private word in the repository, in the order of the files. */
export function lintRepository(root: string = ROOT): readonly Hit[] {
  const lint = createLint(readWords(root), readGlossary(root));
  return lintedFiles(root).flatMap((path) => lint(path, readFileSync(join(root, path), 'utf8')));
}

/** A text to search: prose in comments, titles and documents, or one name. `start` is its offset in the file. */
interface Found {
  readonly text: string;
  readonly start: number;
}

/** A function that finds the private words of one file, in the order of their place. */
export function createLint(words: Words, glossary: readonly string[]): (path: string, text: string) => readonly Hit[] {
  const compile = (list: readonly Word[]) =>
    list.map(({ pattern, use }) => ({ expression: expressionOf(pattern), use }));
  const identifiers = compile(words.identifiers);
  const phrases = compile(words.phrases);
  const terms = glossary.map((term) => expressionOf(`\\b${term}\\b`));
  const exemptions = words.exempt.map(({ pattern, path = '' }) => ({
    expression: expressionOf(pattern),
    path: new RegExp(path),
  }));

  return (path, text) => {
    const exempt = [...terms, ...exemptions.filter((one) => one.path.test(path)).map(({ expression }) => expression)];
    const isExempt = (name: string) => exempt.some((one) => name.replace(one, '') === '');
    const { names, prose } = path.endsWith('.md') ? { names: [], prose: [documentProse(text)] } : codeTexts(path, text);
    const file = { text: basename(path).replace(/\..*/, ''), start: 0 };
    const found = [
      ...[file, ...names].flatMap((name) =>
        isExempt(name.text) || path.endsWith('.md')
          ? []
          : identifiers
              .filter(({ expression }) => splitName(name.text).search(expression) >= 0)
              .map(({ use }) => ({ start: name.start, found: name.text, use })),
      ),
      ...prose.flatMap((part) => findPhrases(part, phrases, exempt)),
    ];
    return found
      .sort((one, other) => one.start - other.start)
      .map(({ start, found: shown, use }) => ({ path, line: lineOf(text, start), found: shown, use }));
  };
}

const expressionOf = (pattern: string): RegExp => new RegExp(pattern.replaceAll(' ', '\\s+'), 'gi');

const lineOf = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

/** Matches of the list in a text, without those that lie inside an exempt one. */
function findPhrases(
  { text, start }: Found,
  phrases: readonly { readonly expression: RegExp; readonly use: string }[],
  exempt: readonly RegExp[],
): { readonly start: number; readonly found: string; readonly use: string }[] {
  const matches = phrases.flatMap(({ expression, use }) =>
    [...text.matchAll(expression)].map((match) => ({ from: match.index, found: match[0], use })),
  );
  if (matches.length === 0) return [];
  const spans = exempt.flatMap((one) =>
    [...text.matchAll(one)].map((match) => [match.index, match.index + match[0].length] as const),
  );
  return matches
    .filter(({ from, found }) => !spans.some(([low, high]) => low <= from && from + found.length <= high))
    .map(({ from, found, use }) => ({ start: start + from, found: found.replace(/\s+/g, ' '), use }));
}

/** As many characters that no pattern matches, line breaks kept. */
const blankOut = (text: string): string => text.replace(/[^\n]/g, '·');

/** `handleNear` → `handle near`; `OWN_RULES` → `own rules`. */
const splitName = (name: string): string =>
  name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[_$-]+/g, ' ')
    .trim()
    .toLowerCase();

/** The prose of a Markdown document: fenced and inline code and link targets are blanked out. */
function documentProse(text: string): Found {
  const prose = text
    .replace(/^```[\s\S]*?^```/gm, blankOut)
    .replace(/`[^`]*`/g, blankOut)
    .replace(/\]\([^)]*\)/g, blankOut);
  return { text: prose, start: 0 };
}

/** The names that a TypeScript or JavaScript file declares, its comments and its test titles. */
function codeTexts(path: string, text: string): { readonly names: readonly Found[]; readonly prose: readonly Found[] } {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false);
  const names: Found[] = [];
  const titles: Found[] = [];
  // Where `//` and `/*` are not comments: from the start of a literal to its end.
  const literals = new Map<number, number>();
  const visit = (node: ts.Node): void => {
    if (ts.isLiteralExpression(node) || ts.isTemplateMiddleOrTemplateTail(node) || ts.isTemplateHead(node))
      literals.set(node.getStart(source), node.end);
    const name = declaredName(node);
    if (name) names.push({ text: name.text, start: name.getStart(source) });
    const title = testTitle(node);
    if (title) titles.push({ text: title.getText(source), start: title.getStart(source) });
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { names, prose: [...comments(text, literals), ...titles] };
}

/** The identifier that a declaration introduces; undefined for uses of a name and for imports under its own name. */
function declaredName(node: ts.Node): ts.Identifier | undefined {
  if (ts.isPropertyAccessExpression(node) || ts.isMetaProperty(node) || ts.isExportSpecifier(node)) return undefined;
  if (ts.isImportSpecifier(node) && node.propertyName === undefined) return undefined;
  const { name } = node as { readonly name?: ts.Node };
  return name && ts.isIdentifier(name) ? name : undefined;
}

/** The title of `test('…')`, `describe('…')` and `test.each(…)('…')`. */
function testTitle(node: ts.Node): ts.Node | undefined {
  if (!ts.isCallExpression(node)) return undefined;
  let callee: ts.Expression = node.expression;
  while (ts.isCallExpression(callee) || ts.isPropertyAccessExpression(callee)) callee = callee.expression;
  const isTest = ts.isIdentifier(callee) && ['test', 'it', 'describe'].includes(callee.text);
  const [title] = node.arguments;
  return isTest && title && (ts.isStringLiteralLike(title) || ts.isTemplateExpression(title)) ? title : undefined;
}

/** Comments as prose of the same length: slashes and stars are blanks, and lines of `//` that follow each other are one text. */
function comments(text: string, literals: ReadonlyMap<number, number>): Found[] {
  const found: Found[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const end = literals.get(at);
    if (end !== undefined) {
      at = end - 1;
    } else if (text[at] === '/' && (text[at + 1] === '/' || text[at + 1] === '*')) {
      const [comment = ''] = /^(\/\*[\s\S]*?\*\/|(\/\/[^\n]*)(\n[ \t]*\/\/[^\n]*)*)/.exec(text.slice(at)) ?? [];
      const prose = comment
        .replace(/\*\/$|^\/\*+|^[ \t]*(\/\/|\*)/gm, (mark) => ' '.repeat(mark.length))
        .replace(/`[^`]*`/g, blankOut);
      const lead = prose.length - prose.trimStart().length;
      found.push({ text: prose.slice(lead), start: at + lead });
      at += Math.max(comment.length, 1) - 1;
    }
  }
  return found;
}
