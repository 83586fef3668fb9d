import { reviewText } from '../reviewReason.ts';
import type { ReviewKind } from 'c/dealRows';

jest.mock('@salesforce/label/c.DF_Question_Advice_Placeholder', () => ({ default: '„{0}“ sagt nichts.' }), {
  virtual: true,
});
jest.mock('@salesforce/label/c.DF_Review_Repeat', () => ({ default: '„{0}“ hat zu „{1}“ denselben Text.' }), {
  virtual: true,
});
jest.mock('@salesforce/label/c.DF_Concept_Budget', () => ({ default: 'Budget des Kunden' }), { virtual: true });

const placeholder = {
  reviewReason: 'Placeholder: `tbd` says nothing about the customer.',
  reviewKind: 'Placeholder',
  reviewDetail: 'tbd',
  verdict: '',
} as const;
const repeat = {
  reviewReason: 'Repeat: the same text stands on another deal, `Acme (GTX) (budget)`.',
  reviewKind: 'Repeat',
  reviewDetail: 'Acme (GTX) (budget)',
  verdict: '',
} as const;

describe('why an answer needs a look', () => {
  test('it is said in the language of the reader, with the words it is about', () => {
    expect(reviewText(placeholder)).toBe('„tbd“ sagt nichts.');
  });

  test('a repeat names the other deal and the concept there, in the language of the reader', () => {
    expect(reviewText(repeat)).toBe('„Acme (GTX)“ hat zu „Budget des Kunden“ denselben Text.');
  });

  test.each([
    ['Keyboard Mash', 'c.DF_Question_Advice_Mash'],
    ['Echo', 'c.DF_Question_Advice_Echo'],
    ['Quote Placeholder', 'c.DF_Review_Quote_Placeholder'],
    ['Quote Keyboard Mash', 'c.DF_Review_Quote_Mash'],
  ] as const)('%s has a sentence of its own', (reviewKind, label) => {
    expect(reviewText({ ...placeholder, reviewKind })).toBe(label);
  });

  test.each([
    ['of an earlier review, which has no kind', { reviewKind: '', reviewDetail: '' }],
    ['of a kind that is not known here', { reviewKind: 'Contradiction' as ReviewKind }],
    ['that does not say what it is about', { reviewDetail: '' }],
    ['that names no concept', { reviewKind: 'Repeat' }],
  ] as const)('a reason %s stays as it was written', (_which, over) => {
    expect(reviewText({ ...placeholder, ...over })).toBe(placeholder.reviewReason);
  });

  test("a manager's own words are shown, whatever was found before", () => {
    const own = 'Ask the controller, not the assistant.';
    expect(reviewText({ ...placeholder, reviewReason: own, verdict: 'Rejected' })).toBe(own);
  });

  test('a rejected answer keeps its reason, a cleared one asks for nothing', () => {
    expect(reviewText({ ...placeholder, verdict: 'Rejected' })).toBe('„tbd“ sagt nichts.');
    expect(reviewText({ ...placeholder, verdict: 'Cleared' })).toBe('');
  });

  test('an answer without a flag asks for nothing', () => {
    expect(reviewText({ reviewReason: '', reviewKind: '', reviewDetail: '', verdict: '' })).toBe('');
  });
});
