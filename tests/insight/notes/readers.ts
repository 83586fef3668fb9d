import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { dayOf } from '../../../force-app/main/insight/lwc/replyReading/days.ts';
import {
  checkAnswer,
  fingerprint,
  isAsk,
  labelConcept,
  measureTalk,
  quoteFinder,
  readFocus,
  readModel,
  readSource,
  readValues,
  redact,
  shorten,
  sourceHash,
  suggest,
  type Known,
  type NoteSource,
} from '../../../src/insight/index.ts';
import { WEIGHTS } from '../../../scripts/notes/train.ts';
import { ROOT } from '../../metadata/source.ts';

export const KNOWN: Known = {
  contacts: [{ name: 'Ada King', email: 'ada@king.example' }],
  users: [{ name: 'Bo Lee' }],
  companies: ['Acme'],
  products: ['Foo'],
};

const DAY = '2026-05-12';
const model = readModel(gunzipSync(readFileSync(join(ROOT, WEIGHTS))));
const own = { companies: ['Acme'], products: ['Foo'] };
const values = (words: string): ReturnType<typeof readValues> => readValues(words, { day: DAY, people: ['Ada King'] });

/** Each reader of texts that users can paste; those that read a source get it read once. */
export const READERS: Readonly<Record<string, (text: string, source: NoteSource) => unknown>> = {
  readSource: (text) => readSource(text, KNOWN),
  checkAnswer: (text) => checkAnswer({ text, concept: 'problem', question: 'What goes wrong?' }),
  fingerprint: (text) => [fingerprint(text), shorten(text)],
  readFocus: (text) => readFocus(text, own),
  isAsk: (text) => isAsk(text),
  readValues: (text) => values(text),
  redact: (text) => redact(text),
  sourceHash: (text) => sourceHash(text),
  dayOf: (text) => dayOf(text, 'Kim'),
  suggest: (_text, source) => suggest(source, { model, labelConcept, readValues: values }),
  quoteFinder: (_text, source) => quoteFinder(source)({ words: 'we lose it', speaker: null, place: 'line 1' }),
  measureTalk: (_text, source) => measureTalk(source, own),
};
