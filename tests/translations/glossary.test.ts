import { LANGUAGES as PLAYBOOK_LANGUAGES } from '../../src/playbook/compile/translate.ts';
import { LANGUAGES, sourceTexts, translatedTexts } from './texts.ts';
import type { Language, Texts } from './texts.ts';

/** Texts that say the same in English and in another language not: two words for one idea. */
function dissonant(source: Texts, translated: Texts): string[] {
  const texts = new Map<string, Map<string, string>>();
  for (const [name, english] of source) {
    const kind = `${english} (${name.split(' ')[0] === 'label' ? 'label' : 'metadata'})`;
    const words = texts.get(kind) ?? new Map<string, string>();
    texts.set(kind, words.set(translated.get(name) ?? '', name));
  }
  return [...texts].flatMap(([kind, words]) =>
    words.size === 1 ? [] : [`${kind}: ${[...words].map(([word, name]) => `\`${word}\` in ${name}`).join(', ')}`],
  );
}

/** English words that need several: their gender, or what they stand for, differs. */
const SEVERAL: readonly string[] = ['All', 'Live', 'Withdrawn'];

describe('one word per idea', () => {
  test.each(LANGUAGES)('in %s the same English is translated the same', (language) => {
    const source = new Map([...sourceTexts()].filter(([, english]) => !SEVERAL.includes(english)));
    expect(dissonant(source, translatedTexts(language))).toEqual([]);
  });

  test('two words for one idea are found', () => {
    const source = new Map([
      ['field A.Kind__c', 'Kind'],
      ['field B.Kind__c', 'Kind'],
    ]);
    const german = new Map([
      ['field A.Kind__c', 'Art'],
      ['field B.Kind__c', 'Sorte'],
    ]);
    expect(dissonant(source, german)).toHaveLength(1);
  });

  test.each(LANGUAGES)('the sentences of a playbook use the words of the app in %s', (code: Language) => {
    const texts = translatedTexts(code);
    const language = PLAYBOOK_LANGUAGES.find((one) => one.code === code);
    expect(language).toBeDefined();
    for (const [level, sentence] of Object.entries(language?.evidence ?? {})) {
      expect([level, sentence.split(/\s*:/)[0]]).toEqual([level, texts.get(`value DF_Evidence: ${level}`)]);
    }
    for (const [field, label] of Object.entries(language?.labels ?? {})) {
      if (field.startsWith('DF_')) expect([field, label]).toEqual([field, texts.get(`field Opportunity.${field}`)]);
    }
  });
});
