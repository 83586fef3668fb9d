import { compileFormula, formulaText, type FormulaNode as Node } from '../../../formula/index.ts';
import { OPEN_DIGIT } from '../../../../force-app/main/base/lwc/gateRules/concepts.ts';
import { atomsOf, MOMENT, UnknownReference, type Atom } from './atoms.ts';
import { AMONG_NINES, attemptOf, CLOCK, environmentOf, type AtomValue, type State } from './deal-state.ts';
import type { FieldTypes } from './field-types.ts';
import { childrenOf, comparisonOf, isCall, withChildren } from './tree.ts';

/** The values of each atom that a formula can tell apart, with the next ones on both sides of each bound, and blank. */
export type Domains = ReadonlyMap<Atom, readonly AtomValue[]>;

const DAY = 86_400_000;
/** A text that no playbook names. */
export const ANOTHER = 'Something else';

/** Field, picklist in TEXT, or PRIORVALUE of one: what a text is compared with as a whole. */
function subjectOf(node: Node): Atom | undefined {
  const inner = isCall(node, 'TEXT') ? node.args[0]! : node;
  const isPlain = inner.kind === 'field' || isCall(inner, 'PRIORVALUE');
  return isPlain ? atomsOf(inner)[0] : undefined;
}

/** The atoms whose values a comparison compares; those of conditions of IF and of what CASE looks at decide only which values. */
function valuesRead(node: Node): readonly Atom[] {
  const compared = (part: Node): Node => {
    const below = childrenOf(part).map(compared);
    const decides = isCall(part, 'IF', 'CASE');
    return withChildren(part, decides ? [{ kind: 'null', offset: part.offset }, ...below.slice(1)] : below);
  };
  return atomsOf(compared(node));
}

/** Collects the values of one or more formulas of one kind of save. */
export class DomainReader {
  readonly #typeOf: FieldTypes;
  readonly #isNew: boolean;
  readonly #clock: string;
  readonly #values = new Map<Atom, Set<AtomValue>>();
  readonly #comparisons: Node[] = [];
  /** Modulus and remainder that an atom is compared by: `MOD(F, 100) < 7` gives 100 and 7. */
  readonly #remainders = new Map<Atom, (readonly [modulus: number, remainder: number])[]>();

  /** @param clock the time of the save, from which bounds such as `TODAY() + 90` are counted */
  constructor(typeOf: FieldTypes, isNew: boolean, clock: string = CLOCK) {
    this.#typeOf = typeOf;
    this.#isNew = isNew;
    this.#clock = clock;
  }

  /** @throws UnknownReference where an atom is read in a way that is not known here */
  read(formula: Node): this {
    this.#visit(formula);
    return this;
  }

