import { livePains } from 'c/dealReading';
import { spokenOf } from 'c/dealRows';
import type { Deal, Evidenced, Pain } from 'c/dealRows';
import { money, waitingText } from 'c/impactFigures';
import { dayText, fill, isSameText } from 'c/textTemplate';
import { words } from './pageWords.ts';
import { entry } from './sheet.ts';
import type { Entry, Sheet } from './sheet.ts';

/** Values of the opportunity that the pages show, and the locale for days and amounts. */
export interface Setting {
  readonly name: string;
  readonly account: string;
  readonly desiredOutcome: string;
  readonly currency: string | undefined;
  /** `2026-11-21` */
  readonly closeDate: string | undefined;
  readonly today: string;
  readonly locale: string;
}

/** Level of Heard. What is only Assumed was not said by the customer and is not on the page. */
const HEARD = 2;

/** The deal in the customer's words: pains by priority, their cost, the wanted outcome, worries, and suggested products. */
export function playbackPage(deal: Deal, setting: Setting): Sheet {
  const pains = livePains(deal).filter(({ level }) => level >= HEARD);
  const said = answersIn(deal, setting);
  return {
    title: fill(words.title, setting.name),
    subtitle: subtitleOf(setting),
    sections: [
      { key: 'heard', title: words.heard, entries: pains.map((pain) => heardEntry(pain, setting)) },
      {
        key: 'costs',
        title: words.costs,
        entries: [
          ...pains.flatMap((pain) => costEntry(pain, setting)),
          ...said('business impact'),
          ...waitingEntry(pains, setting),
          ...said('cost of inaction'),
        ],
      },
      {
        key: 'better',
        title: words.better,
        entries: [
          ...outcomeOf(setting),
          ...pains.flatMap(outcomeEntry),
          ...said('desired state'),
          ...said('success metric', words.measure),
        ],
      },
      {
        key: 'worries',
        title: words.worries,
        entries: [...pains.flatMap(worryEntry), ...said('stakeholder risk'), ...said('side effects')],
      },
      { key: 'suggest', title: words.suggest, entries: suggestions(deal) },
    ],
  };
}

/** What the seller wrote on the page himself, a paragraph each: why a product helps, what it brings, and when it would be wrong. */
export function sellersText({ sections }: Sheet): string {
  const facts = sections
    .filter(({ key }) => key === 'suggest')
    .flatMap(({ entries }) => entries.flatMap((one) => one.facts));
  return facts
    .filter(({ label }) => label !== words.forPain)
    .map(({ text }) => text)
    .join('\n\n');
}

/** Account and day, or the day alone when the deal has no account. */
export function subtitleOf({ account, today, locale }: Setting): string {
  const day = dayText(today, locale);
  return account ? fill(words.asOf, account, day) : day;
}

function heardEntry(pain: Pain, { locale }: Setting): Entry {
  return entry(pain.id, { lead: pain.statement, ...spokenFor(pain, pain.statement, locale) });
}

/** The customer's words, who said them and when. Often the statement repeats the words: then they are shown once. */
function spokenFor(record: Evidenced, statement: string, locale: string): { quote: string; by: string } {
  const { words: said, by, on } = spokenOf(record);
  const day = on && dayText(on, locale);
  return { quote: isSameText(said, statement) ? '' : said, by: by && day ? fill(words.by, by, day) : by || day };
}

function costEntry({ id, statement, low, likely, high, basis }: Pain, { currency, locale }: Setting): Entry[] {
  if (likely === null) return [];
  const amount = (value: number): string => money(value, currency, locale);
  const isRange = low !== null || high !== null;
  const text = isRange
    ? fill(words.range, amount(low ?? likely), amount(likely), amount(high ?? likely))
    : amount(likely);
  return [
    entry(id, {
      lead: statement,
      facts: [
        { label: words.aYear, text },
        { label: words.basis, text: basis },
      ],
    }),
  ];
}

function waitingEntry(pains: readonly Pain[], { today, closeDate, currency, locale }: Setting): Entry[] {
  const aYear = pains.reduce((sum, { likely }) => sum + (likely ?? 0), 0);
  if (aYear === 0) return [];
  const text = waitingText(
    aYear,
    { today, closeDate, currency, locale },
    { month: words.waitingMonth, close: words.waitingClose },
  );
  return [entry('waiting', { facts: [{ label: words.waiting, text }] })];
}

function outcomeEntry({ id, wantedOutcome, outcomeMeasure }: Pain): Entry[] {
  if (!wantedOutcome && !outcomeMeasure) return [];
  return [entry(id, { lead: wantedOutcome, facts: [{ label: words.measure, text: outcomeMeasure }] })];
}

function outcomeOf({ desiredOutcome }: Setting): Entry[] {
  if (!desiredOutcome) return [];
  return [entry('outcome', { facts: [{ label: words.outcome, text: desiredOutcome }] })];
}

function worryEntry({ id, personalRisk, feltByName }: Pain): Entry[] {
  if (!personalRisk) return [];
  return [entry(id, { lead: personalRisk, by: feltByName })];
}

/** Prescriptions for confirmed pains. Others are left out, because the customer has not agreed to the pain. */
function suggestions(deal: Deal): Entry[] {
  const confirmed = livePains(deal).filter(({ evidence }) => evidence === 'Confirmed');
  return confirmed.flatMap((pain) =>
    deal.prescriptions
      .filter(({ painId }) => painId === pain.id)
      .map(({ id, productName, because, expectedEffect, sideEffects, wrongWhen }) =>
        entry(id, {
          lead: productName,
          facts: [
            { label: words.forPain, text: pain.statement },
            { label: words.because, text: because },
            { label: words.effect, text: expectedEffect },
            { label: words.sideEffects, text: sideEffects },
            { label: words.wrongWhen, text: wrongWhen },
          ],
        }),
      ),
  );
}

/**
 * Returns a function that builds the entry for a concept: its answer, with the quote if there is one; none below Heard. The name of the
 * concept is not shown, since customers do not know it; `label` is for an answer that the section's heading does not explain.
 */
function answersIn({ answers }: Deal, { locale }: Setting): (concept: string, label?: string) => Entry[] {
  return (concept, label) => {
    const found = answers.find((answer) => answer.concept === concept && answer.level >= HEARD);
    if (!found) return [];
    return [
      entry(concept, {
        ...(label === undefined ? { lead: found.answer } : { facts: [{ label, text: found.answer }] }),
        ...spokenFor(found, found.answer, locale),
      }),
    ];
  };
}
