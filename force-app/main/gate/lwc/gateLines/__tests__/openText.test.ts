import { overdueText } from 'c/openAnswer';
import { openText } from '../openText.ts';
import { dayFrom, today } from 'c/calendarDays';

const open = { status: 'Not Known Yet', openOwnerName: 'Ada King', openUntil: today() } as const;
const yesterday = dayFrom(new Date(), -1);

jest.mock('@salesforce/label/c.DF_Open_Until', () => ({ default: 'Open until {0} ({1}).' }), { virtual: true });
jest.mock('@salesforce/label/c.DF_Open_Overdue', () => ({ default: 'Overdue since {0} ({1}).' }), { virtual: true });

describe('an open answer', () => {
  test('is open on its due day, and overdue on the day after it', () => {
    expect(openText(open)).toMatch(/^Open until .* \(Ada King\)\.$/);
    expect(overdueText(open)).toBe('');
    const late = { ...open, openUntil: yesterday };
    expect(openText(late)).toMatch(/^Overdue since .* \(Ada King\)\.$/);
    expect(overdueText(late)).toBe(openText(late));
  });

  test('whose owner has no readable name names another user, and one without a day is not overdue', () => {
    expect(openText({ ...open, openOwnerName: '' })).toMatch(/\(c\.DF_Open_Someone\)/);
    expect(overdueText({ ...open, openUntil: '' })).toBe('');
  });

  test.each(['Answered', 'Withdrawn', ''] as const)('that is %s has no such sentence', (status) => {
    expect([openText({ ...open, status }), overdueText({ ...open, openUntil: yesterday, status })]).toEqual(['', '']);
  });
});
