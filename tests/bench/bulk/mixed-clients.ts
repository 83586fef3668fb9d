import { jobEnded, jsonOf } from './keep-alive-client.ts';
import type { Call } from './keep-alive-client.ts';
import type { ServedOrg } from './served-org.ts';

/** One of the clients that use the org at the same time. */
interface MixedClient {
  readonly org: ServedOrg;
  readonly number: number;
  /** Ids of the deals that all clients read and change. */
  readonly deals: readonly string[];
}

/** Does one thing, the `n`-th of the client. Throws for an answer that Salesforce would not give to a correct call. */
export type Step = (client: MixedClient, n: number) => Promise<unknown>;

const dealOf = ({ deals, number }: MixedClient, n: number): string => deals[(number * 7 + n * 3) % deals.length] ?? '';

/** Calls as the administrator; every third client calls as the seller, who may see less and is held by the gates. */
function call(client: MixedClient, method: string, path: string, body?: unknown): Promise<Record<string, unknown>> {
  const parts: Call = { method, path, token: client.org.token(client.number % 3 === 0 ? 'seller' : 'admin') };
  return jsonOf(client.org.client, body === undefined ? parts : { ...parts, body: JSON.stringify(body) });
}

function check(isRight: boolean, answer: unknown): void {
  if (!isRight) throw new Error(JSON.stringify(answer).slice(0, 400));
}

const query = (soql: string): string => `query?q=${encodeURIComponent(soql)}`;

async function read(client: MixedClient, n: number): Promise<void> {
  const id = dealOf(client, n);
  const page = await call(
    client,
    'GET',
    query('SELECT Id, Name, Amount, Account.Name FROM Opportunity ORDER BY Name LIMIT 200'),
  );
  check(page['done'] === true && (page['records'] as unknown[]).length > 0, page);
  const record = await call(client, 'GET', `sobjects/Opportunity/${id}?fields=Id,StageName,NextStep`);
  check(record['Id'] === id, record);
  if (n % 5 === 0) await call(client, 'GET', 'sobjects/Opportunity/describe');
}

async function write(client: MixedClient, n: number): Promise<void> {
  const { org, number } = client;
  const made = await call(client, 'POST', 'sobjects/Account', { Name: `Client ${number} account ${n}` });
  check(made['success'] === true, made);
  const path = `sobjects/Account/${String(made['id'])}`;
  const token = org.token(number % 3 === 0 ? 'seller' : 'admin');
  const patch: Call = { method: 'PATCH', path, token, body: JSON.stringify({ Site: `Site ${n}` }) };
  for (const one of [patch, ...(n % 2 === 0 ? [{ method: 'DELETE', path, token }] : [])]) {
    const { status, text } = await org.client.send(one);
    check(status === 204, { status, text });
  }
}

/** Several clients change the same deals. */
async function collections(client: MixedClient, n: number): Promise<void> {
  const records = Array.from({ length: 20 }, (_, i) => ({
    attributes: { type: 'Opportunity' },
    id: client.deals[(n * 20 + i) % client.deals.length],
    NextStep: `Call ${client.number}.${n}`,
  }));
  const body = JSON.stringify({ allOrNone: false, records });
  const token = client.org.token('admin');
  const answer = await jsonOf(client.org.client, { method: 'PATCH', path: 'composite/sobjects', token, body });
  check(
    (answer as unknown as { success: boolean }[]).every(({ success }) => success),
    answer,
  );
}

async function composite(client: MixedClient, n: number): Promise<void> {
  const base = '/services/data/v66.0/sobjects';
  const name = `Composite ${client.number}.${n}`;
  const answer = await call(client, 'POST', 'composite', {
    allOrNone: true,
    compositeRequest: [
      { method: 'POST', url: `${base}/Account`, referenceId: 'account', body: { Name: name } },
      {
        method: 'POST',
        url: `${base}/Contact`,
        referenceId: 'contact',
        body: { LastName: name, AccountId: '@{account.id}' },
      },
      { method: 'GET', url: `${base}/Contact/@{contact.id}?fields=Id,AccountId`, referenceId: 'read' },
    ],
  });
  const parts = answer['compositeResponse'] as { httpStatusCode: number }[];
  check(parts.map(({ httpStatusCode }) => httpStatusCode).join() === '201,201,200', answer);
}

