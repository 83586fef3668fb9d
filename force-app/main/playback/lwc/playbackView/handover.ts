import { fill } from 'c/textTemplate';
import { words } from './pageWords.ts';
import { entry } from './sheet.ts';
import type { Entry, Sheet } from './sheet.ts';
import { CONFIRMED, HEARD, onlyHeard } from './story.ts';
import type { PainStory, Story } from './story.ts';
import { byLine, figure, heardFrom, referred, spoken, subtitle } from './wording.ts';

/** Concepts whose answers tell how success is measured, and what to be careful with. */
const SUCCESS = ['desired state', 'success metric'];
const CAREFUL = ['stakeholder risk', 'side effects', 'tried before'];

/**
 * The page for the team that takes over after a win: what was promised, why and to whom, how success is measured, what to be careful with, who
 * is there, and what is still open. For our own people: it names the deal, products and persons.
 */
export function handoverPage(story: Story): Sheet {
  return {
    title: fill(words.handoverTitle, story.account || story.name),
    subtitle: subtitle(story.account ? story.name : '', story),
    sections: [
      { key: 'promised', title: words.promised, entries: promised(story), hint: words.promisedEmpty },
      { key: 'success', title: words.success, entries: success(story), hint: words.successEmpty },
      { key: 'careful', title: words.careful, entries: careful(story), hint: words.carefulEmpty },
      { key: 'people', title: words.people, entries: people(story), hint: words.peopleEmpty },
      { key: 'open', title: words.open, entries: open(story), hint: words.openEmpty },
    ],
  };
}

function promised(story: Story): Entry[] {
  const explained = story.pains.flatMap((voice) =>
    voice.promises.map(({ id, productName, because, expectedEffect, sideEffects, wrongWhen }) =>
      entry(id, {
        lead: productName,
        by: voice.level < CONFIRMED ? words.unconfirmed : '',
        facts: [
          { label: words.forPain, text: referred(voice) },
          { label: words.toWhom, text: toWhom(voice) },
          { label: words.because, text: because },
          { label: words.effect, text: expectedEffect },
          { label: words.aYear, text: figure(voice.pain, story) },
          { label: words.sideEffects, text: sideEffects },
          { label: words.wrongWhen, text: wrongWhen },
        ],
      }),
    ),
  );
  const unexplained = story.unexplained.map(({ id, productName }) =>
    entry(id, { lead: productName, facts: [{ label: words.why, text: words.noPain }] }),
  );
  return [...explained, ...unexplained];
}

/** Everybody who has the pain, said it or confirmed it. */
function toWhom({ by, pain }: PainStory): string {
  const names = [pain.confirmedByName, by, pain.feltByName].filter((name) => name);
  return [...new Set(names)].join(', ');
}

function success(story: Story): Entry[] {
  const { desiredOutcome, pains } = story;
  const outcome = desiredOutcome ? [entry('outcome', { facts: [{ label: words.outcome, text: desiredOutcome }] })] : [];
  const measured = pains
    .filter(({ pain }) => pain.wantedOutcome !== '' || pain.outcomeMeasure !== '')
    .map((voice) =>
      entry(voice.key, {
        lead: voice.pain.wantedOutcome || referred(voice),
        facts: [{ label: words.measure, text: voice.pain.outcomeMeasure }],
      }),
    );
  return [...outcome, ...measured, ...answersOn(SUCCESS, story)];
}

function careful(story: Story): Entry[] {
  const risks = story.pains
    .filter(({ pain }) => pain.personalRisk !== '')
    .map(({ key, pain }) =>
      entry(key, { lead: pain.personalRisk, facts: [{ label: words.toWhom, text: pain.feltByName }] }),
    );
  return [...risks, ...answersOn(CAREFUL, story)];
}

/** Answers of these concepts, the customer's own words in quotation marks. */
function answersOn(concepts: readonly string[], { answers, locale }: Story): Entry[] {
  return concepts.flatMap((concept) => {
    const voice = answers.get(concept);
    return voice ? [entry(concept, { ...spoken(voice, (text) => text), by: heardFrom(voice, locale) })] : [];
  });
}

function people({ people: roles }: Story): Entry[] {
  return roles.map(({ contactId, name, title, role }, index) =>
    entry(`${contactId}${index}`, { lead: name, by: [title, role].filter(Boolean).join(', ') }),
  );
}

/** What nobody knows yet, what was only heard, and what we assume; nothing that a section above has, marked as heard. */
function open(story: Story): Entry[] {
  const { locale, pains } = story;
  const promisedFor = pains.filter(({ promises }) => promises.length > 0).map(({ key }) => key);
  const above = new Set([...promisedFor, ...SUCCESS, ...CAREFUL]);
  const unanswered = new Set(story.open.map(({ concept }) => concept));
  const heard = onlyHeard(story).filter(({ key }) => !above.has(key));
  const unknown = story.open.map(({ concept, about, owner, until }) =>
    entry(`open:${concept}`, { lead: about, facts: [{ label: words.finding, text: byLine(owner, until, locale) }] }),
  );
  const voices = [...heard, ...story.guesses].filter(({ key }) => !unanswered.has(key));
  const unsure = voices.map((voice) => {
    const { key, about, level } = voice;
    const text = referred(voice);
    return entry(`unsure:${key}`, {
      lead: about ? fill(words.aboutText, about, text) : text,
      by: level < HEARD ? words.assumed : words.unconfirmed,
    });
  });
  return [...unknown, ...unsure];
}
