import { conceptName } from 'c/conceptNames';
import type { Deal } from 'c/dealRows';
import type { CompiledPlaybook } from 'c/gateRules';
import { money } from 'c/impactFigures';
import { fill } from 'c/textTemplate';
import locale from '@salesforce/i18n/locale';
import { labels } from './labels.ts';
import { contactOf, plainName, presentOf } from './suggestions.ts';
import type { Contact, Proposed } from './suggestions.ts';

/** What the list shows a proposal with. */
export interface Surroundings {
  readonly deal: Deal;
  readonly governing: readonly CompiledPlaybook[];
  readonly contacts: readonly Contact[];
  /** Whether a speaker can become a contact: the deal has an account, and its contacts are known. */
  readonly canAddContacts: boolean;
  readonly edited: Proposed | undefined;
  readonly currency: string | undefined;
}

/** One entry of the list. */
export type Item = ReturnType<typeof itemOf>;

/** Selector of the controls of a proposal. A key has words of its text, quotation marks too. */
export function ofKey(key: string): string {
  return `[data-key="${key.replace(/["\\]/g, String.raw`\$&`)}"]`;
}

/** A proposal as the template shows it, with what was typed into it. */
export function itemOf(one: Proposed, surroundings: Surroundings) {
  const { deal, edited, contacts, canAddContacts, currency } = surroundings;
  const shown = edited?.key === one.key ? edited : one;
  const present = one.kind === 'Answer' ? presentOf(deal, shown.concept) : undefined;
  const isOwn = one.side === 'Seller';
  const accept = present ? labels.replace : labels.accept;
  const isNobody = !isOwn && one.saidByName !== '' && !contactOf(contacts, one.saidByName);
  const addContact = isNobody && canAddContacts ? fill(labels.addContact, plainName(one.saidByName)) : '';
  const asProblem = !isOwn && one.kind === 'Pain' && isProblemOpen(surroundings);
  return {
    ...shown,
    isEdited: shown !== one,
    canAccept: !isOwn,
    canEdit: shown === one && !isOwn,
    note: isOwn ? counting(one.concept, surroundings) : one.side === 'Unknown' ? labels.unknownSide : '',
    isAnswer: one.kind === 'Answer',
    becomes: isOwn ? '' : one.kind === 'Pain' ? labels.isPain : fill(labels.answers, conceptName(shown.concept)),
    placeText: placeText(one),
    impactText: one.impact ? fill(labels.costs, money(one.impact.likely, currency, locale)) : '',
    words: one.saidByName ? fill(labels.said, one.saidByName, one.quote) : one.quote,
    present: present ? fill(labels.present, present.answer) : '',
    accept,
    addContact,
    asProblem: asProblem ? fill(labels.asProblem, conceptName('problem')) : '',
    firstWords: firstWords(one.text),
  };
}

/** Where the words stand, and whether that was checked. Places are stored in English, `line 7`. */
function placeText({ place, sourceName, isFound }: Proposed): string {
  const [, line] = /^line (\d+)$/.exec(place) ?? [];
  const at = line ? fill(labels.line, line) : place;
  if (!at || !sourceName) return at;
  return fill(isFound ? labels.foundAt : labels.notChecked, at, sourceName);
}

/** What would be evidence instead of the seller's own words: an answer to the playbook's question. */
function counting(concept: string, { governing }: Surroundings): string {
  const question = governing.flatMap(({ questions }) => questions).find((one) => one.concept === concept);
  return question ? fill(labels.ownAsk, question.ask) : labels.ownAny;
}

/** Whether the playbook asks for the problem, and nobody answered. */
function isProblemOpen({ deal, governing }: Surroundings): boolean {
  const isAsked = governing.some(({ questions }) => questions.some(({ concept }) => concept === 'problem'));
  return isAsked && !presentOf(deal, 'problem');
}

/** A part of the list; those with a heading can be folded. */
export interface Section {
  readonly key: 'offered' | 'maybe' | 'own';
  readonly heading: string;
  readonly hint: string;
  readonly isOpen: boolean;
  readonly expanded: 'true' | 'false';
  readonly items: readonly Item[];
}

/** A pitch of more sentences is folded: what the customer said comes first. */
const OWN_OPEN = 3;

/** The parts that have entries: what is offered, what may also be, the seller's own words. `toggled`: what a user has opened or folded. */
export function sectionsOf(items: readonly Item[], toggled: Readonly<Partial<Record<string, boolean>>>): Section[] {
  const own = items.filter(({ side }) => side === 'Seller');
  const others = items.filter(({ side }) => side !== 'Seller');
  const maybe = others.filter(({ isMaybe }) => isMaybe);
  const section = (
    key: Section['key'],
    some: readonly Item[],
    texts: { heading: string; hint: string },
    isOpen: boolean,
  ) => {
    const open = toggled[key] ?? isOpen;
    const expanded = open ? ('true' as const) : ('false' as const);
    return { key, ...texts, isOpen: open, expanded, items: some };
  };
  const ownTexts = { heading: fill(labels.own, own.length), hint: labels.sellerWords };
  return [
    section(
      'offered',
      others.filter(({ isMaybe }) => !isMaybe),
      { heading: '', hint: '' },
      true,
    ),
    section('maybe', maybe, { heading: fill(labels.maybe, maybe.length), hint: '' }, false),
    section('own', own, ownTexts, own.length <= OWN_OPEN),
  ].filter(({ items: some }) => some.length > 0);
}

/** Words of a proposal that tell its buttons from those of the others. */
const NAME_WORDS = 8;

function firstWords(text: string): string {
  const words = text.trim().split(/\s+/);
  return words.length > NAME_WORDS ? `${words.slice(0, NAME_WORDS).join(' ')}…` : words.join(' ');
}
