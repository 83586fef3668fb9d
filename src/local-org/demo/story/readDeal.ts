import { StoryError } from './shape.ts';
import type { Fields } from './shape.ts';
import type { Confirmation, Evidence, OpenAnswer, StoryDeal, StoryOverride, StoryPain } from './types.ts';

/** The names that deals may refer to. */
interface Known {
  readonly team: readonly string[];
  readonly products: readonly string[];
}

const SOURCES = ['Call', 'Meeting', 'Email', 'Document', 'Playback'];
/** Values of `DF_Lost_Reason__c`. */
const LOST = ['No Fit', 'No Problem', 'No Decision', 'Timing', 'Price', 'Competitor', 'Other'];
const LEVELS = { assumed: 'Assumed', heard: 'Heard', quoted: 'Quoted' } as const;

/** Reads one deal of a trade. Whom it refers to must exist, days of what happened lie in the past and in order. */
export function readDeal(fields: Fields, industry: string, known: Known): StoryDeal {
  const path = pathOf(fields);
  const people = fields.entries('people').map(([key, one]) => {
    const person = { key, name: one.text('name'), title: one.text('title'), role: one.text('role') };
    one.done();
    return person;
  });
  const cast = { persons: people.map(({ key }) => key), ...known };
  const imported = fields.has('imported')
    ? [
        fields.choice(
          'imported',
          path.map(({ stage }) => stage),
        ),
      ]
    : [];
  const earlier = fields.optional('earlier');
  const deal: StoryDeal = {
    at: fields.at,
    industry,
    firm: fields.text('firm'),
    city: fields.text('city'),
    country: fields.text('country'),
    staff: fields.number('staff'),
    language: fields.choice('language', ['en', 'de', 'fr', 'es'], 'en'),
    deal: fields.text('deal'),
    owner: fields.choice('owner', known.team),
    amount: fields.number('amount'),
    ...(earlier === undefined ? {} : { earlier: { amount: earlier.number('amount'), until: past(earlier, 'until') } }),
    closes: fields.number('closes'),
    path,
    imported,
    ...text(fields, 'next'),
    ...text(fields, 'about'),
    ...text(fields, 'outcome'),
    // Not known for another deal, so that the reader refuses it there.
    ...(path.at(-1)?.stage === 'Closed Lost' ? { lost: fields.choice('lost', LOST) } : {}),
    people,
    answers: fields.entries('answers').map(([concept, one]) => ({ concept, answer: answerOf(one, cast) })),
    pains: fields.list('pains').map((one) => painOf(one, cast)),
    overrides: fields.list('overrides').map(overrideOf),
  };
  earlier?.done();
  fields.done();
  return deal;
}

interface Cast extends Known {
  readonly persons: readonly string[];
}

function pathOf(fields: Fields): StoryDeal['path'] {
  const raw = fields.raw('path');
  const path = Object.entries((raw ?? {}) as Record<string, unknown>).map(([stage, on]) => ({ stage, on: Number(on) }));
  const isOrdered = path.every(({ on }, index) => on < 0 && on > (path[index - 1]?.on ?? -Infinity));
  if (path.length === 0 || !isOrdered) {
    throw new StoryError(
      `${fields.at}: \`path\` needs stages with days before today, in order, like { Prospecting: -30, Qualification: -20 }.`,
    );
  }
  return path;
}

function answerOf(fields: Fields, cast: Cast): Evidence | OpenAnswer {
  if (!fields.has('open')) return evidenceOf(fields, cast);
  const open = { open: fields.choice('open', cast.team), since: past(fields, 'since'), until: fields.number('until') };
  fields.done();
  return open;
}

/** `{ heard: …, by: eva, on: -12, from: Call, confirmed: …, agreed: -3 }` */
function evidenceOf(fields: Fields, cast: Cast): Evidence {
  const evidence = readEvidence(fields, cast);
  fields.done();
  return evidence;
}

function readEvidence(fields: Fields, cast: Cast): Evidence {
  const keys = Object.keys(LEVELS) as (keyof typeof LEVELS)[];
  const key = keys.find((one) => fields.has(one));
  if (key === undefined) throw new StoryError(`${fields.at}: expected one of ${keys.join(', ')}, or open.`);
  const level = LEVELS[key];
  const by = level === 'Assumed' ? undefined : fields.choice('by', cast.persons);
  const words = short(fields, key);
  return {
    level,
    words,
    ...(by === undefined ? {} : { by }),
    on: past(fields, 'on'),
    source: fields.choice('from', SOURCES, 'Call'),
    ...(by === undefined ? {} : confirmationOf(fields, cast, by)),
    ...(fields.has('withdrawn') ? { withdrawn: past(fields, 'withdrawn') } : {}),
  };
}

function confirmationOf(fields: Fields, cast: Cast, by: string): { confirmed?: Confirmation } {
  if (!fields.has('confirmed')) return {};
  return {
    confirmed: {
      words: short(fields, 'confirmed'),
      by: fields.choice('agreedBy', cast.persons, by),
      on: past(fields, 'agreed'),
      source: fields.choice('agreedFrom', SOURCES, 'Playback'),
    },
  };
}

function painOf(fields: Fields, cast: Cast): StoryPain {
  const evidence = readEvidence(fields, cast);
  const rx = fields.optional('rx');
  const cost = fields.optionalNumber('cost');
  const price = rx?.optionalNumber('price');
  const pain: StoryPain = {
    evidence,
    kind: fields.choice('kind', ['Problem', 'Goal', 'Risk'], 'Problem'),
    ...(fields.has('driver') ? { driver: fields.choice('driver', ['Grow', 'Cut Cost', 'Improve']) } : {}),
    ...(cost === undefined ? {} : { cost, basis: fields.text('basis') }),
    ...(rx === undefined
      ? {}
      : {
          prescription: {
            product: rx.choice('product', cast.products),
            because: short(rx, 'because'),
            ...text(rx, 'effect'),
            ...(price === undefined ? {} : { price }),
          },
        }),
  };
  if (rx !== undefined && evidence.confirmed === undefined) {
    throw new StoryError(
      `${fields.at}: \`rx\` needs \`confirmed\`: a product is prescribed for a confirmed pain only.`,
    );
  }
  rx?.done();
  fields.done();
  return pain;
}

function overrideOf(fields: Fields): StoryOverride {
  const override: StoryOverride = {
    stage: fields.text('stage'),
    reason: short(fields, 'reason'),
    code: fields.text('code'),
    asked: past(fields, 'asked'),
    until: fields.number('until'),
    ...(fields.has('approved') ? { approved: past(fields, 'approved') } : {}),
    ...text(fields, 'note'),
  };
  fields.done();
  return override;
}

function text<Key extends string>(fields: Fields, key: Key): Partial<Record<Key, string>> {
  return fields.has(key) ? ({ [key]: short(fields, key) } as Record<Key, string>) : {};
}

/** A text of a field with 255 characters. */
function short(fields: Fields, key: string): string {
  const found = fields.text(key);
  if (found.length > 255) throw new StoryError(`${fields.at}: \`${key}\` has ${found.length} characters; 255 fit.`);
  return found;
}

function past(fields: Fields, key: string): number {
  const day = fields.number(key);
  if (day >= 0 || !Number.isInteger(day))
    throw new StoryError(`${fields.at}: \`${key}\` is \`${day}\`; expected a day before today, like -12.`);
  return day;
}
