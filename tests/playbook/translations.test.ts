import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import {
  checkPlaybook,
  compilePlaybook,
  CONCEPTS,
  explainPlaybook,
  playbookRules,
  validationRules,
  objectTranslations,
  parsePlaybook,
  translationsPackage,
  translationsSource,
  type CompiledPlaybook,
} from '../../src/playbook/index.ts';
import { GERMAN } from '../../src/playbook/compile/sentences/de.ts';
import { ENGLISH } from '../../src/playbook/compile/sentences/en.ts';
import { SPANISH } from '../../src/playbook/compile/sentences/es.ts';
import { FRENCH } from '../../src/playbook/compile/sentences/fr.ts';
import { STANDARD_NAMES } from '../../src/playbook/kinds/standard-fields.ts';
import { versions } from './support/scenarios.ts';
import { playbookText, smallPlaybook } from './support/texts.ts';

const FOLDER = new URL('../../playbooks/', import.meta.url);
const LANGUAGES = [GERMAN, SPANISH, FRENCH];
const shipped = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.yaml'))
  .map((file) => compilePlaybook(parsePlaybook(readFileSync(new URL(file, FOLDER), 'utf8'), file)));

/** Every rule has a message in each language, short enough for Salesforce. */
function expectAllTranslated(playbook: CompiledPlaybook): void {
  for (const rule of validationRules(playbook)) {
    const texts = Object.entries(rule.translations ?? {});
    expect([rule.id, texts.map(([language]) => language).sort()]).toEqual([rule.id, ['de', 'es', 'fr']]);
    for (const [, text] of texts) {
      expect(text).not.toBe(rule.message);
      expect(text).not.toMatch(/undefined|NaN|\[object|Missing since/);
      expect(text.length).toBeLessThanOrEqual(255);
      if (rule.toEnter !== '' && rule.id !== 'new-record') expect(text).toContain(rule.toEnter);
    }
  }
}

/** The sentence of the first criterion of a gate to Second in a language. */
function sentenceOf(require: object, language: string, more: object = {}): string | undefined {
  const playbook = smallPlaybook({ gates: [{ toEnter: 'Second', mode: 'warn', require: [require] }], ...more });
  return playbook.translations?.find((one) => one.language === language && one.toEnter === 'Second')?.text;
}

describe('the sentences of a playbook in other languages', () => {
  test.each(shipped.map((playbook) => [playbook.playbook, playbook] as const))(
    'are all there for %s, though its author wrote none',
    (_name, playbook) => expectAllTranslated(playbook),
  );

  test('are there and fit for any playbook', () => {
    fc.assert(
      fc.property(versions, (live) => live.forEach(expectAllTranslated)),
      { numRuns: 150, seed: 4 },
    );
  });

  test('have the same words to say in each language', () => {
    const shape = (value: unknown): unknown =>
      typeof value === 'object' && value !== null
        ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, shape(one)]))
        : typeof value;
    for (const language of LANGUAGES) {
      expect(shape({ ...language, labels: 0 })).toEqual(shape({ ...ENGLISH, labels: 0 }));
      expect(Object.keys(language.things).sort()).toEqual(
        CONCEPTS.filter((concept) => !concept.startsWith('custom ')).sort(),
      );
      expect(new Set(Object.values(language.things)).size).toBe(24);
    }
  });

  test('name evidence as the app shows it in that language', () => {
    const folder = '../../force-app/translations/main/default/globalValueSetTranslations/';
    for (const { code, evidence } of LANGUAGES) {
      const file = new URL(`${folder}DF_Evidence-${code}.globalValueSetTranslation-meta.xml`, import.meta.url);
      const xml = readFileSync(file, 'utf8');
      const shown = [...xml.matchAll(/<masterLabel>(.*?)<\/masterLabel>\s*<translation>(.*?)<\/translation>/g)];
      expect(shown.map(([, name]) => name).sort()).toEqual(Object.keys(evidence).sort());
      for (const [, name = '', word = ''] of shown) {
        expect(evidence[name as keyof typeof evidence].split(/[\s\u00a0]*:/)[0]).toBe(word);
      }
    }
  });

  const QUOTED = { atLeast: 1, evidence: 'Quoted' };
  test.each([
    [
      { answered: { situation: 'Heard' } },
      'Fehlt seit der Phase Second: wie der Kunde das heute handhabt (Gehört: man hat es Ihnen gesagt).',
    ],
    [
      { answered: { situation: { evidence: 'Heard', notKnownYet: true } } },
      'Fehlt seit der Phase Second: wie der Kunde das heute handhabt (Gehört: man hat es Ihnen gesagt; eine offene Antwort zählt nur bis zu ihrem Fälligkeitstag und bis zum nächsten Gate).',
    ],
    [
      { pains: QUOTED },
      'Fehlt seit der Phase Second: mindestens ein Schmerzpunkt des Kunden (Zitiert: in den Worten des Kunden). Menschen ändern etwas wegen eines eigenen Problems, nicht wegen eines, das wir sehen.',
    ],
    [
      { pains: { atLeast: 1000, evidence: 'Heard', kind: 'Risk', driver: 'Grow' } },
      'Fehlt seit der Phase Second: mindestens 1.000 Risiken des Kunden zum Wachstum (Gehört: man hat es Ihnen gesagt). Menschen ändern etwas wegen eines eigenen Problems, nicht wegen eines, das wir sehen.',
    ],
    [
      { pains: QUOTED, because: 'Say why.' },
      'Fehlt seit der Phase Second: mindestens ein Schmerzpunkt des Kunden (Zitiert: in den Worten des Kunden).',
    ],
    [
      { impact: { atLeast: 25000.5, evidence: 'Confirmed' } },
      'Fehlt seit der Phase Second: Schmerzpunkte, die den Kunden im Jahr 25.000,5 EUR oder mehr kosten (Bestätigt: der Kunde hat zugestimmt). Ein Preis lässt sich nur neben dem beurteilen, was das Problem kostet.',
    ],
    [
      { filled: 'DF_Desired_Outcome__c', say: 'write it down' },
      'Fehlt seit der Phase Second: ein Wert im Feld „Gewünschtes Ergebnis“. Der nächste Schritt baut darauf auf.',
    ],
    [
      { picked: { Type: ['New', 'Old'] } },
      'Fehlt seit der Phase Second: „New“ oder „Old“ im Feld „Typ“. Der nächste Schritt baut darauf auf.',
    ],
    [
      { number: { field: 'Amount', atLeast: 1, atMost: 2, currency: 'EUR' } },
      'Fehlt seit der Phase Second: 1 EUR bis 2 EUR im Feld „Betrag“. Der nächste Schritt baut darauf auf.',
    ],
    [
      { date: { field: 'CloseDate', notBefore: '2026-11-21', notAfter: 'today + 1' } },
      'Fehlt seit der Phase Second: ein Tag ab 21. November 2026 bis heute plus 1 Tag im Feld „Schlusstermin“. Der nächste Schritt baut darauf auf.',
    ],
    [
      { prescribed: 'ifAny' },
      'Fehlt seit der Phase Second: zu jedem Produkt ein Schmerzpunkt, den der Kunde bestätigt hat. Ein Produkt ohne Schmerzpunkt ist unser Wunsch, nicht der Bedarf des Kunden.',
    ],
    [
      { any: [{ checked: 'Ready__c' }, { score: { atLeast: 40 } }] },
      'Fehlt seit der Phase Second: der Haken bei „Ready“, oder ein Wert der Bedarfsanalyse von 40 oder mehr. Der nächste Schritt baut darauf auf.',
    ],
  ])('German: %j', (require, text) => expect(sentenceOf(require, 'de')).toBe(text));

  test('French and Spanish', () => {
    expect(sentenceOf({ pains: { atLeast: 2, evidence: 'Quoted' } }, 'fr')).toBe(
      'Il manque depuis l’étape Second\u00a0: au moins 2 points de douleur du client (Cité\u00a0: dans les mots du client). On change à cause d’un problème à soi, non d’un problème que nous voyons.',
    );
    expect(sentenceOf({ pains: { atLeast: 2, evidence: 'Quoted' } }, 'es')).toBe(
      'Falta desde la etapa Second: al menos 2 puntos de dolor del cliente (Citado: en palabras del cliente). Se cambia por un problema propio, no por uno que vemos nosotros.',
    );
    const late = { date: { field: 'CloseDate', notAfter: '2026-11-21' } };
    expect(sentenceOf(late, 'fr')).toContain('21 novembre 2026 ou plus tôt');
    expect(sentenceOf(late, 'es')).toContain('21 de noviembre de 2026 o antes');
  });

  test('say where to look, where what is missing is too long to be said', () => {
    const any = Array.from({ length: 8 }, (_, index) => ({ checked: `A_field_with_quite_a_long_name_${index}__c` }));
    const group = { any, say: 'tick one of the eight boxes' };
    expect(sentenceOf(group, 'de')).toBe(
      'Seit der Phase Second fehlt noch etwas; das Gate-Panel der Opportunity zeigt, was.',
    );
    for (const language of LANGUAGES) expect(sentenceOf(group, language.code)).toBe(language.brief('Second'));
  });

  test("are the author's own where the author wrote them, in these and in other languages", () => {
    const translations = {
      de: [
        { toEnter: 'Second', criterion: 'situation', text: 'Erst fragen.' },
        { criterion: 'new-record', text: 'Erst sichern.' },
      ],
      pt_BR: [{ toEnter: 'Second', criterion: 'situation', text: 'Pergunte antes.' }],
    };
    const [criterion, , newRecord, unknown] = validationRules(smallPlaybook({ translations }));
    expect(criterion?.translations).toEqual({
      de: `Erst fragen. [DF ${smallPlaybook().gates[0]?.criteria[0]?.code}]`,
      es: expect.stringMatching(
        /^Falta desde la etapa Second: cómo lo hace hoy el cliente \(Oído: se lo dijeron\)\. \[DF /,
      ),
      fr: expect.stringMatching(/^Il manque depuis l’étape Second\u00a0: comment le client s’y prend aujourd’hui \(/),
      pt_BR: expect.stringMatching(/^Pergunte antes\. \[DF [0-9a-f]{5}\]$/),
    });
    expect(newRecord?.translations?.['de']).toMatch(/^Erst sichern\. \[DF [0-9a-f]{5}\]$/);
    expect(unknown?.translations?.['de']).toMatch(/^Das Playbook .* \[DF [0-9a-f]{5}\]$/);
  });
});