async function uiApi(client: MixedClient, n: number): Promise<void> {
  const id = dealOf(client, n);
  const record = await call(
    client,
    'GET',
    `ui-api/records/${id}?fields=Opportunity.Name,Opportunity.StageName&optionalFields=Opportunity.Amount`,
  );
  check(record['id'] === id, record);
  await call(client, 'GET', 'ui-api/object-info/Opportunity');
  const made = await call(client, 'POST', 'ui-api/records', {
    apiName: 'Account',
    fields: { Name: `UI ${client.number}.${n}` },
  });
  check(typeof made['id'] === 'string', made);
}

async function graphql(client: MixedClient, n: number): Promise<void> {
  const id = dealOf(client, n);
  const answer = await call(client, 'POST', 'graphql', {
    query: `query deal($id: ID) { uiapi { query {
      Opportunity(where: { Id: { eq: $id } }, first: 1) { edges { node { Id Name { value } StageName { value } Account { Name { value } } } } }
    } } }`,
    variables: { id },
  });
  check((answer['errors'] as unknown[]).length === 0 && JSON.stringify(answer).includes(id), answer);
}

const RECORDS_OF_A_JOB = 300;

async function bulk(client: MixedClient, n: number): Promise<void> {
  const { org, number } = client;
  const auth = { token: org.token('admin') };
  const start = async (path: string, body: unknown): Promise<string> => {
    const job = await jsonOf(org.client, { ...auth, method: 'POST', path, body: JSON.stringify(body) });
    return `${path}/${String(job['id'])}`;
  };
  const ingest = await start('jobs/ingest', { object: 'Account', operation: 'insert' });
  const csv = Array.from({ length: RECORDS_OF_A_JOB }, (_, i) => `Bulk ${number}.${n}.${i}\n`).join('');
  const upload = { ...auth, method: 'PUT', path: `${ingest}/batches`, body: `Name\n${csv}`, type: 'text/csv' };
  check((await org.client.send(upload)).status === 201, 'upload');
  await jsonOf(org.client, { ...auth, method: 'PATCH', path: ingest, body: '{"state":"UploadComplete"}' });
  const done = await jobEnded(org.client, auth.token, ingest);
  check(done['numberRecordsProcessed'] === RECORDS_OF_A_JOB && done['numberRecordsFailed'] === 0, done);
  const text = `SELECT Id, Name FROM Account WHERE Name LIKE 'Bulk ${number}.${n}.%'`;
  const exported = await start('jobs/query', { operation: 'query', query: text });
  const job = await jobEnded(org.client, auth.token, exported);
  check(job['numberRecordsProcessed'] === RECORDS_OF_A_JOB, job);
}

/** Each step is a client of its own: handshake, subscription, two polls, disconnection. */
async function cometd(client: MixedClient): Promise<void> {
  const send = async (message: Record<string, unknown>): Promise<Record<string, unknown>> => {
    const body = JSON.stringify([message]);
    const call = { method: 'POST', path: '/cometd/66.0', token: client.org.token('admin'), body };
    const replies = (await jsonOf(client.org.client, call)) as unknown as Record<string, unknown>[];
    const reply = replies.find(({ channel }) => channel === message['channel']) ?? {};
    check(reply['successful'] === true, replies);
    return reply;
  };
  const long = { connectionType: 'long-polling' };
  const { clientId } = await send({
    channel: '/meta/handshake',
    version: '1.0',
    supportedConnectionTypes: ['long-polling'],
  });
  const subscription = '/data/OpportunityChangeEvent';
  await send({ channel: '/meta/subscribe', clientId, subscription, ext: { replay: { [subscription]: -1 } } });
  for (const timeout of [0, 1000]) await send({ channel: '/meta/connect', clientId, ...long, advice: { timeout } });
  await send({ channel: '/meta/disconnect', clientId });
}

/** What the clients do, by name. */
export const STEPS: Readonly<Record<string, Step>> = {
  'read records': read,
  'write records': write,
  collections,
  composite,
  'Bulk ingest and query': bulk,
  'UI API': uiApi,
  GraphQL: graphql,
  'CometD polls': cometd,
};
