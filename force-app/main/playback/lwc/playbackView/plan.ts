import type { CompiledPlaybook, GateRecord, Surroundings } from 'c/gateRules';
import { isWorthAsking, topicsOf } from 'c/nextQuestions';
import type { Topic } from 'c/nextQuestions';
import type { Deal } from 'c/dealRows';
import { fill } from 'c/textTemplate';
import { askFor, words } from './pageWords.ts';
import { entry } from './sheet.ts';
import type { Entry, Sheet } from './sheet.ts';
import { HEARD, onlyHeard } from './story.ts';
import type { Story, Voice } from './story.ts';
import { clipped, heardFrom, referred, subtitle } from './wording.ts';

/** A deal's record with the playbooks that govern it. */
interface Governed {
  readonly playbooks: readonly CompiledPlaybook[];
  readonly record: GateRecord;
  readonly surroundings: Surroundings;
}

/** Limits that keep the plan on one sheet of paper, A4 or Letter: persons, questions a person, statements a section, characters a line. */
const MOST_PEOPLE = 4;
const MOST_QUESTIONS = 3;
const MOST_STATEMENTS = 5;
const LINE = 110;
const SHORT = 60;

/**
 * The plan for the next call on one page: whom to meet, each with the questions still open before the next stage; what we only believe; what to
 * have confirmed. Unlike the checklist, it is ordered by person. What does not fit is counted.
 */
export function callPlan(deal: Deal, story: Story, { playbooks, record, surroundings }: Governed): Sheet {
  const topics = topicsOf(playbooks, record, deal, surroundings).filter(isWorthAsking);
  const stage = topics.find(({ gap }) => gap)?.gap?.toEnter;
  const due = stage === undefined ? topics : topics.filter(({ gap }) => gap?.toEnter === stage);
  const questions = stage === undefined ? words.planAsk : fill(words.planAskBefore, clipped(stage, SHORT));
  return {
    title: fill(words.planTitle, clipped(story.account || story.name, LINE)),
    subtitle: subtitle(story.account ? clipped(story.name, LINE) : '', story),
    isCompact: true,
    sections: [
      { key: 'meet', title: questions, entries: meetings(due, story), hint: words.planAskEmpty },
      { key: 'believe', title: words.believe, entries: statements(story.guesses, story), hint: words.believeEmpty },
      {
        key: 'confirm',
        title: words.confirm,
        entries: statements(onlyHeard(story), story),
        hint: words.confirmEmpty,
      },
    ],
  };
}

/** Persons with their questions, in the order of their most useful question. */
function meetings(topics: readonly Topic[], story: Story): Entry[] {
  const byPerson = new Map<string, Topic[]>();
  for (const topic of topics) {
    const key = personKey(topic);
    byPerson.set(key, [...(byPerson.get(key) ?? []), topic]);
  }
  const entries = [...byPerson].map(([key, some]) => meeting(key, some, story));
  return limited(entries, MOST_PEOPLE);
}

function meeting(key: string, topics: readonly Topic[], story: Story): Entry {
  // The first question about a concept has the highest weight.
  const asked = topics.flatMap(({ questions }) => questions.slice(0, 1).map(({ ask }) => clipped(ask, LINE)));
  const more = asked.length - MOST_QUESTIONS;
  const lines = [...asked.slice(0, MOST_QUESTIONS), ...(more > 0 ? [fill(words.more, more)] : [])];
  return entry(key, { lead: personText(topics[0], story), facts: [{ label: words.ask, text: lines.join('\n') }] });
}

function personKey({ speaker }: Topic): string {
  if (!speaker) return 'anybody';
  return 'ask' in speaker ? speaker.ask : speaker.contactId;
}

/** Name and title of a contact, or the kind of person to look for. */
function personText(topic: Topic | undefined, { people }: Story): string {
  const speaker = topic?.speaker;
  if (!speaker) return words.anybody;
  if ('ask' in speaker) return askFor[speaker.ask];
  const title = people.find(({ contactId }) => contactId === speaker.contactId)?.title ?? '';
  const name = clipped(speaker.name, SHORT);
  return title ? fill(words.by, name, clipped(title, SHORT - 10)) : name;
}

function statements(voices: readonly Voice[], { locale }: Story): Entry[] {
  const entries = voices.map((voice) => {
    const text = referred(voice, LINE);
    const by = voice.by || voice.level === HEARD ? heardFrom({ ...voice, by: clipped(voice.by, SHORT) }, locale) : '';
    return entry(voice.key, { lead: voice.about ? fill(words.aboutText, voice.about, text) : text, by });
  });
  return limited(entries, MOST_STATEMENTS);
}

function limited(entries: readonly Entry[], most: number): Entry[] {
  const more = entries.length - most;
  return [...entries.slice(0, most), ...(more > 0 ? [entry('more', { by: fill(words.more, more) })] : [])];
}
