import { CONCEPTS, EVIDENCE } from '../../../force-app/main/base/lwc/gateRules/concepts.ts';
import type { Kind } from '../../../force-app/main/base/lwc/gateRules/types.ts';
import { list, map, number, oneOf, ref, text, type Schema } from '../base/json-schema.ts';
import { definitionOf, KINDS } from '../kinds/kinds.ts';
import { OUTCOMES } from './example.ts';
import { ASKED, MODES } from './gates.ts';
import type { GivenKey } from './given.ts';
import { CODES, ON_BYPASS, PEOPLE, PRODUCTS } from './parse.ts';
import { OF_FIELDS } from './requirement.ts';

/** An item with one kind of criterion, and the keys that may accompany it. */
function item(besides: Readonly<Record<string, Schema>>): Schema {
  return { oneOf: KINDS.map((kind) => map([kind], { [kind]: definitionOf(kind).schema, ...besides })) };
}

/** A condition of `when` or `unless`: of the kinds that read fields, in groups too. */
function condition(): Schema {
  const schemaOf = (kind: Kind) => (kind === 'any' || kind === 'all' ? list(ref('when')) : definitionOf(kind).schema);
  return { oneOf: KINDS.filter((kind) => OF_FIELDS.has(kind)).map((kind) => map([kind], { [kind]: schemaOf(kind) })) };
}

const prose = (description: string) => text(description, { maxLength: 255 });
const permission = text('API name of a custom permission', { maxLength: 80, pattern: '^[A-Za-z]\\w*$' });
const byEvidence = (value: Schema): Schema => ({
  type: 'object',
  propertyNames: ref('evidence'),
  additionalProperties: value,
});