test('a message finds its criterion by the name of the gate and the kind or field', () => {
  const require = [{ filled: 'NextStep' }];
  const gates = [
    { toEnter: 'Second', mode: 'enforce', require },
    { toEnter: 'Second', name: 'legal', mode: 'enforce', require },
  ];
  for (const criterion of ['legal/filled', 'legal/NextStep']) {
    const translations = { de: [{ toEnter: 'Second', criterion, text: 'Erst das Recht.' }] };
    const rules = validationRules(smallPlaybook({ gates, questions: [], translations }));
    const texts = rules.flatMap(({ id, translations: all }) =>
      all?.['de']?.startsWith('Erst das Recht.') ? [id] : [],
    );
    expect(texts).toEqual(['legal/filled:NextStep']);
  }
});

describe('what a criterion asks for in full', () => {
  const asked = (item: object, translations: object = {}) => {
    const gates = [{ toEnter: 'Second', mode: 'enforce', require: [item] }];
    const { gates: compiled, translations: texts = [] } = smallPlaybook({ gates, questions: [], translations });
    const german = texts.find(({ language, toEnter }) => language === 'de' && toEnter === 'Second');
    return [compiled[0]?.criteria[0]?.asks, german?.asks];
  };
  const worded = { filled: 'NextStep', say: 'why it was lost' };

  test('is kept where the sentence has the words of its author, in each language in which it has them', () => {
    const say = { toEnter: 'Second', criterion: 'filled', say: 'warum es verloren ist' };
    expect(asked(worded)).toEqual(['a value in the field "Next Step"', undefined]);
    expect(asked(worded, { de: [say] })[1]).toBe('ein Wert im Feld „Nächster Schritt“');
    const some = { some: { atLeast: 1, of: [{ filled: 'NextStep' }, { filled: 'Type' }] }, say: 'one of two' };
    expect(asked(some)[0]).toBe('1 or more out of: a value in the field "Next Step"; a value in the field "Type"');
  });

  test('is kept next to a whole message, and left out where the sentence has it', () => {
    const text = { toEnter: 'Second', criterion: 'filled', text: 'Plan it.' };
    expect(asked({ filled: 'NextStep' }, { en: [text] })[0]).toBe('a value in the field "Next Step"');
    expect(asked({ filled: 'NextStep', because: 'So.' })).toEqual([undefined, undefined]);
  });
});

