import { backOff, nextPause, PATIENT, type AttemptResult } from '../../src/salesforce/retry.ts';

const policy = { attempts: 5, base: 100, cap: 10_000 };
const now = new Date('2026-03-02T10:00:00Z');
const pause = (result: Partial<AttemptResult>) =>
  nextPause({ method: 'GET', attempt: 1, ...result }, policy, () => 1, now);

describe('what is tried again', () => {
  const cases: [string, Partial<AttemptResult>, boolean][] = [
    ['a read that met a server error', { status: 500 }, true],
    ['an update that met a gateway time-out', { method: 'PATCH', status: 504 }, true],
    ['not a creation that met a server error: it may have happened', { method: 'POST', status: 500 }, false],
    ['not a creation whose connection broke', { method: 'POST', networkCode: 'ECONNRESET' }, false],
    ['a read whose connection broke', { networkCode: 'ECONNRESET' }, true],
    ['a creation that was told to slow down', { method: 'POST', status: 429 }, true],
    [
      'a creation over the request limit',
      { method: 'POST', status: 403, body: '[{"errorCode":"REQUEST_LIMIT_EXCEEDED"}]' },
      true,
    ],
    ['not another refusal', { method: 'POST', status: 403, body: '[{"errorCode":"INSUFFICIENT_ACCESS"}]' }, false],
    [
      'a creation that met a locked row',
      { method: 'POST', status: 400, body: '[{"errorCode":"UNABLE_TO_LOCK_ROW"}]' },
      true,
    ],
    [
      'not a save that a rule refused',
      { method: 'PATCH', status: 400, body: '[{"errorCode":"FIELD_CUSTOM_VALIDATION_EXCEPTION"}]' },
      false,
    ],
    ['not a wrong token', { status: 401 }, false],
    ['not a success', { status: 200 }, false],
    ['not for ever', { status: 503, attempt: 5 }, false],
    ['not a read whose connection can never work', { networkCode: 'DEPTH_ZERO_SELF_SIGNED_CERT' }, false],
    ['once where nobody listens', { networkCode: 'ECONNREFUSED' }, true],
    ['not twice where nobody listens', { networkCode: 'ECONNREFUSED', attempt: 2 }, false],
  ];
  test.each(cases)('%s', (_name, result, repeated) => {
    expect(pause(result) !== null).toBe(repeated);
  });
});

test('the pause doubles up to a cap, with jitter between half and the whole', () => {
  expect([1, 2, 3, 4].map((attempt) => backOff(attempt, policy, () => 1))).toEqual([100, 200, 400, 800]);
  expect(backOff(3, policy, () => 0)).toBe(200);
  expect(backOff(30, policy, () => 1)).toBe(10_000);
});

test('Retry-After is honoured in seconds and as a date, and gives up beyond the cap', () => {
  expect(pause({ status: 429, retryAfter: '3' })).toBe(3000);
  expect(pause({ status: 503, retryAfter: 'Mon, 02 Mar 2026 10:00:05 GMT' })).toBe(5000);
  expect(pause({ status: 429, retryAfter: '60' })).toBeNull();
});

test('nothing is tried again when the time of the policy is spent, pauses included', () => {
  const spent = (elapsed: number) =>
    nextPause({ method: 'GET', attempt: 1, status: 500, elapsed }, { ...policy, budget: 1000 }, () => 1, now);
  expect([spent(0), spent(899), spent(900), spent(5000)]).toEqual([100, 100, null, null]);
  expect(PATIENT.budget).toBeLessThan(120_000);
});
