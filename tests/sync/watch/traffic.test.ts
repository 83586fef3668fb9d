import { runTraffic, trafficLine } from './traffic.ts';

test('stage changes in a steady stream are each recorded once, over a kill in the middle', async () => {
  const report = await runTraffic({ seconds: 15, rate: 100, isKilled: true });
  console.info(trafficLine(report));
  expect(report).toMatchObject({ changes: 1500, lost: 0, doubled: 0 });
}, 180_000);
