import { amountOf, shortAmountOf } from '../../src/report/numbers.ts';

test.each([
  [999_999_999, '€999,999,999'],
  [1_000_000_000, '€1.0B'],
  [68_392_324_970, '€68.4B'],
  [-2_000_000_000, '-€2.0B'],
])('an amount of %d fits into a card', (amount, text) => {
  expect(shortAmountOf(amount, { currency: 'EUR' })).toBe(text);
});

test('without a currency an amount is a number', () => {
  expect([amountOf(12_500.6, { currency: null }), amountOf(null, { currency: null })]).toEqual(['12,501', 'no amount']);
  expect(shortAmountOf(3_200_000_000, { currency: null })).toBe('3.2B');
});
