import { wordingIn } from 'c/ruleWording';
import type { CompiledPlaybook } from 'c/gateRules';

test("a sentence comes in the language of the reader where the playbook has it, else the org's", () => {
  const unmet = { id: 'p1', toEnter: 'Closed Won', sentence: 'Note it.' };
  const translations = [
    { language: 'de', toEnter: 'Closed Won', id: 'p1', text: 'Notieren Sie es.', short: 'Es' },
    { language: 'de', toEnter: 'Proposal', id: 'p1', text: 'Anders.' },
  ];
  const translated = { translations } as unknown as CompiledPlaybook;
  expect(wordingIn(translated, unmet, 'de').sentence).toBe('Notieren Sie es.');
  expect(wordingIn(translated, unmet, 'de-AT').sentence).toBe('Notieren Sie es.');
  expect(wordingIn(translated, { ...unmet, short: 'It' }, 'de').short).toBe('Es');
  expect(wordingIn(translated, { ...unmet, short: 'It' }, 'en-US')).toMatchObject({
    sentence: 'Note it.',
    short: 'It',
  });
  expect(wordingIn({} as CompiledPlaybook, unmet, 'fr').sentence).toBe('Note it.');
});
