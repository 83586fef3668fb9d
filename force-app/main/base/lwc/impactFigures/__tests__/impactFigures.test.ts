import { amountOf, isOrdered, money, sums, TIMES_A_YEAR, waiting, waitingText, yearly } from 'c/impactFigures';

const only = (likely: number | null) => ({ low: null, likely, high: null });
const weekly = { count: only(40), share: null, times: TIMES_A_YEAR.week, cost: only(12) };

describe('what a pain costs a year', () => {
  test('is how many, times how often, times what one costs', () => {
    expect(yearly(weekly)).toEqual(only(24_960));
  });

  test('has a low and a high where one of the factors has: the other stays likely', () => {
    expect(yearly({ ...weekly, count: { low: 30, likely: 40, high: 50 } })).toEqual({
      low: 18_720,
      likely: 24_960,
      high: 31_200,
    });
    expect(
      yearly({ ...weekly, count: { low: 30, likely: 40, high: null }, cost: { low: 10, likely: 12, high: 20 } }),
    ).toEqual({ low: 15_600, likely: 24_960, high: 41_600 });
  });

  test('counts only the share that it hits', () => {
    expect(yearly({ ...weekly, share: 2.5 }).likely).toBe(624);
    expect(yearly({ ...weekly, share: 0 }).likely).toBe(0);
  });

  test('is not known while a factor is missing', () => {
    expect(yearly({ ...weekly, cost: only(null) }).likely).toBeNull();
    expect(yearly({ ...weekly, count: only(null), cost: only(null) }).likely).toBeNull();
  });

  test('is rounded half up to cents, also where the decimals of a product are off by a hair', () => {
    expect(yearly({ count: only(1), share: null, times: 1, cost: only(1.005) }).likely).toBe(1.01);
    expect(yearly({ count: only(3), share: null, times: 1, cost: only(0.1) }).likely).toBe(0.3);
    expect(yearly({ count: only(1), share: null, times: 1, cost: only(0.004) }).likely).toBe(0);
  });
});

describe('the order of the three estimates', () => {
  test('is low, likely, high; what is not given does not count', () => {
    expect(isOrdered({ low: 1, likely: 1, high: 2 })).toBe(true);
    expect(isOrdered(only(5))).toBe(true);
    expect(isOrdered({ low: null, likely: null, high: null })).toBe(true);
    expect(isOrdered({ low: 2, likely: 1, high: null })).toBe(false);
    expect(isOrdered({ low: 3, likely: null, high: 2 })).toBe(false);
    expect(isOrdered({ low: 0, likely: 3, high: 2 })).toBe(false);
  });
});

describe('what doing nothing costs', () => {
  test('is a twelfth of the year a month, and a 365th a day until the close date, in whole units', () => {
    expect(waiting(24_960, 73)).toEqual({ aMonth: 2080, untilClose: 4992 });
    expect(waiting(1000, 1)).toEqual({ aMonth: 83, untilClose: 3 });
  });

  test('knows no amount until a close date that is today, over, or not there', () => {
    for (const days of [0, -3, Number.NaN]) expect(waiting(1200, days)).toEqual({ aMonth: 100, untilClose: null });
  });
});

describe('the sentence about doing nothing', () => {
  const templates = { month: '{0} a month', close: '{0} a month, {1} until {2}' };
  const reader = { today: '2026-11-21', closeDate: '2027-02-02', currency: 'EUR', locale: 'en-US' };

  test('shows the month, and until the close date as long as that is ahead', () => {
    expect(waitingText(24_960, reader, templates)).toBe('€2,080 a month, €4,992 until Feb 2, 2027');
    expect(waitingText(24_960, { ...reader, today: '2027-02-02' }, templates)).toBe('€2,080 a month');
    expect(waitingText(24_960, { ...reader, closeDate: undefined }, templates)).toBe('€2,080 a month');
  });
});

describe('the sum over pains', () => {
  test('counts the likely impact of pains that are quoted at least, and those that are confirmed apart', () => {
    const pains = [
      { level: 4, likely: 10.1 },
      { level: 3, likely: 20.2 },
      { level: 2, likely: 400 },
      { level: 0, likely: 800 },
      { level: 4, likely: null },
    ];
    expect(sums(pains)).toEqual({ quoted: 30.3, confirmed: 10.1 });
    expect(sums([])).toEqual({ quoted: 0, confirmed: 0 });
  });
});

describe('an amount', () => {
  test('is written in the currency and the way of the language', () => {
    expect(money(24_960, 'EUR', 'en-US')).toBe('€24,960');
    expect(money(24_960.5, 'EUR', 'de-DE', 'cents').replace(/\s/g, ' ')).toBe('24.960,50 €');
    expect(money(42_150, 'EUR', 'en-US', 'short')).toBe('€42.2K');
    const german = [1359, 31_000].map((amount) => money(amount, 'EUR', 'de-DE', 'short').replace(/\s/g, ' '));
    expect(german).toEqual(['1.359 €', '31.000 €']);
  });

  test('is a plain number without a currency, and with a code that is none', () => {
    expect(money(1234.56, undefined, 'en-US')).toBe('1,235');
    expect(money(12, 'no currency', 'en-US')).toBe('12');
  });

  test('is read as typed; what is blank or no number is none', () => {
    expect([amountOf(' 12.5 '), amountOf('0'), amountOf(' '), amountOf('12 or so')]).toEqual([12.5, 0, null, null]);
  });
});
