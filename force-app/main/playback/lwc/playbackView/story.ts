/** Reads a deal into the one view model from which the page for the customer, the handover and the call plan are made. */
import { conceptName } from 'c/conceptNames';
import { livePains } from 'c/dealReading';
import { spokenOf } from 'c/dealRows';
import type { Answer, ContactRole, Deal, Line, Pain, Prescription } from 'c/dealRows';
import { folded } from './folded.ts';

/** Values of the opportunity that the pages show, and the locale for days and amounts. */
export interface Setting {
  readonly name: string;
  readonly account: string;
  readonly desiredOutcome: string;
  /** Currency of the pains' figures. */
  readonly currency: string | undefined;
  /** `2026-11-21` */
  readonly closeDate: string | undefined;
  readonly today: string;
  readonly locale: string;
}

/** A statement of the customer. Names and days are blank where nothing is noted. */
export interface Voice {
  /** Record id of a pain, concept of an answer. */
  readonly key: string;
  /** Name of the concept in the reader's language; blank for a pain. */
  readonly about: string;
  readonly text: string;
  /** The literal words, where they are noted. */
  readonly words: string;
  readonly by: string;
  readonly on: string;
  /** Evidence from 1 (Assumed) to 4 (Confirmed). */
  readonly level: number;
}

/** A pain, what it costs, what is wanted instead, and the products that were promised for it. */
export interface PainStory extends Voice {
  readonly pain: Pain;
  readonly promises: readonly Prescription[];
}

/** An answer that the customer could not give yet. */
export interface OpenAnswer {
  readonly concept: string;
  readonly about: string;
  readonly owner: string;
  readonly until: string;
}

export interface Story extends Setting {
  /** Live pains that were heard, by priority. */
  readonly pains: readonly PainStory[];
  /** Answers that were heard, by concept. */
  readonly answers: ReadonlyMap<string, Voice>;
  /** Live pains and answers that are only Assumed. */
  readonly guesses: readonly Voice[];
  readonly open: readonly OpenAnswer[];
  readonly people: readonly ContactRole[];
  /** Proposed products that no pain explains. */
  readonly unexplained: readonly Line[];
  /** Names of all products of the deal, each once. */
  readonly products: readonly string[];
}

export const HEARD = 2;
export const QUOTED = 3;
export const CONFIRMED = 4;

/** The view model of a deal. Records whose text is blank, for example without permission for the field, are left out. */
export function readStory(deal: Deal, setting: Setting): Story {
  const pains = livePains(deal).filter(({ statement }) => statement.trim() !== '');
  const answers = deal.answers.filter(({ answer, level }) => level > 0 && answer.trim() !== '');
  const heard = answers.filter(({ level }) => level >= HEARD);
  const guessed = <Row extends { readonly level: number }>(rows: readonly Row[]): Row[] =>
    rows.filter(({ level }) => level > 0 && level < HEARD);
  return {
    ...setting,
    pains: pains.filter(({ level }) => level >= HEARD).map((pain) => painStory(pain, deal)),
    answers: new Map(heard.map((answer) => [answer.concept, answerVoice(answer)])),
    guesses: [...guessed(pains).map(painVoice), ...guessed(answers).map(answerVoice)],
    open: deal.answers.filter(({ status }) => status === 'Not Known Yet').map(openAnswer),
    people: deal.contacts.filter(({ name }) => name !== ''),
    unexplained: deal.lines.filter(({ isUnlinked, productName }) => isUnlinked && productName !== ''),
    products: [...new Set([...deal.lines, ...deal.prescriptions].map(({ productName }) => productName))].filter(
      Boolean,
    ),
  };
}

/**
 * What was heard and is neither in the customer's words nor confirmed, pains first. An answer that was noted as a pain too is not repeated.
 */
export function onlyHeard({ pains, answers }: Story): readonly Voice[] {
  const stated = new Set(pains.map(({ text }) => folded(text)));
  const others = [...answers.values()].filter(({ text }) => !stated.has(folded(text)));
  return [...pains, ...others].filter(({ level }) => level < QUOTED);
}

function painStory(pain: Pain, { prescriptions }: Deal): PainStory {
  return { ...painVoice(pain), pain, promises: prescriptions.filter(({ painId }) => painId === pain.id) };
}

function painVoice(pain: Pain): Voice {
  return { key: pain.id, about: '', text: pain.statement, level: pain.level, ...spokenOf(pain) };
}

function answerVoice(answer: Answer): Voice {
  const { concept, level } = answer;
  return { key: concept, about: conceptName(concept), text: answer.answer, level, ...spokenOf(answer) };
}

function openAnswer({ concept, openOwnerName, openUntil }: Answer): OpenAnswer {
  return { concept, about: conceptName(concept), owner: openOwnerName, until: openUntil };
}
