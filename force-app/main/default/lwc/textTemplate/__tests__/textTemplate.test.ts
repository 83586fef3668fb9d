import { fill } from 'c/textTemplate';

describe('filling a label', () => {
  test('values stand where their numbers are, as often as they are named', () => {
    expect(fill('{1} of {0}, {0} in all', 12, 'three')).toBe('three of 12, 12 in all');
  });

  test('a place without a value stays, and a value is never read as a template', () => {
    expect(fill('{0} {1}', '{1} $& $1')).toBe('{1} $& $1 {1}');
  });
});
