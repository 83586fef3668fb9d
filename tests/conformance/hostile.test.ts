import { randomStream } from '../bench/seed/random.ts';
import { testSeed } from '../seed.ts';
import { BASE } from './hostile/attack.ts';
import type { Attack, Generator, Target } from './hostile/attack.ts';
import { hostileBody, hostileValue } from './hostile/bodies.ts';
import { hostileFormulas } from './hostile/formulas.ts';
import { hostileGraphql } from './hostile/graphql.ts';
import { hostileHeaders } from './hostile/headers.ts';
import { hostileId } from './hostile/ids.ts';
import { isErrorList, judge } from './hostile/judge.ts';
import { hostileXml, hostileZips } from './hostile/metadata.ts';
import { prepareOrg } from './hostile/prepare.ts';
import { hostileSoql } from './hostile/soql.ts';
import { startHostileOrg } from './hostile/started.ts';
import type { Answer, Started } from './hostile/started.ts';

/** Another seed makes another 10,000. */
const SEED = testSeed(20_261);
/** A hang; a busy machine takes seconds. */
const SOON_MS = 20_000;

/** How many of each, and what makes them. A package of formulas holds 20. */
const WAVES: readonly (readonly [name: string, inputs: number, generator: Generator])[] = [
  ['SOQL', 2600, hostileSoql],
  ['ids', 1000, hostileId],
  ['JSON bodies', 1500, hostileBody],
  ['field values', 1600, hostileValue],
  ['headers', 900, hostileHeaders],
  ['GraphQL', 1000, hostileGraphql],
  ['formulas', 1000, hostileFormulas],
  ['metadata XML', 250, hostileXml],
  ['zips', 150, hostileZips()],
];

let org: Started;
let target: Target;

beforeAll(async () => {
  org = await startHostileOrg();
  target = await prepareOrg(org);
  console.log(`hostile input: seed ${SEED}`);
}, 180_000);
afterAll(() => org.stop());

test('there are 10,000 of them', () => {
  expect(WAVES.reduce((sum, [, inputs]) => sum + inputs, 0)).toBe(10_000);
});

test.each(WAVES)(
  "%s: %i inputs are answered at once, in Salesforce's shape, and change nothing when refused",
  async (name, inputs, generator) => {
    const faults: string[] = [];
    let before = org.digest();
    let version = org.version();
    let refused = 0;
    for (let sent = 0, stream = 0; sent < inputs && org.running(); stream += 1) {
      const attack = generator(randomStream(SEED, hash(name) + stream), target);
      const { fault, held, hangs } = await attackOnce(attack);
      sent += attack.inputs;
      if (fault !== undefined) faults.push(describeFault(attack, stream, fault));
      // What hangs has the only thread: whatever is sent now would seem to hang, too.
      if (hangs) break;
      if (held) refused += attack.inputs;
      if (org.version() === version) continue;
      version = org.version();
      const after = org.digest();
      if (held && after !== before)
        faults.push(describeFault(attack, stream, 'it was refused, and yet changed the org'));
      before = after;
    }
    expect(org.running()).toBe(true);
    expect(faults).toEqual([]);
    // A wave that the org likes is no attack.
    expect(refused).toBeGreaterThan(inputs / 4);
  },
  120_000,
);

