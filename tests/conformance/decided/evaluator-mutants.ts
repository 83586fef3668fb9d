import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { ROOT } from '../../metadata/source.ts';
import type { Mutant } from './formula-mutants.ts';
import type { Decide } from './states.ts';

const FOLDER = join(ROOT, 'force-app/main/base/lwc/gateRules');
const FILES = ['gateRules', 'measure', 'scope', 'concepts', 'entries', 'together'] as const;
type File = (typeof FILES)[number];

/**
 * Parts of the evaluator that do not decide as rules do: they add words to a decision, or ask what a user may read, while rules read
 * everything.
 */
const WORDS: ReadonlySet<string> = new Set(['entryOf', 'ruleEntry', 'hiddenOf']);

const source = (file: File): ts.SourceFile =>
  ts.createSourceFile(`${file}.ts`, readFileSync(join(FOLDER, `${file}.ts`), 'utf8'), ts.ScriptTarget.Latest, true);

interface Declared {
  readonly file: File;
  readonly node: ts.Node;
}

/** The functions and constants at the top of all files, by their name. */
function declarations(): ReadonlyMap<string, Declared> {
  const found = new Map<string, Declared>();
  for (const file of FILES) {
    for (const node of source(file).statements) {
      if (ts.isFunctionDeclaration(node) && node.name) found.set(node.name.text, { file, node });
      if (!ts.isVariableStatement(node)) continue;
      for (const one of node.declarationList.declarations) found.set(one.name.getText(), { file, node: one });
    }
  }
  return found;
}

/** What `decide` reaches, by the names in each declaration. A name that is met by chance only adds mutants. */
function reached(): readonly Declared[] {
  const all = declarations();
  const names = new Set(['decide']);
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && all.has(node.text) && !names.has(node.text) && !WORDS.has(node.text)) {
      names.add(node.text);
      visit(all.get(node.text)!.node);
    }
    ts.forEachChild(node, visit);
  };
  visit(all.get('decide')!.node);
  return [...names].map((name) => all.get(name)!);
}

const COMPARISONS: Readonly<Record<string, readonly string[]>> = {
  '<': ['<=', '>'],
  '<=': ['<', '>='],
  '>': ['>=', '<'],
  '>=': ['>', '<='],
  '===': ['!=='],
  '!==': ['==='],
};
const CONNECTIVES: Readonly<Record<string, string>> = { '&&': '||', '||': '&&' };
const SIGNS: Readonly<Record<string, string>> = { '+': '-', '-': '+', '*': '/', '/': '*', '%': '/' };

type Change = readonly [operator: string, from: ts.Node | readonly [number, number], by: string];

function ofBinary(node: ts.BinaryExpression): readonly Change[] {
  const { left, right, operatorToken } = node;
  const sign = operatorToken.getText();
  const others = COMPARISONS[sign];
  if (others) return others.map((by): Change => ['comparison', operatorToken, by]);
  if (CONNECTIVES[sign])
    return [
      ['and/or', operatorToken, CONNECTIVES[sign]],
      ['dropped', node, left.getText()],
      ['dropped', node, right.getText()],
    ];
  if (sign === '??')
    return [
      ['blank', node, left.getText()],
      ['blank', node, right.getText()],
    ];
  return SIGNS[sign] ? [['sign', operatorToken, SIGNS[sign]]] : [];
}

const METHODS: Readonly<Record<string, string>> = { some: 'every', every: 'some', flatMap: 'map', floor: 'ceil' };

function ofText(node: ts.StringLiteral): readonly Change[] {
  const isKey = ts.isPropertyAssignment(node.parent) && node.parent.name === node;
  return isKey ||
    ts.isImportDeclaration(node.parent) ||
    ts.isExportDeclaration(node.parent) ||
    ts.isLiteralTypeNode(node.parent)
    ? []
    : [['text', node, `'another'`]];
}

function changesAt(node: ts.Node): readonly Change[] {
  if (ts.isBinaryExpression(node)) return ofBinary(node);
  if (ts.isNumericLiteral(node)) {
    const value = Number(node.text.replaceAll('_', ''));
    return [value + 1, value - 1].map((by): Change => ['constant', node, `(${by})`]);
  }
  if (ts.isStringLiteral(node)) return ofText(node);
  if (ts.isPrefixUnaryExpression(node) && node.operator === ts.SyntaxKind.ExclamationToken)
    return [['negation', node, node.operand.getText()]];
  if (ts.isConditionalExpression(node))
    return [
      ['branch', node, `(${node.whenTrue.getText()})`],
      ['branch', node, `(${node.whenFalse.getText()})`],
    ];
  if (ts.isIfStatement(node))
    return [
      ['dropped', node, ';'],
      ['branch', node.expression, 'true'],
    ];
  if (ts.isPropertyAccessExpression(node) && METHODS[node.name.text])
    return [['method', node.name, METHODS[node.name.text]!]];
  if (node.kind === ts.SyntaxKind.TrueKeyword && !ts.isLiteralTypeNode(node.parent)) return [['branch', node, 'false']];
  if (node.kind === ts.SyntaxKind.FalseKeyword && !ts.isLiteralTypeNode(node.parent)) return [['branch', node, 'true']];
  return [];
}

/** A mutant of one file of the evaluator. */
export interface EvaluatorMutant extends Mutant {
  readonly file: File;
}

/** Every evaluator that one operator makes at one place of what `decide` runs. */
export function evaluatorMutants(): readonly EvaluatorMutant[] {
  const mutants: EvaluatorMutant[] = [];
  for (const { file, node: top } of reached()) {
    const text = top.getSourceFile().text;
    const visit = (node: ts.Node): void => {
      if (ts.isTypeNode(node)) return;
      for (const [operator, target, by] of changesAt(node)) {
        const [from, to] = 'kind' in target ? [target.getStart(), target.getEnd()] : target;
        const line = node.getSourceFile().getLineAndCharacterOfPosition(from).line + 1;
        mutants.push({
          file,
          operator,
          what: `${file}.ts:${line}: ${text.slice(from, to)} → ${by}`,
          text: text.slice(0, from) + by + text.slice(to),
        });
      }
      ts.forEachChild(node, visit);
    };
    visit(top);
  }
  return mutants;
}

const options = { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 } };
const compiled = new Map(
  FILES.map((file) => [file as string, ts.transpileModule(source(file).text, options).outputText]),
);

/** `decide` of the evaluator with one file replaced; undefined where that is no program. */
export function evaluatorOf({ file, text }: Pick<EvaluatorMutant, 'file' | 'text'>): Decide | undefined {
  const texts = new Map([...compiled, [file as string, ts.transpileModule(text, options).outputText]]);
  const modules = new Map<string, Record<string, unknown>>();
  const load = (path: string): Record<string, unknown> => {
    const name = path.replace('./', '').replace('.ts', '');
    const known = modules.get(name);
    if (known) return known;
    const exports: Record<string, unknown> = {};
    modules.set(name, exports);
    // oxlint-disable-next-line no-new-func
    new Function('exports', 'require', texts.get(name) ?? '')(exports, load);
    return exports;
  };
  try {
    return load('./gateRules.ts').decide as Decide;
  } catch {
    return undefined;
  }
}
