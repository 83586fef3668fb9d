import { parseJson, type JsonNode } from './json.ts';
import { fold, plain } from './lines.ts';
import { decodeEntities } from './entities.ts';
import { readName } from './names.ts';
import type { Fragment, Piece, Pieces, SpeakerName } from './pieces.ts';
import type { Side } from './types.ts';

/** Someone in the lists of people of an export, found by one of its ids. */
interface Person {
  readonly speaker: SpeakerName;
  readonly side: Side | null;
}

/** One text of an export with what the objects around it contain about its speaker and time. */
interface Utterance {
  readonly text: string;
  readonly at: number;
  readonly id: string | null;
  readonly name: string | null;
  readonly seconds: number | null;
  readonly ends: number | null;
}

/** Keys, lower case without `_`, under which exports keep what is asked for; the first that is there counts. */
const TEXT_KEYS = ['text', 'rawtext', 'transcript', 'content', 'sentence', 'utterance', 'caption', 'body'];
const NAME_KEYS = [
  'speakername',
  'speaker',
  'name',
  'fullname',
  'displayname',
  'participant',
  'participantname',
  'author',
  'user',
  'from',
];
const SPEAKER_KEYS = NAME_KEYS.filter((key) => !['fullname', 'displayname'].includes(key));
const ID_KEYS = ['speakerid', 'speaker', 'id', 'participantid', 'userid', 'partyid', 'speakeridx'];
const TIME_KEYS = [
  'starttime',
  'start',
  'startms',
  'starttimems',
  'startoffset',
  'timestamp',
  'offset',
  'begin',
  'time',
];
const END_KEYS = ['endtime', 'end', 'endms', 'endtimems', 'endoffset'];

/** Otter counts offsets in samples of 16 kHz. */
const SAMPLES_A_SECOND = 16_000;

class Finder {
  readonly utterances: Utterance[] = [];
  readonly people = new Map<string, Person>();
  readonly texts: { readonly value: string; readonly at: number }[] = [];
  format = 'meeting-json';
  hasSamples = false;
  hasMilliseconds = false;

  /** Walks through the export; `outer` is the speaker of the outer object. */
  visit(node: JsonNode, outer: { readonly id: string | null; readonly name: string | null } | null): void {
    if (node.kind === 'text') this.texts.push(node);
    if (node.kind === 'array') for (const item of node.items) this.visit(item, outer);
    if (node.kind !== 'object') return;
    const fields = new Map([...node.entries].map(([key, value]) => [key.toLowerCase().replace(/_/g, ''), value]));
    const text = firstText(fields, TEXT_KEYS);
    const id = idOf(fields, text !== null);
    const name = firstText(fields, text === null ? NAME_KEYS : SPEAKER_KEYS)?.value ?? nestedName(fields);
    if (text === null && name !== null) this.addPerson(fields, name);
    this.noteFormat(fields);
    const own = { id: id ?? outer?.id ?? null, name: name ?? outer?.name ?? null };
    if (text !== null && !fields.has('speakers')) {
      const [seconds, ends] = [timeOf(fields, TIME_KEYS), timeOf(fields, END_KEYS)];
      this.utterances.push({ text: text.value, at: text.at, ...own, seconds, ends });
    }
    const holds =
      text === null && (fields.has('sentences') || fields.has('utterances') || fields.has('monologue')) ? own : outer;
    for (const [key, value] of node.entries) {
      if (!/filter|word|summary|highlight|action/i.test(key)) this.visit(value, holds);
    }
  }

  private addPerson(fields: ReadonlyMap<string, JsonNode>, name: string): void {
    const read = readName(name);
    if (read === null) return;
    const email = firstText(fields, ['emailaddress', 'email'])?.value ?? read.email;
    const note = firstText(fields, ['title', 'role', 'company'])?.value ?? read.note;
    const person = { speaker: { ...read, email, note: fold(note) }, side: affiliation(fields) };
    for (const key of ID_KEYS) {
      const id = plainId(fields.get(key));
      if (id !== null && id !== name) this.people.set(id, person);
    }
  }

  private noteFormat(fields: ReadonlyMap<string, JsonNode>): void {
    if (fields.has('speakerid') && fields.has('sentences') && !fields.has('title')) this.format = 'gong-json';
    else if (fields.has('speakername') && fields.has('starttime')) this.format = 'fireflies-json';
    else if (fields.has('startoffset') && fields.has('transcript')) this.format = 'otter-json';
    if (fields.has('startoffset')) this.hasSamples = true;
    if (this.format === 'gong-json' || fields.has('startms') || fields.has('starttimems')) this.hasMilliseconds = true;
  }
}

/**
 * Reads exports of Gong, Fireflies and Otter and whatever is built like them: texts with a speaker and a time, people in lists of their own. Other
 * JSON gives its longer texts without speaker (`unknown-json`); a file that breaks off gives what it has (`broken-json`). Null where the text
 * is no JSON at all.
 */
