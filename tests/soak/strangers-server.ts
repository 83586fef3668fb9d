/** A local org in a process of its own, which answers each message of its parent with the CPU time that it used, in milliseconds. */
import { startLocalOrg } from '../../src/local-org/index.ts';

const org = await startLocalOrg({ dataDir: process.argv[2] ?? '', port: 0 });
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.((user + system) / 1000);
});
process.send?.(org.port);
