import { testSeed } from '../seed.ts';
import { checkHostileBodies } from './hostile.ts';

/** A twentieth of `npm run soak -- 'hostile bodies'`. */
test('500 hostile bodies of JSON, multipart, CSV and Bayeux are answered, and the org works afterwards', async () => {
  const seed = testSeed();
  expect({ seed, faults: await checkHostileBodies(500, seed, (line) => console.info(line)) }).toEqual({
    seed,
    faults: [],
  });
}, 120_000);
