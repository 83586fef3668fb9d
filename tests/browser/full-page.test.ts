import { checkFullPage } from '../soak/fullPage.ts';

/** A tenth of what `npm run soak -- 'full page'` checks. */
test('a deal with 20 questions and 10 pains opens, is answered and is refused without a fault', async () => {
  expect(await checkFullPage({ questions: 20, pains: 10 }, () => {})).toEqual([]);
}, 240_000);
