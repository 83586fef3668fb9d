import type { FormulaNode as Node } from '../../../formula/index.ts';
import { CONCEPTS, slotOf } from '../../../../force-app/main/base/lwc/gateRules/concepts.ts';
import { childrenOf, isCall } from './tree.ts';

/**
 * An atom is the smallest thing that a formula reads and that can change by itself: `now:Amount` and `before:Amount` are a field after and
 * before the save, `slot:DF_Answers_A__c:3` a digit of a packed roll-up, `permission:X` a custom permission of the user, `moment` the time
 * of the save.
 */
export type Atom = string;

export const MOMENT: Atom = 'moment';
const now = (field: string): Atom => `now:${field}`;
const before = (field: string): Atom => `before:${field}`;
const slot = (field: string, power: number): Atom => `slot:${field}:${power}`;
const permission = (name: string): Atom => `permission:${name}`;

/** A reference in a formula whose way of reading is not known, so that its states are not either. */
export class UnknownReference extends Error {
  constructor(what: string, formula: string) {
    super(`\`${what}\` is read in a way that has no atom: ${formula}`);
  }
}

const PACKED: ReadonlySet<string> = new Set(CONCEPTS.map((concept) => slotOf(concept).field));
const isPacked = (field: string): boolean => PACKED.has(field);

/** The power of ten of the digit that `MOD(…, 1000)` leaves as the highest: 2. A modulus that is one off is taken for the one meant. */
function powerOf(node: Node): number | undefined {
  const modulus = isCall(node, 'MOD') ? node.args[1] : undefined;
  if (modulus?.kind !== 'number') return undefined;
  const power = Math.round(Math.log10(Number(modulus.digits)));
  return power >= 1 ? power - 1 : undefined;
}

/** What is read here itself; undefined where the node reads nothing, or only by what is below it. */
function readHere(node: Node, power: number | undefined): readonly Atom[] | undefined {
  if (isCall(node, 'NOW')) return [MOMENT];
  const [field] = isCall(node, 'PRIORVALUE', 'ISCHANGED') ? node.args : [];
  if (field?.kind === 'field') {
    const path = field.path.join('.');
    return isCall(node, 'ISCHANGED') ? [now(path), before(path)] : [before(path)];
  }
  if (node.kind !== 'field') return undefined;
  const path = node.path.join('.');
  if (node.path[0] === '$Permission') return [permission(node.path[1] ?? '')];
  if (!isPacked(path)) return [now(path)];
  if (power === undefined) throw new UnknownReference(path, 'a packed roll-up outside of MOD');
  return [slot(path, power)];
}

/** The atoms that a part of a formula reads, each once. */
export function atomsOf(node: Node, power?: number): readonly Atom[] {
  const here = readHere(node, power);
  if (here) return here;
  const below = powerOf(node) ?? power;
  return [...new Set(childrenOf(node).flatMap((child) => atomsOf(child, below)))];
}
