import { compilePlaybook, CONCEPTS, EVIDENCE, parsePlaybook, type CompiledPlaybook } from '../../src/playbook/index.ts';
import { wordCount } from '../../src/playbook/base/words.ts';
import { ENGLISH } from '../../src/playbook/compile/sentences/en.ts';
import { FRENCH } from '../../src/playbook/compile/sentences/fr.ts';
import { GERMAN } from '../../src/playbook/compile/sentences/de.ts';
import { SPANISH } from '../../src/playbook/compile/sentences/es.ts';
import { LONGEST_SENTENCE } from '../../src/playbook/compile/sentences/sentences.ts';
import { KINDS } from '../../src/playbook/kinds/kinds.ts';
import { playbookText } from './support/texts.ts';

const STAGE = 'Proposal/Price Quote';
const LANGUAGES = ['de', 'es', 'fr'];
const START: Readonly<Record<string, RegExp>> = {
  en: /^Missing since Proposal\/Price Quote: /,
  de: /^(Fehlt seit der Phase Proposal\/Price Quote: |Seit der Phase Proposal\/Price Quote fehlt )/,
  es: /^(Falta desde la etapa Proposal\/Price Quote: |Desde la etapa Proposal\/Price Quote aún falta )/,
  fr: /^(Il manque depuis l’étape Proposal\/Price Quote\u00a0: |Il manque encore quelque chose depuis )/,
};

const LONG = 'A_Field_With_Quite_A_Long_Name_Of_Its_Own__c';
const PARTS = [{ pains: { atLeast: 2, evidence: 'Confirmed' } }, { picked: { Type: ['New Customer'] } }];
/** Each kind in its shortest and its longest form. */
const ITEMS: Readonly<Record<string, readonly object[]>> = {
  answered: CONCEPTS.flatMap((concept) => [
    { answered: { [concept]: { evidence: 'Assumed', notKnownYet: true } } },
    ...EVIDENCE.map((evidence) => ({ answered: { [concept]: evidence } })),
  ]),
  pains: ['Problem', 'Goal', 'Risk'].flatMap((kind) =>
    ['Grow', 'Cut Cost', 'Improve'].flatMap((driver) => [
      { pains: { atLeast: 1, evidence: 'Assumed', kind, driver } },
      { pains: { atLeast: 1000, evidence: 'Confirmed', kind, driver } },
      { pains: { atLeast: 2, evidence: 'Quoted' } },
    ]),
  ),
  impact: [{ impact: { atLeast: 1, evidence: 'Quoted' } }, { impact: { atLeast: 1e12, evidence: 'Confirmed' } }],
  filled: [{ filled: 'NextStep' }, { filled: LONG }],
  picked: [{ picked: { Type: ['A'] } }, { picked: { [LONG]: ['One value', 'Another value', 'And a third value'] } }],
  number: [
    { number: { field: 'Amount', atLeast: 1000, currency: 'EUR' } },
    { number: { field: LONG, atLeast: 1, atMost: 1e12 } },
    { number: { field: LONG, known: true } },
    { number: { field: 'Share__c', type: 'percent', atMost: 40 } },
  ],
  checked: [{ checked: 'Ready__c' }, { checked: LONG }],
  date: [
    { date: { field: 'CloseDate', notBefore: 'today' } },
    { date: { field: LONG, notBefore: '2026-11-21', notAfter: 'today + 30' } },
    { date: { field: LONG, known: true } },
  ],
  movedBy: [{ movedBy: { field: 'CloseDate', atMost: 1 } }, { movedBy: { field: LONG, atMost: 9999 } }],
  some: [
    { some: { atLeast: 1, of: PARTS } },
    { some: { atLeast: 3, of: [{ ...PARTS[1], points: 2 }, { checked: 'Ready__c' }] } },
    { some: { atLeast: 2, of: [...PARTS, { checked: LONG }] }, say: 'two of the three' },
  ],
  prescribed: [{ prescribed: 'all' }, { prescribed: 'ifAny' }],
  score: [{ score: { atLeast: 1 } }, { score: { atLeast: 100 } }],
  any: [
    { any: PARTS },
    {
      any: [{ all: PARTS }, { checked: LONG }, { answered: { problem: 'Heard', budget: 'Heard' } }],
      say: 'one of the three',
    },
  ],
  all: [{ all: PARTS }, { all: [{ any: PARTS }, { checked: LONG }, { score: { atLeast: 40 } }], say: 'do all of it' }],
};

