import { faultsOf } from './faults.ts';
import { LANGUAGES, sourceTexts, translatedLanguages, translatedTexts } from './texts.ts';
import type { Texts } from './texts.ts';

const source = sourceTexts();

test('all kinds of text are found in the source', () => {
  const kinds = new Set([...source.keys()].map((name) => name.replace(/ \S+(: .*)?$/, '')));
  expect([...kinds].sort()).toEqual(
    expect.arrayContaining([
      'field',
      'help',
      'label',
      'name field',
      'object',
      'objects',
      'related list',
      'report description',
      'report section',
      'report type',
      'rule',
      'value',
    ]),
  );
  expect(source.size).toBeGreaterThan(300);
  expect(source.get('label DF_Evidence_Heard')).toBe('Heard');
  expect(source.get('value DF_Evidence: Heard')).toBe('Heard');
});

test('there are translations into German, French and Spanish', () => {
  expect(translatedLanguages().sort()).toEqual([...LANGUAGES].sort());
});

test.each(LANGUAGES)('%s has every text of the app, and nothing else', (language) => {
  expect(faultsOf(source, translatedTexts(language), language)).toEqual([]);
});

describe('a planted fault is found:', () => {
  const english = new Map([
    ['label Saved', '{0} of {1} saved'],
    ['label Ask', 'What hurts?'],
    ['label Playbook', 'Playbook'],
    ['field O.F__c', 'Kind'],
  ]);
  const german = new Map([
    ['label Saved', '{0} von {1} gespeichert'],
    ['label Ask', 'Wo drückt der Schuh?'],
    ['label Playbook', 'Playbook'],
    ['field O.F__c', 'Art'],
  ]);
  const but = (texts: Texts, name: string, text?: string): Texts => {
    const changed = new Map(texts);
    if (text === undefined) changed.delete(name);
    else changed.set(name, text);
    return changed;
  };

  test('none in what is right', () => expect(faultsOf(english, german, 'de')).toEqual([]));

  test.each([
    ['a missing one', 'label Ask', undefined, 'label Ask is not translated: `What hurts?`'],
    ['an empty one', 'label Ask', ' ', 'label Ask is not translated: `What hurts?`'],
    ['one without source', 'label Gone', 'Weg', 'label Gone is translated, and is not there any more'],
    ['one still in English', 'field O.F__c', 'Kind', 'field O.F__c is still English: `Kind`'],
    ['a lost placeholder', 'label Saved', '{0} gespeichert', 'other placeholders than `{0} of {1} saved`'],
    ['one too long', 'field O.F__c', 'A'.repeat(41), 'has 41 characters, the most is 40'],
    ['a familiar one', 'label Ask', 'Was drückt dich?', 'is not formal'],
  ])('%s', (_name, name, text, fault) => {
    const faults = faultsOf(english, but(german, name, text), 'de');
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(fault);
  });

  test('French punctuation after a space that can break, and a Spanish question without its opening', () => {
    const one = new Map([['label Ask', 'What hurts?']]);
    expect(faultsOf(one, new Map([['label Ask', 'Où avez-vous mal ?']]), 'fr')).toHaveLength(1);
    expect(faultsOf(one, new Map([['label Ask', 'Où avez-vous mal\u00a0?']]), 'fr')).toEqual([]);
    expect(faultsOf(one, new Map([['label Ask', 'Qué le duele?']]), 'es')).toHaveLength(1);
    expect(faultsOf(one, new Map([['label Ask', '¿Qué le duele?']]), 'es')).toEqual([]);
  });
});
