import { parseFragment } from 'parse5';
import ts from 'typescript';

/** Text that people would read and that is no label: its place and its words. */
export interface Literal {
  readonly line: number;
  readonly text: string;
}

const hasLetters = (text: string): boolean => /\p{L}/u.test(text);

/** Attributes that are shown or read aloud. */
const READ =
  /^(label|title|alt|placeholder|header|summary|content|field-level-help|message-when-[\w-]+)$|-(label|text)$/;
const READ_ARIA = /^aria-(label|description|roledescription|valuetext|placeholder)$/;

interface Node {
  readonly nodeName: string;
  readonly value?: string;
  readonly attrs?: readonly { readonly name: string; readonly value: string }[];
  readonly childNodes?: readonly Node[];
  readonly content?: Node;
  readonly sourceCodeLocation?: { readonly startLine: number } | null;
}

/** Literal text in an LWC template: between tags, or in an attribute that is read. Expressions in braces are not literal. */
export function literalsInTemplate(html: string): Literal[] {
  const found: Literal[] = [];
  const visit = (node: Node): void => {
    const line = node.sourceCodeLocation?.startLine ?? 0;
    const keep = (text: string): void => {
      if (hasLetters(text.replace(/\{[^}]*\}/g, ''))) found.push({ line, text: text.trim() });
    };
    if (node.nodeName === '#text') keep(node.value ?? '');
    const attributes = node.nodeName === 'meta' ? [] : (node.attrs ?? []);
    for (const { name, value } of attributes) if (READ.test(name) || READ_ARIA.test(name)) keep(value);
    for (const child of node.childNodes ?? []) visit(child);
    if (node.content !== undefined) visit(node.content);
  };
  visit(parseFragment(html, { sourceCodeLocationInfo: true }) as unknown as Node);
  return found;
}

/** Properties and variables whose text is shown, wherever they stand. */
const SHOWN = /^(label|title|message|placeholder|helpText|alternativeText|ariaLabel|textContent|innerText)$/;
const WORDS = /\p{L}[\p{L}’']*[,;:.!?…]? +[“«„(]?\p{L}/u;
/** A rule of a style sheet: `p{margin:0}`. */
const STYLE = /^[\w.,@:>*() -]+\{[\w-]+:/;
/** What has one letter only is no word: `M{} {}C{}` is a line to draw. */
const WORD = /\p{L}{2}/u;
/** A GraphQL document that is put together of parts; only there a hole follows a dollar. */
const QUERY = /^(query|mutation) \w+[({]|\$\w*\{\}/;
/** `slds-box slds-m-top_small`, `question is-open`, `step step_{}`: names of style classes. */
const CLASSES = /^(?=.*[-_])[a-z][\w-]*(?: +[a-z][\w-]*)* *$/;

/**
 * Literal text in a bundle's TypeScript: two words or more with a space between them, or any word where it is surely shown. Left out
 * are queries (`gql`), style classes, and errors for developers (`new Error`, `throw`), which no panel shows.
 */
export function literalsInScript(source: string, fileName: string): Literal[] {
  const file = ts.createSourceFile(fileName, source, ts.ScriptTarget.Latest, true);
  const found: Literal[] = [];
  const keep = (node: ts.Node, text: string): void => {
    const shown = isShown(node) && hasLetters(text);
    // A hole may be a word.
    const filled = text.replaceAll('{}', 'x');
    const code = CLASSES.test(filled) || QUERY.test(text) || STYLE.test(text);
    if (!shown && (!WORD.test(text) || !WORDS.test(filled) || code)) return;
    // Of markup counts what is between the tags.
    if (/^<[!a-z]/.test(text) && literalsInTemplate(text).length === 0) return;
    found.push({ line: file.getLineAndCharacterOfPosition(node.getStart()).line + 1, text: text.trim() });
  };
  const visit = (node: ts.Node): void => {
    if (isForDevelopers(node)) return;
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) keep(node, node.text);
    if (ts.isTemplateExpression(node)) {
      keep(node, [node.head.text, ...node.templateSpans.map((span) => span.literal.text)].join('{}'));
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** Imports, types, queries, style classes and errors. */
function isForDevelopers(node: ts.Node): boolean {
  if (ts.isImportDeclaration(node) || ts.isTypeNode(node)) return true;
  if (ts.isPropertyAssignment(node) && /^(\w+C|c)lass(Name)?$/.test(node.name.getText())) return true;
  if (ts.isTaggedTemplateExpression(node)) return node.tag.getText() === 'gql';
  return ts.isNewExpression(node) && /Error$/.test(node.expression.getText());
}

/** Whether a literal is given to something that is shown: `label: 'x'`, `this.title = 'x'`, `setCustomValidity('x')`. */
function isShown(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isPropertyAssignment(parent) && parent.initializer === node) return SHOWN.test(parent.name.getText());
  if (ts.isBinaryExpression(parent) && parent.right === node && ts.isPropertyAccessExpression(parent.left)) {
    return SHOWN.test(parent.left.name.text) && parent.operatorToken.kind === ts.SyntaxKind.EqualsToken;
  }
  return ts.isCallExpression(parent) && /\bsetCustomValidity$/.test(parent.expression.getText());
}