const question = map(['concept', 'ask', 'why'], {
  concept: ref('concept'),
  ask: prose('the question, as a seller may ask it'),
  why: prose(
    'for the seller; of the first question of a concept, it ends the sentence that a gate says when the answer is missing',
  ),
  weight: number(1, 99, true),
});
const names = list(text('developer name of a record type', { maxLength: 80 }));
const gate = map(['toEnter', 'mode'], {
  toEnter: ref('stage'),
  mode: oneOf(MODES),
  require: list(
    item({
      because: {
        type: 'string',
        maxLength: 230,
        description: 'why it matters to the customer; empty: no second sentence',
      },
      say: text('what is missing, in better words', { maxLength: 230 }),
      id: text('stands for kind and subject in the code of the criterion, where two would have the same', {
        maxLength: 80,
        pattern: '^[a-z0-9]+(-[a-z0-9]+)*$',
      }),
      when: ref('when'),
      unless: ref('when'),
    }),
  ),
  name: text('of a second gate to the same stage', { maxLength: 40, pattern: '^[a-z0-9]+(-[a-z0-9]+)*$' }),
  recordTypes: names,
  exceptRecordTypes: names,
  exceptPermission: permission,
  onlyFrom: { ...list(ref('stage')), description: 'the stages from which alone this one is entered' },
  asked: { ...oneOf(ASKED), description: 'of an enforced gate: asks the save that crosses it, and no later advance' },
  override: map(['approver', 'maxDays'], {
    approver: permission,
    maxDays: number(1, 365, true),
    reasons: list(text('a reason code', { maxLength: 80 })),
  }),
});
const scope = map([], {
  amountAtLeast: {
    anyOf: [
      number(0.01, 1e12),
      { type: 'object', propertyNames: ref('currency'), additionalProperties: number(0.01, 1e12) },
    ],
  },
  recordTypes: list(text('developer name', { maxLength: 80 })),
  ownerProfiles: list(text('name of a profile', { maxLength: 255 })),
  ownerRoles: list(text('developer name', { maxLength: 80 })),
  ownerFlag: text('a checkbox of User', { maxLength: 80, pattern: '__c$' }),
});
const GIVEN: { readonly [Word in GivenKey]: Schema } = {
  answered: {
    type: 'object',
    propertyNames: ref('concept'),
    additionalProperties: {
      anyOf: [
        ref('evidence'),
        map(['notKnownYet'], {
          notKnownYet: text('the due day of an open answer', { pattern: '^\\d{4}-\\d\\d-\\d\\d$' }),
        }),
      ],
    },
  },
  pains: byEvidence(number(0, 1e12, true)),
  impact: byEvidence(number(0, 1e12)),
  lines: map(['total'], { total: number(0, 1000, true), unlinked: number(0, 1000, true) }),
  override: map(['stage', 'until'], { stage: ref('stage'), until: { type: 'string' } }),
};
const fields = {
  patternProperties: { '^[A-Z][\\w.]*$': { type: ['string', 'number', 'boolean', 'null'] } },
  additionalProperties: false,
};
const example = map(['name', 'entering', 'given', 'expect'], {
  name: prose('what it shows'),
  entering: ref('stage'),
  from: text('the stage before, or `new`; left out: the one before it in `stages`', { maxLength: 40 }),
  before: { type: 'object', description: 'fields that this save changes, as they were before it', ...fields },
  given: {
    type: 'object',
    description:
      'what the deal has; gates up to the stage before count as met, apart from criteria of which this names the concept, `pains`, `impact`, `lines` or a field',
    properties: GIVEN,
    ...fields,
  },
  permissions: list(permission, 0),
  today: { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\d$' },
  expect: oneOf(OUTCOMES),
  missing: list(text('id, kind, concept or field of a criterion', { maxLength: 255 }), 0),
});
const message = (description: string) => text(description, { maxLength: 230 });
const translation = {
  oneOf: [
    map(['criterion'], {
      toEnter: ref('stage'),
      criterion: text('id, kind, concept or field of a criterion; `new-record` or `unknown-stage` without `toEnter`'),
      text: message('the whole message, without its code'),
      because: message('its `because` in this language'),
      say: message('its `say` in this language'),
    }),
    map(['concept'], {
      concept: ref('concept'),
      number: { ...number(1, 999, true), description: 'which question of the concept; left out: the first' },
      ask: prose('the question in this language'),
      why: prose('its `why` in this language'),
    }),
    map(['reason', 'text'], {
      reason: text('a reason code of an override', { maxLength: 80 }),
      text: text('what it is called in this language', { maxLength: 80 }),
    }),
    map(['title'], { title: prose('the title in this language') }),
  ],
};

/**
 * The JSON Schema (2020-12) by which editors complete and check a playbook while it is written. It knows the form, from the tables
 * that the parser reads by; what makes no sense, `diagnose playbook check` reports.
 */
export function playbookSchema(): Schema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Playbook of Diagnose First',
    ...map(['playbook', 'version', 'from', 'title', 'currency', 'stages', 'questions', 'gates'], {
      playbook: text('its code', { maxLength: 20, pattern: '^[a-z][a-z0-9]*(-[a-z0-9]+)*$' }),
      version: number(1, 999_999, true),
      from: text('deals created from then on stand under this version; with its zone', {
        pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(Z|[+-]\\d\\d:\\d\\d)$',
      }),
      title: prose('what it is'),
      currency: ref('currency'),
      stages: list(ref('stage')),
      exemptStages: list(ref('stage'), 0),
      appliesTo: scope,
      bypassPermission: permission,
      products: oneOf(PRODUCTS),
      codes: oneOf(CODES),
      people: oneOf(PEOPLE),
      onBypass: oneOf(ON_BYPASS),
      questions: list(question, 0),
      gates: list({ ...gate, anyOf: [{ required: ['require'] }, { required: ['onlyFrom'] }] }, 0),
      onlySteps: map(['most'], { most: number(1, 98, true), mode: oneOf(MODES), exceptPermission: permission }),
      examples: list(example, 0),
      translations: {
        type: 'object',
        propertyNames: { pattern: '^[a-z]{2,3}(_[A-Z]{2,4})?$' },
        additionalProperties: list(translation, 0),
      },
    }),
    $defs: {
      concept: oneOf(CONCEPTS),
      evidence: oneOf(EVIDENCE),
      currency: text('three capital letters', { pattern: '^[A-Z]{3}$' }),
      stage: text('API name of a stage', { maxLength: 40 }),
      part: item({}),
      countedPart: item({ points: number(1, 1000, true) }),
      when: {
        ...condition(),
        description:
          'a condition over fields of the deal or its account: the criterion concerns deals for which it holds, or does not',
      },
    },
  };
}
