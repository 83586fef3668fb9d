import { dayText, fill } from 'c/textTemplate';

describe('filling a label', () => {
  test('values stand where their numbers are, as often as they are named', () => {
    expect(fill('{1} of {0}, {0} in all', 12, 'three')).toBe('three of 12, 12 in all');
  });

  test('a place without a value stays, and a value is never read as a template', () => {
    expect(fill('{0} {1}', '{1} $& $1')).toBe('{1} $& $1 {1}');
  });
});

describe('a day', () => {
  test('is written as its readers do, whatever their time zone', () => {
    expect(dayText('2026-11-21', 'en-US')).toBe('Nov 21, 2026');
    expect(dayText('2026-01-01', 'de-DE')).toBe('01.01.2026');
  });

  test('stays as it is when it is none', () => {
    expect(dayText('', 'en-US')).toBe('');
    expect(dayText('2026-13-41', 'en-US')).toBe('2026-13-41');
  });
});
