import { livePains } from 'c/dealReading';
import type { Deal, Evidenced, Pain } from 'c/dealRows';
import { money, waitingText } from 'c/impactFigures';
import { dayText, fill } from 'c/textTemplate';
import { words } from './pageWords.ts';
import { entry } from './sheet.ts';
import type { Entry, Sheet } from './sheet.ts';

/** What the pages take from the opportunity, and how their reader writes days and amounts. */
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

/** Heard: from here on it is something that they said. What we only assume is not what we heard. */
const HEARD = 2;

/** The deal in the customer's words: pains by priority, what they cost, what is wanted, what is feared, and what we suggest for it. */
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

/** The account and the day, as far as there is an account. */
export function subtitleOf({ account, today, locale }: Setting): string {
  const day = dayText(today, locale);
  return account ? fill(words.asOf, account, day) : day;
}

function heardEntry({ id, statement, ...evidence }: Pain, { locale }: Setting): Entry {
  // Often the statement is the quote: said once is enough.
  const quote = evidence.quote.trim() === statement.trim() ? '' : evidence.quote;
  return entry(id, { lead: statement, quote, by: byOf(evidence, locale) });
}

function byOf({ saidByName, saidOn }: Pick<Evidenced, 'saidByName' | 'saidOn'>, locale: string): string {
  const day = saidOn && dayText(saidOn, locale);
  return saidByName && day ? fill(words.by, saidByName, day) : saidByName || day;
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

/** Only on pains that the customer confirmed: everything else is our idea. */
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
 * The answer to a concept as they gave it: their words where they are noted. The section's heading names the topic, and the names of our
 * concepts are nothing to them; what would not be understood alone has a label.
 */
function answersIn({ answers }: Deal, { locale }: Setting): (concept: string, label?: string) => Entry[] {
  return (concept, label) => {
    const found = answers.find((answer) => answer.concept === concept && answer.level >= HEARD);
    if (!found) return [];
    const quote = found.quote.trim() === found.answer.trim() ? '' : found.quote;
    return [
      entry(concept, {
        ...(label === undefined ? { lead: found.answer } : { facts: [{ label, text: found.answer }] }),
        quote,
        by: byOf(found, locale),
      }),
    ];
  };
}
