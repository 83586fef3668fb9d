import { overdueText } from 'c/openAnswer';
import { dayFrom, today } from 'c/calendarDays';

const open = { status: 'Not Known Yet', openOwnerName: 'Ada King', openUntil: today() } as const;
const yesterday = dayFrom(new Date(), -1);

jest.mock('@salesforce/label/c.DF_Open_Overdue', () => ({ default: 'Overdue since {0} ({1}).' }), { virtual: true });

describe('an open answer', () => {
  test('is overdue on the day after its due day', () => {
    expect(overdueText(open)).toBe('');
    expect(overdueText({ ...open, openUntil: yesterday })).toMatch(/^Overdue since .* \(Ada King\)\.$/);
  });

  test('whose owner has no readable name names another user, and one without a day is not overdue', () => {
    expect(overdueText({ ...open, openUntil: yesterday, openOwnerName: '' })).toMatch(/\(c\.DF_Open_Someone\)/);
    expect(overdueText({ ...open, openUntil: '' })).toBe('');
  });

  test.each(['Answered', 'Withdrawn', ''] as const)('that is %s has no such sentence', (status) => {
    expect(overdueText({ ...open, openUntil: yesterday, status })).toBe('');
  });
});
