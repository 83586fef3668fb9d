import { readFileSync } from 'node:fs';
import { checkAnswer } from '../../src/insight/index.ts';

const rules = [
  'DF_Answer__c/validationRules/DF_Answer_Placeholder',
  'DF_Pain_Point__c/validationRules/DF_Pain_Placeholder',
];

/** The texts that the org itself refuses: the quoted list in the rule, between bars. */
function barred(rule: string): string[] {
  const xml = readFileSync(
    new URL(`../../force-app/main/default/objects/${rule}.validationRule-meta.xml`, import.meta.url),
    'utf8',
  );
  const literals = [...xml.matchAll(/^\s*"(\|?[^"]*\|)"/gm)].map(([, text]) => text!);
  return literals
    .join('')
    .split('|')
    .filter((text) => text !== '');
}

test.each(rules)('everything that the org bars as a placeholder is one here too: %s', (rule) => {
  const texts = barred(rule);
  expect(texts.length).toBeGreaterThan(40);
  expect(texts.filter((text) => checkAnswer({ text }) === null)).toEqual([]);
});

test('Node judges as the panel does, in whatever language', () => {
  expect(checkAnswer({ text: 'Keine Ahnung!' })?.kind).toBe('placeholder');
  expect(checkAnswer({ text: 'Die Bestellungen werden doppelt erfasst' })).toBeNull();
});
