/** Serves an org in a process of its own, whose memory is measured; ends with the process that started it. */
import { peakMegabytes } from '../peak.ts';
import { startLocalOrg } from '../../../src/local-org/index.ts';

const { url, users, close } = await startLocalOrg({ dataDir: process.argv[2] ?? '', port: 0 });
const tokens = Object.fromEntries(Object.entries(users).map(([role, { accessToken }]) => [role, accessToken]));
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ peakMegabytes: Math.round(peakMegabytes()), cpuSeconds: (user + system) / 1e6 });
});
process.once('disconnect', () => void close().then(() => process.exit(0)));
process.send?.({ url, tokens });
