import { randomStream } from '../bench/seed/random.ts';
import type { Random } from '../bench/seed/random.ts';
import { BASE } from '../conformance/hostile/attack.ts';
import type { Attack, Generator, Target } from '../conformance/hostile/attack.ts';
import { bayeuxFault, hostileBayeux } from '../conformance/hostile/bayeux.ts';
import { hostileBody, hostileValue } from '../conformance/hostile/bodies.ts';
import { hostileCsv } from '../conformance/hostile/csv.ts';
import { hostileGraphql } from '../conformance/hostile/graphql.ts';
import { judge } from '../conformance/hostile/judge.ts';
import { hostileMultipart } from '../conformance/hostile/multipart.ts';
import { prepareOrg } from '../conformance/hostile/prepare.ts';
import { startHostileOrg } from '../conformance/hostile/started.ts';
import type { Answer, Started } from '../conformance/hostile/started.ts';

/** An org under attack, and how it answers one hostile body: undefined when the answer is good. */
interface Attacked {
  readonly org: Started;
  readonly target: Target;
}
type Attempt = (attacked: Attacked, random: Random) => Promise<{ readonly fault?: string; readonly refused: boolean }>;

const sent =
  (generator: Generator): Attempt =>
  async ({ org, target }, random) => {
    const attack = generator(random, target);
    const answer = await org.send(attack);
    const { fault, refused } = judge(attack, answer);
    return fault === undefined ? { refused } : { refused, fault: described(attack, `${fault}: ${answer.text}`) };
  };

/** What is sent, and how many of 100. */
const WAVES: readonly (readonly [name: string, share: number, attempt: Attempt])[] = [
  ['JSON', 20, sent(hostileBody)],
  ['field values', 12, sent(hostileValue)],
  ['GraphQL', 8, sent(hostileGraphql)],
  ['multipart', 20, sent(hostileMultipart)],
  ['CSV', 20, uploaded],
  ['Bayeux', 20, posted],
];

/**
 * Sends hostile bodies (JSON, GraphQL, multipart, CSV, Bayeux messages) to a local org in a process of its own. It does not end, answers
 * each within 10 seconds, never with HTTP 500, and a usual request after each wave.
 * @returns what was wrong, one line each
 */
export async function checkHostileBodies(
  count: number,
  seed: number,
  say: (line: string) => void,
): Promise<readonly string[]> {
  const org = await startHostileOrg();
  const faults: string[] = [];
  try {
    const attacked = { org, target: await prepareOrg(org) };
    for (const [place, [name, share, attempt]] of WAVES.entries()) {
      const bodies = Math.round((count * share) / 100);
      let refused = 0;
      let slowest = 0;
      for (let body = 0; body < bodies && org.running(); body += 1) {
        const started = performance.now();
        const found = await attempt(attacked, randomStream(seed, body * WAVES.length + place)).catch(
          (error: unknown) => ({ refused: true, fault: String(error) }),
        );
        slowest = Math.max(slowest, performance.now() - started);
        if (found.refused) refused += 1;
        if (found.fault !== undefined) faults.push(`${name} #${body}: ${found.fault}`);
      }
      say(`hostile bodies: ${name}: ${bodies}, of them ${refused} refused; the slowest took ${Math.round(slowest)} ms`);
      if (refused < bodies / 4) faults.push(`${name}: only ${refused} of ${bodies} are refused: they are not hostile`);
      faults.push(...(await usual(attacked)).map((fault) => `after ${name}: ${fault}`));
    }
  } finally {
    await org.stop();
  }
  return faults;
}

const authorized = ({ target }: Attacked): Record<string, string> => ({
  Authorization: `Bearer ${target.token}`,
  'Content-Type': 'application/json',
});

const described = (attack: Pick<Attack, 'method' | 'path' | 'body'>, fault: string): string =>
  `${attack.method} ${attack.path.slice(0, 200)} ${Buffer.from(attack.body ?? '')
    .toString()
    .slice(0, 300)} -> ${fault.slice(0, 300)}`;