  /** The domains of everything read so far. */
  domains(): Domains {
    // Texts first: which bounds a number has may depend on them.
    const isOfTexts = (node: Node) =>
      [comparisonOf(node)!.left, comparisonOf(node)!.right].some(({ kind }) => kind === 'text');
    const all = this.#comparisons.splice(0);
    for (const one of [...all.filter(isOfTexts), ...all.filter((node) => !isOfTexts(node))]) this.#readComparison(one);
    for (const [atom, values] of [...this.#values]) this.#addTextsBefore(atom, values);
    return new Map([...this.#values].map(([atom, values]) => [atom, this.#withRemainders(atom, [...values])]));
  }

  /** A text after the save can be that before it, and the other way round: every pair of stages is tried. */
  #addTextsBefore(atom: Atom, values: ReadonlySet<AtomValue>): void {
    const [kind, name] = atom.split(':');
    const other = `${kind === 'now' ? 'before' : 'now'}:${name}`;
    const isText = ['Text', 'Picklist'].includes(this.#typeAt(atom));
    if (isText && this.#values.has(other)) this.#add(other, ...values);
  }

  #add(atom: Atom, ...values: readonly AtomValue[]): void {
    const known = this.#values.get(atom) ?? new Set<AtomValue>();
    for (const value of values) known.add(value);
    this.#values.set(atom, known);
  }

  #texts(subject: Node, texts: readonly string[]): boolean {
    const atom = subjectOf(subject);
    if (atom === undefined) return false;
    const [first] = texts;
    const alike = first && first !== first.toUpperCase() ? [first.toUpperCase()] : [];
    this.#add(atom, ...texts, ...alike, ANOTHER, null);
    return true;
  }

  #visit(node: Node): void {
    if (isCall(node, 'AND', 'OR', 'NOT', 'IF')) return node.args.forEach((arg) => this.#visit(arg));
    if (comparisonOf(node)) return (void this.#comparisons.push(node), this.#visitConditions(node));
    if (isCall(node, 'ISCHANGED')) return atomsOf(node).forEach((atom) => this.#add(atom, ...this.#filled(atom), null));
    if (isCall(node, 'ISBLANK', 'ISNULL')) {
      const atom = subjectOf(node.args[0]!);
      if (atom !== undefined) return this.#add(atom, ...this.#filled(atom), null);
    }
    if (isCall(node, 'ISPICKVAL') && node.args[1]?.kind === 'text' && this.#texts(node.args[0]!, [node.args[1].value]))
      return;
    if (node.kind === 'field' && this.#typeOf(node.path)?.type === 'Boolean') {
      const isPermission = node.path[0] === '$Permission';
      return this.#add(atomsOf(node)[0]!, true, false, ...(isPermission ? [] : [null]));
    }
    if (node.kind !== 'boolean') throw new UnknownReference(atomsOf(node).join(', '), formulaText(node));
  }

  /** The conditions and the texts below a comparison: those of CASE and IF. */
  #visitConditions(node: Node): void {
    if (isCall(node, 'IF')) {
      this.#visit(node.args[0]!);
      return node.args.slice(1).forEach((arg) => this.#visitConditions(arg));
    }
    if (isCall(node, 'CASE')) {
      const [subject, ...rest] = node.args as [Node, ...Node[]];
      const labels = rest.slice(0, -1).filter((_, index) => index % 2 === 0);
      const texts = labels.flatMap((label) => (label.kind === 'text' ? [label.value] : []));
      if (texts.length !== labels.length || !this.#texts(subject, texts))
        throw new UnknownReference(atomsOf(subject).join(', '), formulaText(node));
      return rest.filter((_, index) => index % 2 === 1).forEach((arg) => this.#visitConditions(arg));
    }
    childrenOf(node).forEach((child) => this.#visitConditions(child));
  }

  /** Two values of the sort of the atom that are not blank. */
  #filled(atom: Atom): readonly AtomValue[] {
    const type = this.#typeAt(atom);
    if (type === 'Number') return [0, 1];
    if (type === 'Boolean') return [false, true];
    if (type === 'Date') return [this.#clock.slice(0, 10)];
    return type === 'DateTime' ? [this.#clock] : [ANOTHER];
  }

  #typeAt(atom: Atom): string {
    if (atom === MOMENT) return 'DateTime';
    const [kind, name = ''] = atom.split(':');
    return kind === 'slot'
      ? 'Number'
      : kind === 'permission'
        ? 'Boolean'
        : (this.#typeOf(name.split('.'))?.type ?? 'Text');
  }

  #readComparison(node: Node): void {
    const { left, right } = comparisonOf(node)!;
    const atoms = atomsOf(node);
    const literals = [left, right].flatMap((side) => (side.kind === 'text' ? [side.value] : []));
    if (literals.length > 0) {
      if (this.#texts(right.kind === 'text' ? left : right, literals)) return;
      throw new UnknownReference(atoms.join(', '), formulaText(node));
    }
    for (const atom of valuesRead(node)) {
      const type = this.#typeAt(atom);
      if (atom.startsWith('slot:')) this.#addDigits(atom);
      else if (type === 'Number' || type === 'Date' || type === 'DateTime') this.#addBounds(atom, node);
      else if (isCall(left, 'LEN')) this.#add(atom, 'x', null);
      else if (!this.#values.has(atom)) throw new UnknownReference(atom, formulaText(node));
    }
  }

  /** No answer, each evidence level and an open answer, among empty digits and among full ones. */
  #addDigits(atom: Atom): void {
    const digits = [0, 1, 2, 3, 4, OPEN_DIGIT];
    this.#add(atom, null, ...digits, ...digits.map((digit) => digit + AMONG_NINES));
  }

  /** The values at which the sides of a comparison are equal, and those around. */
  #addBounds(atom: Atom, node: Node): void {
    const { left, right } = comparisonOf(node)!;
    const modulus = [left, right].find((side) => isCall(side, 'MOD') && atomsOf(side).includes(atom));
    if (modulus) return this.#addRemainders(atom, modulus, modulus === left ? right : left);
    const isText = (one: Atom) => ['Text', 'Picklist'].includes(this.#typeAt(one)) && this.#values.has(one);
    const texts = atomsOf(node).filter(isText);
    const difference = compileFormula(`(${formulaText(left)}) - (${formulaText(right)})`, this.#options());
    let isSolved = false;
    for (const state of this.#combinations(texts, atomsOf(node))) {
      const at = (value: number) => {
        const found = difference.evaluate(
          environmentOf(attemptOf(new Map([...state, [atom, this.#write(atom, value)]]), this.#isNew)),
        );
        return Number(found);
      };
      const start = this.#origin(atom);
      const unit = this.#typeAt(atom) === 'DateTime' ? DAY : 1;
      const slope = at(start + unit) - at(start);
      if (slope === 0) continue;
      const bound = start - (at(start) / slope) * unit;
      if (!(Math.abs(at(bound)) < 1e-6)) throw new UnknownReference(atom, formulaText(node));
      isSolved = true;
      this.#add(atom, ...this.#around(atom, bound));
    }
    // On a new deal, `CloseDate - PRIORVALUE(CloseDate)` is the same whatever the field is.
    if (!isSolved) this.#add(atom, ...this.#filled(atom), null);
  }

  #addRemainders(atom: Atom, modulo: Node, other: Node): void {
    if (!isCall(modulo, 'MOD') || atomsOf(other).length > 0) throw new UnknownReference(atom, formulaText(modulo));
    const number = (node: Node) =>
      Number(compileFormula(formulaText(node), this.#options()).evaluate(environmentOf(attemptOf(new Map(), false))));
    this.#add(atom, 0, null);
    this.#remainders.set(atom, [...(this.#remainders.get(atom) ?? []), [number(modulo.args[1]!), number(other)]]);
  }

  /** For an atom that is also compared by its remainder: each value again with the remainders around each of these bounds. */
  #withRemainders(atom: Atom, values: readonly AtomValue[]): readonly AtomValue[] {
    const more = (this.#remainders.get(atom) ?? []).flatMap(([modulus, remainder]) =>
      values.flatMap((value) =>
        typeof value === 'number' && Number.isInteger(value)
          ? [0, remainder - 1, remainder, remainder + 1].map((rest) => Math.floor(value / modulus) * modulus + rest)
          : [],
      ),
    );
    return [...new Set([...values, ...more])];
  }

  #options() {
    return { place: 'default', blanks: 'asBlank', field: this.#typeOf, anywhere: true } as const;
  }

  /** All combinations of the texts of these atoms; the rest of the atoms are at their origin. */
  #combinations(texts: readonly Atom[], atoms: readonly Atom[]): readonly State[] {
    const held = atoms.filter((atom) => !texts.includes(atom) && !atom.startsWith('slot:'));
    const rest = held.map((atom): [Atom, AtomValue] => [atom, this.#heldAt(atom)]);
    let states: State[] = [new Map([[MOMENT, this.#clock], ...rest])];
    for (const atom of texts)
      states = states.flatMap((state) =>
        [...this.#values.get(atom)!].map((value) => new Map([...state, [atom, value]])),
      );
    return states;
  }

  #heldAt(atom: Atom): AtomValue {
    const type = this.#typeAt(atom);
    return type === 'Number' || type === 'Date' || type === 'DateTime' ? this.#write(atom, this.#origin(atom)) : true;
  }

  #origin(atom: Atom): number {
    const type = this.#typeAt(atom);
    if (type === 'Number') return 100;
    return type === 'Date' ? Date.parse(this.#clock.slice(0, 10)) / DAY : Date.parse(this.#clock);
  }

  #write(atom: Atom, value: number): AtomValue {
    const type = this.#typeAt(atom);
    if (type === 'Number') return value;
    if (type === 'Date') return new Date(Math.round(value) * DAY).toISOString().slice(0, 10);
    return new Date(Math.round(value / 1000) * 1000).toISOString();
  }

  #around(atom: Atom, bound: number): readonly AtomValue[] {
    const type = this.#typeAt(atom);
    const exact = type === 'Number' ? Number(bound.toFixed(6)) : bound;
    const steps =
      type === 'Number' ? [-1, -0.5, 0, 0.5, 1] : type === 'Date' ? [-1, 0, 1] : [-DAY, -1000, 0, 1000, DAY];
    const values = steps.map((step) => this.#write(atom, exact + step));
    return [...values, ...(type === 'Number' ? [0] : []), ...(atom === MOMENT ? [] : [null])];
  }
}