describe('the labels of standard fields', () => {
  const missingField = (field: string) =>
    (
      smallPlaybook({ gates: [{ toEnter: 'Second', mode: 'enforce', require: [{ filled: field, because: '' }] }] })
        .translations ?? []
    )
      .filter(({ id }) => id === `filled:${field}`)
      .map(({ text }) => text);

  test.each([
    ['ForecastCategoryName', 'Forecast Category'],
    ['LastActivityDate', 'Last Activity'],
    ['TotalOpportunityQuantity', 'Quantity'],
    ['Account.NumberOfEmployees', 'Employees of the account'],
    ['NextStep', 'Next Step'],
    ['Stage_Name__c', 'Stage Name'],
  ])('%s is in English what Salesforce calls it: %s', (field, label) => {
    const gates = [{ toEnter: 'Second', mode: 'enforce', require: [{ filled: field, because: '' }] }];
    const playbook = smallPlaybook({ gates });
    expect(playbook.gates[0]?.criteria[0]?.sentence).toBe(`Missing since Second: a value in the field "${label}".`);
    expect(explainPlaybook(playbook)).toContain(`Met when the field "${label}" is filled in.`);
  });

  test('of the account are translated as those of the deal are', () => {
    expect(missingField('Account.Industry')).toEqual([
      'Fehlt seit der Phase Second: ein Wert im Feld „Branche des Accounts“.',
      'Falta desde la etapa Second: un valor en el campo «Sector de la cuenta».',
      'Il manque depuis l’étape Second\u00a0: une valeur dans le champ «\u00a0Secteur d’activité du compte\u00a0».',
    ]);
  });

  test.each(LANGUAGES)('are there for each field that a gate can ask for: $code', ({ labels }) => {
    const names = STANDARD_NAMES.map((name) => name.replace(/^Account\./, ''));
    expect(names.filter((name) => !Object.hasOwn(labels, name))).toEqual([]);
  });
});

