/**
 * Who is proposed as the speaker of a quote, and what choosing an evidence level fills in.
 *
 * A person is proposed only when it is the deal's only contact, or was chosen in this call. "In this call": the person chosen last on this
 * deal in this browser tab, at most two hours ago, with no other deal in between: asking for the person of another deal ends the call. A
 * contact who would be likely to know is never proposed: nobody may be quoted by mistake.
 */
import { today } from 'c/calendarDays';
import type { ContactRole } from 'c/dealRows';

export interface Person {
  readonly id: string;
  readonly name: string;
}

interface Call extends Person {
  readonly dealId: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

const KEY = 'diagnose-first/call';
const LONGEST_MS = 2 * 3_600_000;

/** Remembers whom the user chose as a speaker on the deal. Without the browser's storage nobody is remembered. */
export function rememberPerson(dealId: string, { id, name }: Person): void {
  const call: Call = { id, name, dealId, at: Date.now() };
  try {
    if (id && dealId) sessionStorage.setItem(KEY, JSON.stringify(call));
  } catch {
    // The person has to be chosen again, which is the state of a new call.
  }
}

/** The person to propose on the deal; undefined when the user has to choose. `contacts`: the deal's contact roles. */
export function personOf(dealId: string, contacts: readonly ContactRole[] = []): Person | undefined {
  const call = presentCall();
  const people = peopleOf(contacts);
  if (call && call.dealId === dealId && Date.now() - call.at <= LONGEST_MS) {
    // A list may have shown the name with a title.
    return people.find(({ id }) => id === call.id) ?? { id: call.id, name: call.name };
  }
  if (call) forget();
  const [only, ...others] = people;
  return others.length === 0 ? only : undefined;
}

/** The people of the contact roles, each once: a contact may have two roles on a deal. */
export function peopleOf(contacts: readonly ContactRole[]): Person[] {
  return [...new Map(contacts.map(({ contactId: id, name }) => [id, { id, name }])).values()];
}

function presentCall(): Call | undefined {
  try {
    return (JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as Call | null) ?? undefined;
  } catch {
    return undefined;
  }
}

function forget(): void {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // What could not be stored needs no removal.
  }
}

interface Source {
  readonly quote: string;
  readonly saidBy: string;
  readonly saidOn: string;
}

/** What a new level is chosen with. */
interface Proposal {
  /** The sentence that the evidence is for. */
  readonly words: string;
  readonly person: Person | undefined;
}

/**
 * The change that the choice of an evidence level makes. Quoted fills what is blank, to be corrected by the user: the sentence as the
 * quote, the proposed person, today. Every other level fills nothing: a confirmation has words and a source of its own.
 */
export function withLevel<Level extends string>(evidence: Level, value: Source, { words, person }: Proposal) {
  if (evidence !== 'Quoted') return { evidence };
  return {
    evidence,
    quote: value.quote.trim() ? value.quote : words.trim(),
    saidOn: value.saidOn || today(),
    ...(person && !value.saidBy ? { saidBy: person.id, saidByName: person.name } : {}),
  };
}