export function readJson(text: string): Pieces | null {
  const { root, isBroken } = parseJson(text);
  const finder = new Finder();
  finder.visit(root, null);
  const { utterances, people } = finder;
  const lineAt = lineCounter(text);
  const isKnown = utterances.some(({ id, name }) => id !== null || name !== null);
  if (!isKnown) {
    const texts = finder.texts.filter(({ value }) => /\S\s+\S+\s+\S/.test(value));
    // `[Ada] We lose orders`: brackets of notes, not of JSON.
    if (isBroken && texts.length === 0) return null;
    const pieces = texts.map(({ value, at }) =>
      pieceOf(null, null, { text: value, line: lineAt(at), seconds: null, starts: true }),
    );
    return { format: isBroken ? 'broken-json' : 'unknown-json', pieces };
  }
  const scale = timeScale(utterances, finder);
  const pieces = utterances.map((one) => {
    const person = (one.id === null ? undefined : people.get(one.id)) ?? null;
    const speaker = person?.speaker ?? (one.name === null ? nameOfId(one.id) : readName(one.name));
    const inSeconds = (time: number): number => Number((time / scale).toFixed(3));
    const seconds = one.seconds === null ? null : inSeconds(one.seconds);
    return pieceOf(speaker, person?.side ?? sideByName(people, speaker), {
      text: one.text,
      line: lineAt(one.at),
      seconds,
      ends: one.ends === null || one.ends < (one.seconds ?? Infinity) ? undefined : inSeconds(one.ends),
      starts: false,
    });
  });
  return { format: isBroken ? 'broken-json' : finder.format, pieces };
}

function pieceOf(speaker: SpeakerName | null, side: Side | null, fragment: Fragment): Piece {
  return { speaker, label: null, side, fragments: [{ ...fragment, text: decodeEntities(fragment.text) }] };
}

function nameOfId(id: string | null): SpeakerName | null {
  return id === null || id.length > 12 ? null : { name: `Speaker ${id}`, note: '', email: null };
}

function sideByName(people: ReadonlyMap<string, Person>, speaker: SpeakerName | null): Side | null {
  if (speaker === null) return null;
  return [...people.values()].find((one) => one.speaker.name === speaker.name)?.side ?? null;
}

/** How many units of the times make a second. */
function timeScale(utterances: readonly Utterance[], finder: Finder): number {
  if (finder.hasSamples) return SAMPLES_A_SECOND;
  const times = utterances.flatMap(({ seconds }) => (seconds === null ? [] : [seconds]));
  const isWhole = times.every((time) => Number.isInteger(time));
  const last = times.reduce((a, b) => Math.max(a, b), 0);
  // A sentence takes seconds, not minutes: whole numbers with wide steps are milliseconds.
  return finder.hasMilliseconds || (isWhole && last > 120 * Math.max(1, times.length)) ? 1000 : 1;
}

function affiliation(fields: ReadonlyMap<string, JsonNode>): Side | null {
  const word = plain(firstText(fields, ['affiliation', 'type', 'side'])?.value ?? '');
  if (['internal', 'seller', 'host', 'rep'].includes(word)) return 'seller';
  if (['external', 'customer', 'prospect', 'client'].includes(word)) return 'customer';
  const flag = fields.get('isinternal') ?? fields.get('internal');
  return flag === undefined ? null : null;
}

function firstText(
  fields: ReadonlyMap<string, JsonNode>,
  keys: readonly string[],
): { value: string; at: number } | null {
  for (const key of keys) {
    const node = fields.get(key);
    if (node?.kind === 'text' && node.value.trim() !== '') return node;
  }
  return null;
}

function nestedName(fields: ReadonlyMap<string, JsonNode>): string | null {
  for (const key of SPEAKER_KEYS) {
    const node = fields.get(key);
    if (node?.kind !== 'object') continue;
    const inner = new Map([...node.entries].map(([name, value]) => [name.toLowerCase().replace(/_/g, ''), value]));
    const found = firstText(inner, NAME_KEYS);
    if (found !== null) return found.value;
  }
  return null;
}

function plainId(node: JsonNode | undefined): string | null {
  if (node?.kind === 'text') return node.value.trim() === '' ? null : node.value.trim();
  return node?.kind === 'number' ? String(node.value) : null;
}

/** The id of the speaker of a text; `id` alone is the text's own. */
function idOf(fields: ReadonlyMap<string, JsonNode>, isText: boolean): string | null {
  for (const key of ID_KEYS) {
    if (isText && key === 'id') continue;
    const id = plainId(fields.get(key));
    if (id !== null) return id;
  }
  return null;
}

function timeOf(fields: ReadonlyMap<string, JsonNode>, keys: readonly string[]): number | null {
  for (const key of keys) {
    const node = fields.get(key);
    if (node?.kind === 'number' && node.value >= 0) return node.value;
    const clock =
      node?.kind === 'text' ? /^(?:(\d{1,3}):)?(\d{1,3}):(\d{1,2}(?:\.\d{1,3})?)$/.exec(node.value.trim()) : null;
    if (clock !== null) return Number(clock[1] ?? 0) * 3600 + Number(clock[2]) * 60 + Number(clock[3]);
    if (node?.kind === 'text' && /^\d+(?:\.\d+)?s?$/.test(node.value)) return parseFloat(node.value);
  }
  return null;
}

/** Gives the lines of offsets that grow. */
function lineCounter(text: string): (at: number) => number {
  let line = 1;
  let next = text.indexOf('\n');
  return (at) => {
    while (next >= 0 && next < at) {
      line += 1;
      next = text.indexOf('\n', next + 1);
    }
    return line;
  };
}
