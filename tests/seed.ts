/**
 * The seed of a test's random values: `usual`, or another one with each run, which the test prints. A run is
 * repeated with `TEST_SEED=7 npm run test:node -- tests/conformance/playbook-saved`.
 */
export function testSeed(usual = Date.now() % 0x7fffffff): number {
  const given = process.env.TEST_SEED;
  if (given === undefined) return usual;
  if (!/^\d{1,10}$/.test(given)) throw new Error(`TEST_SEED is to be a whole number; it is "${given}".`);
  return Number(given);
}
