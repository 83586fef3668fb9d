import { conceptName } from '../conceptNames.ts';
import { CONCEPTS } from 'c/gateRules';

test('every fixed concept has a label, the free ones a number, and an unknown one its own name', () => {
  const named = CONCEPTS.filter((concept) => !/^custom \d/.test(concept));
  for (const concept of named) expect(conceptName(concept)).toMatch(/^c\.DF_Concept_/);
  expect(new Set(named.map(conceptName)).size).toBe(24);
  expect(conceptName('custom 3')).toBe('c.DF_Concept_Custom');
  expect(conceptName('weather')).toBe('weather');
});
