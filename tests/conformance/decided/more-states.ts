import type { CompiledPlaybook } from '../../../src/playbook/index.ts';
import type { State } from '../../../src/playbook/judge/states/deal-state.ts';
import type { Domains } from '../../../src/playbook/judge/states/domains.ts';
import { product } from '../../../src/playbook/judge/states/product.ts';

interface Refused {
  /** A state of the rule in which it refuses. */
  readonly refused: State;
  /** A state in which nothing else refuses. */
  readonly met: State;
  readonly domains: Domains;
  readonly playbooks: readonly CompiledPlaybook[];
}

const STAGE = 'now:StageName';
const PRIOR_STAGE = 'before:StageName';
const PIN = 'now:DF_Playbook_Pin__c';
const OVERRIDE = 'now:DF_Override_Token__c';
const DIGITS = 15;

const slotsOf = (state: State) => [...state.keys()].filter((atom) => atom.startsWith('slot:'));

function withoutSlots(state: State): State {
  return new Map([...state].filter(([atom]) => !atom.startsWith('slot:')));
}

/**
 * Each digit that the rule reads, without a digit that it does not read, and once more where the lower ones are full and the higher ones
 * are 1: a bound or a modulus that is one off is seen only there.
 */
function digitStates({ refused, met, domains }: Refused): readonly State[] {
  const bare = withoutSlots(met);
  return slotsOf(refused).flatMap((atom) => {
    const [, field, power] = atom.split(':');
    const others = Array.from(
      { length: DIGITS },
      (_, at) => [`slot:${field}:${at}`, at < Number(power) ? 9 : 1] as const,
    );
    return domains
      .get(atom)!
      .flatMap((value) => [
        new Map([...bare, ...refused, [atom, value]]),
        new Map([...bare, ...refused, ...others, [atom, value]]),
      ]);
  });
}

/** Every value of some atoms, the others as where the rule refuses. */
function everyValue({ refused, met, domains }: Refused, ...atoms: readonly string[]): readonly State[] {
  if (!atoms.every((atom) => refused.has(atom) && domains.has(atom))) return [];
  return product(atoms.map((atom) => domains.get(atom)!)).map(
    (row): State => new Map([...met, ...refused, ...atoms.map((atom, index) => [atom, row[index]!] as const)]),
  );
}

/** The same coming from no stage that the playbook has, so that every stage is ahead. */
function fromNowhere(of: Refused): Refused {
  return of.refused.has(PRIOR_STAGE) ? { ...of, refused: new Map([...of.refused, [PRIOR_STAGE, null]]) } : of;
}

/**
 * States that the rule alone does not need and another backend does: a query decides the outcome with an override for each stage, and each
 * version of a playbook has a query of its own where versions with the same words share a rule.
 */
export function moreStates(of: Refused): readonly State[] {
  const isVersioned = new Set(of.playbooks.map(({ playbook }) => playbook)).size < of.playbooks.length;
  return [
    ...digitStates(of),
    ...everyValue(fromNowhere(of), STAGE, OVERRIDE),
    ...(isVersioned ? everyValue(of, PIN, STAGE, PRIOR_STAGE) : []),
  ];
}