describe('translated rules of several versions', () => {
  test('are shared with a version that was compiled before there were translations, and apart where texts differ', () => {
    const first = parsePlaybook(playbookText(), 'one.yaml');
    const second = parsePlaybook(playbookText({ version: 2, from: '2024-01-01T00:00:00Z' }), 'two.yaml');
    const versions = [compilePlaybook(first, [second]), compilePlaybook(second, [first])] as const;
    const { translations: _none, ...before } = versions[0];
    const rules = validationRules([before, versions[1]]);
    expect(rules.filter(({ object }) => object === 'Opportunity')).toHaveLength(4);
    for (const rule of rules) expect(Object.keys(rule.translations ?? {}).sort()).toEqual(['de', 'es', 'fr']);

    const translations = (versions[1].translations ?? []).map((one) =>
      one.id === 'new-record' && one.language === 'de' ? { ...one, text: 'Anders.' } : one,
    );
    const apart = validationRules([versions[0], { ...versions[1], translations }]);
    expect(apart.filter(({ id }) => id === 'new-record').map(({ translations: texts }) => texts?.['de'])).toEqual([
      expect.stringContaining(GERMAN.newRecord('First')),
      expect.stringContaining('Anders.'),
    ]);
  });
});

describe('the files of translations', () => {
  const rules = playbookRules([smallPlaybook()]);

  test('are one an object and language, each rule by its name', () => {
    const source = translationsSource(rules);
    expect([...source.keys()]).toEqual(
      ['de', 'es', 'fr'].map(
        (language) =>
          `main/default/objectTranslations/Opportunity-${language}/Opportunity-${language}.objectTranslation-meta.xml`,
      ),
    );
    const [german = ''] = source.values();
    expect(german.match(/<name>(.*?)<\/name>/g)).toEqual(rules.map(({ name }) => `<name>${name}</name>`).sort());
    expect(german).toContain('<errorMessage>Fehlt seit der Phase Second: wie der Kunde das heute handhabt');
  });

  test('in metadata format are named by package.xml', () => {
    const files = translationsPackage(objectTranslations(rules), '66.0');
    expect([...files.keys()]).toEqual([
      'package.xml',
      ...['de', 'es', 'fr'].map((language) => `objectTranslations/Opportunity-${language}.objectTranslation`),
    ]);
    expect(files.get('package.xml')).toContain('<name>CustomObjectTranslation</name>');
    expect(files.get('package.xml')).toContain('<members>Opportunity-fr</members>');
  });
});