function playbookOf(items: readonly object[]): CompiledPlaybook {
  const require = items.map((item, index) =>
    'answered' in item ? item : { ...item, id: `item-${index}`, because: 'So.' },
  );
  const questions = CONCEPTS.map((concept) => ({
    concept,
    ask: `What would you say about all of ${concept}?`,
    why: 'So.',
  }));
  const gates = [{ toEnter: STAGE, mode: 'warn', require }];
  return compilePlaybook(parsePlaybook(playbookText({ stages: ['First', STAGE, 'Won'], questions, gates }), 'p.yaml'));
}

/** The criteria of each item, compiled one by one: a gate asks for a thing once. */
const compiled = (kind: string) => (ITEMS[kind] ?? []).map((item) => playbookOf([item]));

describe.each(KINDS)('%s', (kind) => {
  test('has sentences of at most 230 characters in four languages, which say since when', () => {
    expect(compiled(kind).length).toBeGreaterThan(0);
    for (const { gates, translations = [] } of compiled(kind)) {
      const [criterion] = gates[0]!.criteria;
      const own = translations.filter(({ id }) => id === criterion!.id);
      expect(own.map(({ language }) => language).sort()).toEqual(LANGUAGES);
      for (const [language, text] of [['en', criterion!.sentence], ...own.map((one) => [one.language, one.text])]) {
        expect(text).toMatch(START[language!]!);
        expect(text).not.toMatch(/undefined|NaN|\[object| {2}|\.\.$/);
        expect([text, text!.length <= 230]).toEqual([text, true]);
      }
    }
  });

  test('has a short form of at most six words in four languages', () => {
    for (const { gates, translations = [] } of compiled(kind)) {
      const [criterion] = gates[0]!.criteria;
      const own = translations.filter(({ id }) => id === criterion!.id);
      for (const short of [criterion!.short, ...own.map((one) => one.short)]) {
        expect([short, wordCount(short ?? '') >= 1 && wordCount(short ?? '') <= 6]).toEqual([short, true]);
        expect(short).not.toMatch(/undefined|^\p{Ll}/u);
      }
    }
  });
});

test('an open answer counts until its due day and the next gate, and the sentence states it', () => {
  const { gates, translations = [] } = playbookOf([
    { answered: { 'decision process': { evidence: 'Heard', notKnownYet: true } } },
  ]);
  const [criterion] = gates[0]!.criteria;
  const texts = [criterion!.sentence, ...translations.flatMap((one) => (one.id === criterion!.id ? one.text : []))];
  expect(texts).toEqual([
    'Missing since Proposal/Price Quote: how they will decide (Heard: they told you; an open answer counts only until its due day and the next gate). So.',
    expect.stringContaining('; eine offene Antwort zählt nur bis zu ihrem Fälligkeitstag und bis zum nächsten Gate)'),
    expect.stringContaining('; una respuesta abierta solo cuenta hasta su fecha límite y hasta el siguiente punto de'),
    expect.stringContaining('; une réponse ouverte ne compte que jusqu’à son échéance et jusqu’au jalon suivant)'),
  ]);
});

test("an author's short `say` is the short form, in the author's language only", () => {
  const { gates, translations = [] } = playbookOf([{ checked: 'Ready__c', say: 'their yes to the plan.' }]);
  const [criterion] = gates[0]!.criteria;
  expect(criterion!.short).toBe('Their yes to the plan');
  expect(translations.find(({ id, language }) => id === criterion!.id && language === 'de')?.short).toBe(
    'Feld „Ready“',
  );
});

/** The messages that name no criterion; where they are given names, these are short. */
const FIXED = ['product', 'unknownStage', 'overrideApprover', 'decisionPlaybook'] as const;
test.each([
  ['en', ENGLISH],
  ['de', GERMAN],
  ['es', SPANISH],
  ['fr', FRENCH],
] as const)(
  'in %s the messages about products, stages, overrides and decisions leave room for their code',
  (_, language) => {
    const texts = [...FIXED.map((name) => language[name]), language.newRecord(STAGE)];
    expect(texts.filter((text) => text.length > LONGEST_SENTENCE)).toEqual([]);
  },
);
