import { fill } from 'c/textTemplate';
import { folded } from './folded.ts';
import { words } from './pageWords.ts';
import { entry, isEmpty } from './sheet.ts';
import type { Entry, Section, Sheet } from './sheet.ts';
import { CONFIRMED } from './story.ts';
import type { PainStory, Story, Voice } from './story.ts';
import { byLine, figure, referred, reported, saidBy, spoken, subtitle, waitingFor } from './wording.ts';

/** What the seller chose for the page. */
export interface PageOptions {
  /** Cover note; blank for none. */
  readonly note: string;
  readonly isNamed: boolean;
  readonly hasSuggestion: boolean;
}

/**
 * The page for the customer: their situation, each pain once with its figure, what they want and what worries them. Their own
 * words are in quotation marks and with a name, what was only heard is reported; then what is suggested, if asked for; then three questions. The deal's name is ours and is not on it.
 */
export function customerPage(story: Story, options: PageOptions): Sheet {
  const sections = once(heardSections(story), new Set(story.pains.map(({ key }) => key)));
  const sheet: Sheet = {
    title: story.account ? fill(words.title, story.account) : words.titleAlone,
    subtitle: subtitle('', story),
    note: options.note.trim(),
    sections: options.hasSuggestion ? [...sections, suggestion(story)] : sections,
  };
  if (isEmpty(sheet)) return sheet;
  const whole = { ...sheet, sections: [...sheet.sections, questions()] };
  return options.isNamed ? whole : withoutNames(whole, story);
}

/** What the seller wrote himself, a paragraph each: the note, and of each suggestion why it helps, what it brings, and when it is wrong. */
export function sellersText({ note = '', sections }: Sheet): string {
  const facts = sections
    .filter(({ key }) => key === 'suggest')
    .flatMap(({ entries }) => entries.flatMap((one) => one.facts));
  const written = facts.filter(({ label }) => label !== words.forPain).map(({ text }) => text);
  return [note, ...written].filter(Boolean).join('\n\n');
}

/** The deal's name and its products that are read before the suggestion, where the customer's problem belongs. */
export function namedEarly({ note = '', sections }: Sheet, { name, products }: Story): readonly string[] {
  const early = sections.filter(({ key }) => key !== 'suggest');
  const texts = early.flatMap(({ entries }) =>
    entries.flatMap(({ lead, quote, facts }) => [lead, quote, ...facts.map(({ text }) => text)]),
  );
  const read = ` ${folded([note, ...texts].join(' '))} `;
  return [...new Set([...products, name])].filter((one) => folded(one) !== '' && read.includes(` ${folded(one)} `));
}

function heardSections(story: Story): Section[] {
  const { pains } = story;
  const said = answersIn(story);
  const section = (key: string, title: string, entries: readonly Entry[]): Section => ({ key, title, entries });
  return [
    section('heard', words.heard, [
      ...pains.map((pain) => painEntry(pain, story)),
      ...[...said('problem'), ...said('root cause')].filter((one) => !isInPains(one, story)),
    ]),
    section('today', words.today, [...said('situation'), ...said('tried before'), ...said('critical event')]),
    section('costs', words.costs, [...said('business impact'), ...said('cost of inaction'), ...totalEntry(story)]),
    section('better', words.better, [
      ...outcomeOf(story),
      ...pains.flatMap(outcomeEntry),
      ...said('desired state'),
      ...said('success metric', words.measure),
    ]),
    section('worries', words.worries, [
      ...pains.flatMap(worryEntry),
      ...said('stakeholder risk'),
      ...said('side effects'),
    ]),
  ];
}

/** Whether a pain contains the entry's text, in its statement or in the customer's words. */
function isInPains({ said }: Entry, { pains }: Story): boolean {
  return pains
    .map((voice) => spoken(voice))
    .flatMap((voice) => [voice.said, voice.quote])
    .some((text) => ` ${folded(text)} `.includes(` ${folded(said)} `));
}

/**
 * Removes what repeats an earlier text: an answer that is also a pain, an outcome noted twice. Of an entry with facts only the lead goes. The
 * pains come first, so that none of them is removed; the situation then moves to the top of the page.
 */
function once(sections: readonly Section[], pains: ReadonlySet<string>): Section[] {
  const seen = new Set<string>();
  const unseen = (one: Entry): Entry[] => {
    const { lead, said, facts } = one;
    const text = folded(said || (facts[0]?.text ?? ''));
    const isFirst = !seen.has(text);
    seen.add(text);
    if (isFirst) return [one];
    return lead && facts.length > 0 ? [{ ...one, lead: '', quote: '', by: '', said: '' }] : [];
  };
  const kept = sections.map((section) => {
    const isPain = ({ key }: Entry): boolean => section.key === 'heard' && pains.has(key);
    const entries = section.entries.flatMap((one) => {
      const left = unseen(one);
      return isPain(one) ? [one] : left;
    });
    return { ...section, entries };
  });
  return [...kept.filter(({ key }) => key === 'today'), ...kept.filter(({ key }) => key !== 'today')];
}