describe('the longest names that Salesforce allows', () => {
  const stages = Array.from({ length: 10 }, (_, index) => `Stage ${index} ${'x'.repeat(32)}`);
  const reasons = Array.from({ length: 6 }, (_, index) => `Reason ${index} ${'y'.repeat(71)}`);
  const gates = (names: readonly string[]) =>
    stages.slice(1).map((toEnter, index) => ({
      toEnter,
      mode: 'enforce',
      require: [{ checked: `Box_${index}__c`, because: 'So.' }],
      override: { approver: 'DF_Approve_Gate_Overrides', maxDays: 365, reasons: names },
    }));
  const longest = (names: readonly string[]) =>
    parsePlaybook(playbookText({ stages, gates: gates(names), products: 'refused' }), 'long.yaml');

  test('leave room for every message, in each language, with overrides too', () => {
    expect(stages.map(({ length }) => length)).toEqual(stages.map(() => 40));
    expect(reasons.map(({ length }) => length)).toEqual(reasons.map(() => 80));
    const playbook = longest(reasons.slice(0, 2));
    expect(checkPlaybook(playbook).filter(({ severity }) => severity === 'error')).toEqual([]);
    const compiled = compilePlaybook(playbook);
    const rules = validationRules(compiled);
    expect(rules.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['override-stage', 'override-time', 'override-reason']),
    );
    for (const rule of rules) expect([rule.id, rule.message.length <= 255]).toEqual([rule.id, true]);
    expectAllTranslated(compiled);
    const message = (id: string) => rules.find((rule) => rule.id === id)?.message;
    expect(message('override-stage')).toMatch(/only to enter one of the 9 stages that the playbook names for it\. Ask/);
    expect(message('override-time')).toMatch(
      /than its gate allows; the deal's gate panel says how long that is\. \[DF [0-9a-f]{5}\]$/,
    );
    expect(message('override-reason')).toMatch(/^Choose one of the reasons that the playbook names for the gate;/);
  });

  test('are refused with their place where the formula cannot hold them', () => {
    const problems = checkPlaybook(longest(reasons)).filter(({ severity }) => severity === 'error');
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringMatching(
        /^The rule for `override-reason` has \d+ characters.*: name fewer reasons, or shorter ones\.$/,
      ),
    ]);
    const text = playbookText({ stages, gates: gates(reasons), products: 'refused' });
    const line = text.split('\n').findIndex((one) => one.startsWith('gates:')) + 1;
    expect(problems[0]).toMatchObject({ file: 'long.yaml', line });
    expect(text.split('\n')[line - 1]?.slice((problems[0]?.column ?? 0) - 1)).toMatch(/^\{"approver"/);
  });
});

describe('a playbook that is large', () => {
  const questions = (count: number, ask: string) =>
    Array.from({ length: count }, (_, index) => ({
      concept: CONCEPTS[index % 30],
      ask: `${index} ${ask}`,
      why: 'Because it is theirs to say.',
    }));
  const check = (count: number, ask: string) =>
    checkPlaybook(parsePlaybook(playbookText({ questions: questions(count, ask), gates: [] }), 'p.yaml'));

  test('may ask 200 questions over 30 concepts', () => {
    expect(check(200, 'How would you put that in the words of your own people?')).toEqual([]);
  });

  test('is refused when it does not fit into its field', () => {
    expect(check(400, 'w'.repeat(250)).map(({ message }) => message)).toEqual([
      expect.stringMatching(/^`small` compiles to \d+ characters of JSON\. Expected at most 131072,/),
    ]);
    expect(check(1000, 'w').map(({ message }) => message)).toEqual([
      'This playbook has 1000 questions. Expected at most 999. Leave out what nobody will ask.',
    ]);
  });
});
