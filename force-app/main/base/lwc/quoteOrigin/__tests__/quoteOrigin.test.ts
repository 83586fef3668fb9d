import { originText } from 'c/quoteOrigin';
import { heardEvidence } from '../../../../../test/jest/evidence.ts';

jest.mock('@salesforce/label/c.DF_Quote_Typed', () => ({ default: 'typed by hand, {0}, {1}' }), { virtual: true });
jest.mock('@salesforce/label/c.DF_Quote_Found', () => ({ default: 'found at {0} in {1}' }), { virtual: true });
jest.mock('@salesforce/label/c.DF_Quote_Found_Line', () => ({ default: 'found at line {0} in {1}' }), {
  virtual: true,
});
jest.mock('@salesforce/label/c.DF_Quote_Found_Source', () => ({ default: 'found in {0}' }), { virtual: true });

const origin = (more: object) =>
  originText({ ...heardEvidence, quote: 'Twice.', createdBy: 'Kim', createdAt: '2026-05-12T10:00:00.000Z', ...more });

describe('where a quote comes from', () => {
  test('typed by hand: the user and the day', () => {
    expect(origin({})).toBe('typed by hand, Kim, May 12, 2026');
    expect(origin({ createdAt: '' })).toBe('typed by hand, Kim, ');
  });

  test('found: time or line, and the source', () => {
    const source = { sourceName: 'call.vtt', sourceHash: 'ab12' };
    expect(origin({ ...source, place: '12:41' })).toBe('found at 12:41 in call.vtt');
    expect(origin({ ...source, place: 'line 14' })).toBe('found at line 14 in call.vtt');
    expect(origin(source)).toBe('found in call.vtt');
  });

  test('nothing without a quote, or where nobody is known to have typed it', () => {
    expect(origin({ quote: '' })).toBe('');
    expect(origin({ createdBy: '' })).toBe('');
  });
});