function painEntry(voice: PainStory, story: Story): Entry {
  const { pain } = voice;
  // With several figures the sum has the close date.
  const closeDate = figuresOf(story).length > 1 ? undefined : story.closeDate;
  return entry(voice.key, {
    ...spoken(voice),
    by: saidBy(voice, story.locale),
    facts: [
      { label: words.aYear, text: figure(pain, story) },
      { label: words.basis, text: pain.likely === null ? '' : pain.basis },
      { label: words.waiting, text: waitingFor(pain.likely ?? 0, story, closeDate) },
    ],
  });
}

/** What each pain costs in a year, where that is known. */
function figuresOf({ pains }: Story): number[] {
  return pains.map(({ pain }) => pain.likely ?? 0).filter((likely) => likely > 0);
}

/** What doing nothing costs in all, where there is more than one figure to add. */
function totalEntry(story: Story): Entry[] {
  const figures = figuresOf(story);
  if (figures.length < 2) return [];
  const aYear = figures.reduce((sum, value) => sum + value, 0);
  return [entry('waiting', { facts: [{ label: words.waitingAll, text: waitingFor(aYear, story, story.closeDate) }] })];
}

function outcomeOf({ desiredOutcome }: Story): Entry[] {
  return desiredOutcome ? [entry('outcome', { facts: [{ label: words.outcome, text: desiredOutcome }] })] : [];
}

function outcomeEntry({ key, pain: { wantedOutcome, outcomeMeasure } }: PainStory): Entry[] {
  if (!wantedOutcome && !outcomeMeasure) return [];
  return [
    entry(key, {
      lead: reported(wantedOutcome),
      said: wantedOutcome,
      facts: [{ label: words.measure, text: outcomeMeasure }],
    }),
  ];
}

/** Who feels a risk is not named: below a sentence of the seller's the name would make it a quote. */
function worryEntry({ key, pain: { personalRisk } }: PainStory): Entry[] {
  return personalRisk ? [entry(key, { lead: reported(personalRisk), said: personalRisk })] : [];
}

/** Prescriptions for confirmed pains. Others are left out, because the customer has not agreed to the pain. */
function suggestion({ pains }: Story): Section {
  const entries = pains
    .filter(({ level }) => level >= CONFIRMED)
    .flatMap((voice) =>
      voice.promises.map(({ id, productName, because, expectedEffect, sideEffects, wrongWhen }) =>
        entry(id, {
          lead: productName,
          facts: [
            { label: words.forPain, text: referred(voice) },
            { label: words.because, text: because },
            { label: words.effect, text: expectedEffect },
            { label: words.sideEffects, text: sideEffects },
            { label: words.wrongWhen, text: wrongWhen },
          ],
        }),
      ),
    );
  return { key: 'suggest', title: words.suggest, entries, hint: words.suggestEmpty };
}

function questions(): Section {
  const asked = [words.askWrong, words.askMissing, words.askDecide];
  return {
    key: 'questions',
    title: words.questions,
    entries: asked.map((lead, index) => entry(`q${index}`, { lead })),
  };
}

/**
 * Returns a function that builds the entry for a concept: what was heard, with the literal words. The name of the concept is not shown, since
 * customers do not know it; `label` is for an answer that the section's heading does not explain.
 */
function answersIn({ answers, locale }: Story): (concept: string, label?: string) => Entry[] {
  return (concept, label) => {
    const voice: Voice | undefined = answers.get(concept);
    if (!voice) return [];
    const by = saidBy(voice, locale);
    const { lead, quote, said } = spoken(voice);
    if (label === undefined) return [entry(concept, { lead, quote, by, said })];
    return [entry(concept, { facts: [{ label, text: lead }], quote, by, said })];
  };
}

/**
 * Leaves out who said it, and full names wherever they are written in the page. First names alone stay: they may be ordinary words. The cover
 * note stays as the seller wrote it: it greets who gets the page.
 */
function withoutNames(sheet: Sheet, { pains, answers, people, locale }: Story): Sheet {
  const voices = [...pains, ...answers.values()];
  const named = [...voices.map(({ by }) => by), ...pains.map(({ pain }) => pain.feltByName), ...people.map(nameOf)];
  const names = [...new Set(named)].filter((name) => name.trim().includes(' ')).sort((a, b) => b.length - a.length);
  const bare = (text: string): string => names.reduce((rest, name) => rest.replaceAll(name, words.nameless), text);
  const days = new Map(
    voices.flatMap(({ by, on }) => [by, ''].map((one) => [byLine(one, on, locale), byLine('', on, locale)] as const)),
  );
  const strip = ({ key, lead, quote, by, said, facts }: Entry): Entry => ({
    key,
    said: bare(said),
    lead: bare(lead),
    quote: bare(quote),
    by: days.get(by) ?? '',
    facts: facts.map(({ label, text }) => ({ label, text: bare(text) })),
  });
  const sections = sheet.sections.map((section) => ({ ...section, entries: section.entries.map(strip) }));
  return { ...sheet, sections };
}

function nameOf({ name }: { readonly name: string }): string {
  return name;
}