/** A usual request is answered, and the database is sound. */
async function usual(attacked: Attacked): Promise<readonly string[]> {
  const { org, target } = attacked;
  if (!org.running()) return ['the org has ended'];
  const path = `${BASE}/sobjects/Thing__c/${target.thing}`;
  const { status } = await org.send({ method: 'GET', path, headers: authorized(attacked) });
  return [...(status === 200 ? [] : [`HTTP ${status}`]), ...(org.integrity() === 'ok' ? [] : [org.integrity()])];
}

/** An upload becomes a job that ends as complete or as failed, with results that can be read. */
async function uploaded(attacked: Attacked, random: Random): Promise<{ fault?: string; refused: boolean }> {
  const faults: string[] = [];
  const call = async (method: string, path: string, body?: string, type = 'application/json'): Promise<Answer> => {
    const headers = { ...authorized(attacked), 'Content-Type': type };
    const attack = { method, path: `${BASE}/jobs/ingest${path}`, headers, ...(body === undefined ? {} : { body }) };
    const answer = await attacked.org.send(attack);
    if (answer.status >= 400) faults.push(described(attack, `HTTP ${answer.status}: ${answer.text}`));
    return answer;
  };
  const operation = random.pick(['insert', 'update', 'delete']);
  const columnDelimiter = random.pick(['COMMA', 'SEMICOLON', 'PIPE', 'TAB', 'CARET', 'BACKQUOTE']);
  const created = await call('POST', '', JSON.stringify({ object: 'Account', operation, columnDelimiter }));
  const { id } = JSON.parse(created.text) as { id: string };
  const csv = hostileCsv(random);
  await call('PUT', `/${id}/batches`, csv, 'text/csv');
  await call('PATCH', `/${id}`, JSON.stringify({ state: 'UploadComplete' }));
  let info = { state: '', errorMessage: '', numberRecordsFailed: 0 };
  for (const until = performance.now() + 10_000; !['JobComplete', 'Failed'].includes(info.state);) {
    if (performance.now() > until) return { refused: true, fault: `the job of ${JSON.stringify(csv)} does not end` };
    info = { ...info, ...(JSON.parse((await call('GET', `/${id}`)).text) as Partial<typeof info>) };
  }
  if (info.errorMessage.startsWith('InternalServerError'))
    faults.push(`${JSON.stringify(csv)} -> ${info.errorMessage.slice(0, 300)}`);
  for (const kind of ['successfulResults', 'failedResults', 'unprocessedrecords']) await call('GET', `/${id}/${kind}`);
  const refused = info.state === 'Failed' || info.numberRecordsFailed > 0;
  return { refused, ...(faults[0] === undefined ? {} : { fault: faults[0] }) };
}

/** Messages to CometD, mostly of a client that has shaken hands and mostly with a session. */
async function posted(attacked: Attacked, random: Random): Promise<{ fault?: string; refused: boolean }> {
  const post = async (body: string, headers: Record<string, string>): Promise<Answer> =>
    attacked.org.send({ method: 'POST', path: '/cometd/66.0', headers, body });
  const hello = await post('{"channel":"/meta/handshake"}', authorized(attacked));
  const [{ clientId }] = JSON.parse(hello.text) as [{ clientId: string }];
  const body = hostileBayeux(random, clientId);
  const headers = authorized(attacked);
  if (random.chance(10)) delete headers['Authorization'];
  const { status, text } = await post(body, headers);
  const fault = [200, 400, 413].includes(status) ? bayeuxFault(text) : `HTTP ${status} ${text.slice(0, 300)}`;
  return {
    refused: status !== 200 || text.includes('"successful":false'),
    ...(fault === undefined ? {} : { fault: `${body.slice(0, 300)} -> ${fault}` }),
  };
}
