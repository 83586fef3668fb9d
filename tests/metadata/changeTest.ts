import { parse } from '../../src/formula/parser.ts';
import type { Node } from '../../src/formula/syntax.ts';
import type { SourceObject } from './source.ts';

/** A rule, of a file or compiled from a playbook. */
export interface Rule {
  readonly name: string;
  readonly formula: string;
}

/** Set once, when the record is made; so they need no test of a change. */
const CONSTANT = ['Id', 'CreatedById', 'CreatedDate', 'OpportunityId'];

/**
 * What a rule reads of its record without asking whether it changed in this save; empty when nothing is. Such a rule also refuses saves that
 * change something else, such as a review flag of the service. A rule on overrides may look at one change alone, since most of them are about a
 * step from one status to another.
 */
export function untestedFields(object: SourceObject, { formula }: Rule): string[] {
  const conjuncts = conjunctsOf(parse(formula));
  if (conjuncts.some((one) => argsOf(one, 'ISNEW'))) return [];
  const guards = conjuncts.filter(isChangeTest);
  if (object.name === 'DF_Gate_Override__c' && guards.length > 0) return [];
  const tested = new Set(guards.flatMap(changesIn));
  const untested = [...new Set(fieldsRead(object, parse(formula)))].filter((name) => !tested.has(name)).sort();
  return guards.length === 0 ? ['no test of a change', ...untested] : untested;
}

/** Arguments of the outer AND, of ANDs in it too. */
function conjunctsOf(node: Node): readonly Node[] {
  return argsOf(node, 'AND')?.flatMap(conjunctsOf) ?? [node];
}

/** `ISCHANGED(…)`, or an OR or AND that holds only where a field changed or the record is new. */
function isChangeTest(node: Node): boolean {
  if (argsOf(node, 'ISCHANGED') ?? argsOf(node, 'ISNEW')) return true;
  return argsOf(node, 'OR')?.every(isChangeTest) ?? argsOf(node, 'AND')?.some(isChangeTest) ?? false;
}

function changesIn(node: Node): string[] {
  if (node.kind !== 'call') return [];
  const [field] = argsOf(node, 'ISCHANGED') ?? [];
  if (field?.kind === 'field') return [field.path.join('.')];
  return node.args.flatMap(changesIn);
}

/**
 * The record's own fields that a formula depends on: a parent's field depends on the lookup, a formula field on what it reads. A summary is
 * changed by saves of children, which have rules of their own, and a fixed master-detail never.
 */
function fieldsRead(object: SourceObject, node: Node): string[] {
  if (node.kind === 'field') return ownField(object, node.path);
  if (node.kind === 'call') return node.args.flatMap((one) => fieldsRead(object, one));
  if (node.kind === 'unary') return fieldsRead(object, node.operand);
  if (node.kind === 'chain')
    return [node.first, ...node.rest.map(({ operand }) => operand)].flatMap((one) => fieldsRead(object, one));
  return [];
}

function ownField(object: SourceObject, [head = '', ...rest]: readonly string[]): string[] {
  if (head.startsWith('$')) return [];
  const name = rest.length === 0 ? head : head.replace(/__r$/, '__c').replace(/^(Opportunity)$/, '$1Id');
  const field = object.fields.get(name);
  if (CONSTANT.includes(name) || field?.type === 'Summary') return [];
  if (field?.type === 'MasterDetail' && field.reparentableMasterDetail !== 'true') return [];
  return field?.formula === undefined ? [name] : fieldsRead(object, parse(field.formula));
}

/** The arguments of a call of that function; undefined for anything else. */
function argsOf(node: Node, name: string): readonly Node[] | undefined {
  return node.kind === 'call' && node.name.toUpperCase() === name ? node.args : undefined;
}
