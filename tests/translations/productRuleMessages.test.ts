import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ENGLISH } from '../../src/playbook/compile/sentences/en.ts';
import { FRENCH } from '../../src/playbook/compile/sentences/fr.ts';
import { GERMAN } from '../../src/playbook/compile/sentences/de.ts';
import { SPANISH } from '../../src/playbook/compile/sentences/es.ts';
import { bundleFolder } from '../metadata/source.ts';
import { LANGUAGES, sourceTexts, translatedTexts } from './texts.ts';
import type { Texts } from './texts.ts';

/** Rules on what the panels save with the words of their refusal shown by `c-refusal`. */
const RULE = /^rule (DF_Answer__c|DF_Pain_Point__c|DF_Prescription__c|OpportunityLineItem)\b/;

const imported = readFileSync(join(bundleFolder('productRuleMessages'), 'productRuleMessages.ts'), 'utf8').matchAll(
  /label\/c\.(DF_\w+)/g,
);
const labels = [...imported].map(([, name]) => `label ${name}`);

/** A playbook that refuses products has one rule on lines; its words are the same in every playbook. */
const PRODUCTS = { en_US: ENGLISH, de: GERMAN, fr: FRENCH, es: SPANISH };

const messages = (texts: Texts) =>
  new Set([...texts].filter(([name]) => RULE.test(name)).map(([, message]) => message));

test.each(['en_US', ...LANGUAGES] as const)(
  'in %s the panels know the messages of the product’s rules, and no others',
  (language) => {
    const texts = language === 'en_US' ? sourceTexts() : translatedTexts(language);
    const known = messages(texts);
    expect(known.size).toBeGreaterThan(10);
    expect(new Set(labels.map((name) => texts.get(name)))).toEqual(known.add(PRODUCTS[language].product));
  },
);

test('a message that was changed without its label is found', () => {
  const changed = new Map([...sourceTexts()].map(([name, text]) => [name, RULE.test(name) ? `${text} So.` : text]));
  expect(new Set(labels.map((name) => changed.get(name)))).not.toEqual(messages(changed).add(ENGLISH.product));
});
