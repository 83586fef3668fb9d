// node events-child.ts URL: listens to changes of the org there, leaves when a line comes in, and ends when nothing is left to wait for.
import { connectOrg, listenToChanges } from '../../src/salesforce/index.ts';

const print = (line: string) => void process.stdout.write(`${line}\n`);
const org = connectOrg({ instanceUrl: process.argv[2]!, accessToken: 'token' });
const subscription = await listenToChanges(org, 'OpportunityChangeEvent', {
  onEvent: () => print('event'),
  onReady: () => print('ready'),
  onEnd: (reason) => print(`end: ${reason}`),
});
process.stdin.once('data', () => {
  process.stdin.destroy();
  subscription.close();
});
