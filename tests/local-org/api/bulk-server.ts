/** Serves an org until it is killed; prints its address and the administrator's token. */
import { startLocalOrg } from '../../../src/local-org/index.ts';

const { url, users } = await startLocalOrg({ dataDir: process.argv[2] ?? '', port: 0 });
process.stdout.write(`${JSON.stringify({ url, token: users.admin.accessToken })}\n`);
