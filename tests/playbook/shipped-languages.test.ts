import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compilePlaybook, languageStates, parsePlaybook, validationRules } from '../../src/playbook/index.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const files = [
  ...readdirSync(join(ROOT, 'playbooks'))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => join('playbooks', name)),
  'demo/demo-playbook.yaml',
];
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const parsed = (file: string) => parsePlaybook(read(file), file);
const compiled = (file: string) => compilePlaybook(parsed(file));
const LANGUAGES = ['de', 'es', 'fr'];

/** What each language has that English has not, so that a text left in English is found. */
const LANGUAGE_SIGNS: Readonly<Record<string, RegExp>> = {
  de: /\b(der|die|das|den|dem|was|wer|wie|wo|ein|eine|sie|ihnen|nur|muss|warum|erst|drei|zu|würde|würden|gibt|auch)\b/i,
  fr: /\b(le|la|les|de|des|que|qui|qu|vous|un|une|on|est|si|il|leur|leurs|y)\b|[’éèêàç]/i,
  es: /\b(el|la|los|las|de|que|un|una|su|sus|si|lo|le|les|solo|quien|por|antes)\b|[¿áéíóúñ]/i,
};
/** Salesforce's limits of `Ask__c` and `Why__c`, and what a seller can take in at a glance. */
const ASK_LENGTH = 160;
const WHY_LENGTH = 120;

describe.each(files)('%s', (file) => {
  const playbook = compiled(file);

  test('is complete in German, Spanish and French, and its file marks them as not read by native speakers', () => {
    expect(languageStates(parsed(file)).map(({ language, missing }) => [language, missing])).toEqual(
      LANGUAGES.map((language) => [language, []]),
    );
    expect(read(file)).toMatch(/# Not yet read by native speakers of these languages\.[^\n]*\ntranslations:/);
  });

  test.each(LANGUAGES)('asks every question in %s, none in English, none twice', (language) => {
    const { questions = {}, title = '' } = playbook.texts?.[language] ?? {};
    const texts = playbook.questions.map((_question, index) => questions[index] ?? {});
    for (const [index, { ask = '', why = '' }] of texts.entries()) {
      const { ask: english = '', why: reason = '' } = playbook.questions[index] ?? {};
      expect([ask, why]).not.toEqual([english, reason]);
      expect(ask).toMatch(LANGUAGE_SIGNS[language] ?? /^$/);
      expect(why).toMatch(LANGUAGE_SIGNS[language] ?? /^$/);
      expect(`${ask} ${why}`).not.toMatch(/\b(the|what|they|you|their|them)\b/i);
      expect([ask.length <= ASK_LENGTH, why.length <= WHY_LENGTH]).toEqual([true, true]);
      expect(ask).toMatch(/[?.]$/);
      expect(why).toMatch(/\.$/);
    }
    const all = texts.flatMap(({ ask, why }) => [ask, why]);
    expect(new Set(all).size).toBe(all.length);
    expect(title).not.toBe(playbook.title);
  });

  test('addresses the customer politely and writes as each language does', () => {
    // No `\b`: it sees an edge next to a letter with an accent.
    const words = (list: string) => new RegExp(`(?<!\\p{L})(${list})(?!\\p{L})`, 'iu');
    const textsOf = (language: string) => Object.values(playbook.texts?.[language]?.questions ?? {});
    for (const { ask = '' } of textsOf('de'))
      expect(ask).not.toMatch(words('du|dir|dich|deine?[mnrs]?|euch|euer|eure'));
    for (const { ask = '' } of textsOf('fr')) {
      expect(ask).not.toMatch(words('tu|te|toi|ton|ta|tes'));
      // A French question mark follows a blank that does not break.
      expect(ask).not.toMatch(/[^\u00a0][?!;:]/);
    }
    for (const { ask = '' } of textsOf('es')) {
      expect(ask).not.toMatch(words('tú|tu|tus|te|ti|vosotros|vuestr[oa]s?'));
      expect(ask.split('¿').length).toBe(ask.split('?').length);
    }
  });

  test("ends the org's messages with reasons of that language, and with none in English", () => {
    const reasons = parsed(file)
      .gates.flatMap(({ require }) => require)
      .flatMap(({ because }) => (because ? [because.value] : []));
    const english = [...reasons, ...playbook.questions.map(({ why }) => why)];
    for (const { translations = {}, message } of validationRules(playbook))
      for (const language of LANGUAGES) {
        const text = translations[language] ?? '';
        expect(text).not.toBe(message);
        expect(english.filter((reason) => text.includes(reason))).toEqual([]);
        expect(text.length).toBeLessThanOrEqual(255);
      }
    const whys = LANGUAGES.map(
      (language) =>
        Object.values(playbook.texts?.[language]?.questions ?? {}).filter(({ why = '-' }) =>
          playbook.translations?.some((one) => one.language === language && one.text.endsWith(why)),
        ).length,
    );
    for (const count of whys) expect(count).toBeGreaterThan(0);
  });
});
