/** A local org in a process of its own, so that a hang or a crash is seen from outside. Prints its address and token as one line. */
import { startLocalOrg } from '../../../src/local-org/index.ts';

const org = await startLocalOrg({ dataDir: process.argv[2] ?? '', port: 0 });
process.stdout.write(`${JSON.stringify({ port: org.port, token: org.users.admin.accessToken })}\n`);
process.on('SIGTERM', () => void org.close().then(() => process.exit(0)));
