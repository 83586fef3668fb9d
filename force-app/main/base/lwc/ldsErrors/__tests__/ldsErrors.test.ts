import { errorSentences, faultOf, messagesIn } from 'c/ldsErrors';

describe("the org's sentences", () => {
  test('particular sentences of a refused save, each once, without the general one', () => {
    const output = {
      errors: [{ message: 'Note the problem.' }, { message: 'Note the problem.' }],
      fieldErrors: { Key__c: [{ message: 'The key is not its record’s.' }] },
    };
    expect(errorSentences({ status: 400, body: { message: 'An error occurred', output } })).toEqual([
      'Note the problem.',
      'The key is not its record’s.',
    ]);
  });

  test('the general sentence when there is no particular one', () => {
    const body = { message: 'The record is gone.', output: { errors: [], fieldErrors: {} } };
    expect(errorSentences({ body })).toEqual(['The record is gone.']);
  });

  test('the list that other calls answer with', () => {
    expect(errorSentences({ body: [{ message: 'One.' }, { message: 'Two.' }] })).toEqual(['One.', 'Two.']);
  });

  test("GraphQL's errors, an Error, a text", () => {
    expect(errorSentences([{ message: 'No such field.' }])).toEqual(['No such field.']);
    expect(errorSentences(new Error('Broken.'))).toEqual(['Broken.']);
    expect(errorSentences('Broken.')).toEqual(['Broken.']);
  });

  test('without the code of a playbook at their end, by which their rule is found', () => {
    const output = { errors: [], fieldErrors: { StageName: [{ message: 'Missing since Won: a tick. [DF 5a809]' }] } };
    const error = { body: { message: 'An error occurred', output } };
    expect(errorSentences(error)).toEqual(['Missing since Won: a tick.']);
    expect(messagesIn(error)).toMatchObject([{ rule: '5a809', sentence: 'Missing since Won: a tick.' }]);
    expect(errorSentences('A [DF 5a809] in the middle.')).toEqual(['A [DF 5a809] in the middle.']);
  });

  test('never nothing', () => {
    expect(errorSentences({ statusText: 'Bad Gateway' })).toEqual(['Bad Gateway']);
    expect(errorSentences(undefined)).toEqual(['undefined']);
  });
});

describe('what a failed request means', () => {
  test.each([
    [{ status: 0, ok: false }, 'offline'],
    [new TypeError('Failed to fetch'), 'offline'],
    [{ errorType: 'fetchNetworkError' }, 'offline'],
    [{ status: 503 }, 'offline'],
    [{ status: 500, body: { error: 'Disconnected or Canceled' } }, 'offline'],
    [{ status: 500, body: { message: 'An unexpected error occurred.' } }, 'refused'],
    [{ status: 401 }, 'signedOut'],
    [{ status: 412 }, 'conflict'],
    [{ status: 404 }, 'gone'],
    [{ status: 400 }, 'refused'],
    [[{ message: 'A rule.' }], 'refused'],
    [undefined, 'refused'],
  ])('%j is %s', (error, fault) => {
    expect(faultOf(error)).toBe(fault);
  });
});
