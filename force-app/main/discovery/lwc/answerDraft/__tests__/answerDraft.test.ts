import { isSame, shorten, valueOf } from 'c/answerDraft';

test('long words are shortened for a sentence', () => {
  expect(shorten('😀'.repeat(100))).toBe(`${'😀'.repeat(59)}…`);
});

describe('two values of the form', () => {
  const value = { ...valueOf(undefined), text: 'Eleven days', openOwner: '0051', openOwnerName: 'Ada' };

  test('are the same when only white space around a text or the name of a user differs', () => {
    expect(isSame(value, { ...value, text: ' Eleven days\n', openOwnerName: '' })).toBe(true);
  });

  test.each([
    ['text', 'eleven days'],
    ['openOwner', '0052'],
    ['isOpen', true],
    ['confirmedSource', 'Call'],
  ])('differ when %s differs', (name, other) => {
    expect(isSame(value, { ...value, [name]: other })).toBe(false);
  });
});