test('afterwards the org is whole and works', async () => {
  const call = (method: string, path: string, body?: unknown): Promise<Answer> =>
    org.send({
      method,
      path: `${BASE}/${path}`,
      headers: { ...authorized(), 'Content-Type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const read = await call('GET', `sobjects/Thing__c/${target.thing}?fields=Name,Opportunity__c`);
  expect([read.status, JSON.parse(read.text)]).toEqual([200, expect.objectContaining({ Id: target.thing })]);
  const created = await call('POST', 'sobjects/Thing__c', { Name: 'after', Text__c: 'all is well', Number__c: 1 });
  expect(created.status).toBe(201);
  expect(org.integrity()).toBe('ok');
});

interface Outcome {
  readonly fault?: string;
  /** Nothing may have changed. */
  readonly held: boolean;
  /** No answer came at all. */
  readonly hangs?: boolean;
}

/** Sends it and, where one answers about a job, asks for the job. */
async function attackOnce(attack: Attack): Promise<Outcome> {
  let answer: Answer;
  try {
    answer = await sendSoon(attack);
  } catch (error) {
    return { fault: String(error), held: true, hangs: true };
  }
  if (answer.milliseconds > SOON_MS) return { fault: `it took ${Math.round(answer.milliseconds)} ms`, held: true };
  const { refused, fault } = judge(attack, answer);
  if (fault !== undefined) return { fault: `${fault}: ${answer.text.slice(0, 300)}`, held: refused };
  const job = /"id":"(0Af\w+)"|<id>(0Af\w+)<\/id>/.exec(answer.text);
  return job === null ? { held: refused } : jobOf(job[1] ?? job[2] ?? '');
}

/** A machine that does something else for a second is no fault of the org: what was slow is sent once more. */
async function sendSoon(attack: Attack): Promise<Answer> {
  const answer = await org.send(attack);
  return answer.milliseconds <= SOON_MS ? answer : org.send(attack);
}

async function jobOf(id: string): Promise<Outcome> {
  const { status, text } = await org.send({
    method: 'GET',
    path: `${BASE}/metadata/deployRequest/${id}?includeDetails=true`,
    headers: authorized(),
  });
  if (status !== 200) return { fault: `no deployment behind its own answer: ${text.slice(0, 200)}`, held: true };
  const { deployResult } = JSON.parse(text) as { deployResult: DeployResult };
  const failures = deployResult.details?.componentFailures ?? [];
  const wordless = failures.some(
    (one) => typeof one.problem !== 'string' || one.problem.length < 8 || INSIDES.test(one.problem),
  );
  const failed = deployResult.status === 'Failed';
  if (!deployResult.done || (failed && failures.length === 0) || wordless)
    return { fault: `a deployment without good reasons: ${JSON.stringify(failures).slice(0, 400)}`, held: failed };
  return { held: failed || deployResult.checkOnly };
}

const INSIDES = /RangeError|TypeError|SQLITE|is not a function|undefined|Maximum call stack|Cannot read/;

interface DeployResult {
  readonly status: string;
  readonly done: boolean;
  readonly checkOnly: boolean;
  readonly details?: { readonly componentFailures?: readonly { problem?: unknown }[] };
}

const authorized = (): Record<string, string> => ({ Authorization: `Bearer ${target.token}` });

/** Keeps the streams of two waves apart. */
function hash(text: string): number {
  return [...text].reduce((sum, char) => Math.imul(sum ^ char.charCodeAt(0), 0x01000193), 0x811c9dc5) & 0xffffff;
}

/** Enough to send it again by hand. */
function describeFault(attack: Attack, stream: number, fault: string): string {
  const body = attack.body === undefined ? '' : ` ${Buffer.from(attack.body).toString('utf8').slice(0, 400)}`;
  return `#${stream} ${attack.method} ${attack.path.slice(0, 400)}${body} -> ${fault}`;
}

describe('the judge is awake', () => {
  const attack: Attack = { kind: 'x', shape: 'rest', method: 'POST', path: `${BASE}/x`, headers: {}, inputs: 1 };
  const faultOf = (status: number, text: string, shape: Attack['shape'] = 'rest'): string | undefined =>
    judge({ ...attack, shape }, { status, text, milliseconds: 1 }).fault;
  const good = '[{"message":"m","errorCode":"NOT_FOUND"}]';

  test('it lets good answers pass', () => {
    expect([faultOf(404, good), faultOf(201, '{"id":"x","success":true}'), faultOf(204, '')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(judge(attack, { status: 404, text: good, milliseconds: 1 }).refused).toBe(true);
    expect(judge(attack, { status: 201, text: '{"success":true}', milliseconds: 1 }).refused).toBe(false);
    expect(judge(attack, { status: 200, text: '[{"success":false}]', milliseconds: 1 }).refused).toBe(true);
    expect(judge(attack, { status: 200, text: '[{"success":true}]', milliseconds: 1 }).refused).toBe(false);
  });

  test.each([
    [500, good, 'rest'],
    [400, '{"message":"m"}', 'rest'],
    [400, '[]', 'rest'],
    [400, '<html>', 'rest'],
    [200, '', 'rest'],
    [404, '[{"message":"m","errorCode":"UNKNOWN_EXCEPTION"}]', 'rest'],
    [400, '[{"message":"UNIQUE constraint failed: x","errorCode":"BAD"}]', 'rest'],
    [200, '{"errors":[]}', 'graphql'],
    [500, '<x/>', 'soap'],
  ] as const)('HTTP %i with %s is a fault', (status, text, shape) => {
    expect(faultOf(status, text, shape)).toBeDefined();
  });

  test('a list of errors has words and a code', () => {
    expect(isErrorList(JSON.parse(good))).toBe(true);
    for (const wrong of [
      [],
      [null],
      [{ message: 'm' }],
      [{ message: '', errorCode: 'X_Y' }],
      [{ message: 'm', errorCode: 'oops' }],
      {},
    ])
      expect(isErrorList(wrong)).toBe(false);
  });
});
