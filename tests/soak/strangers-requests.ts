import { gzipSync } from 'node:zlib';
import { nested } from '../conformance/hostile/bayeux.ts';

/** A request without a valid session that is made to be expensive. */
export interface StrangerRequest {
  readonly name: string;
  /** The request line and headers, without `Host` and those of the body's length. */
  readonly head: readonly string[];
  readonly body?: Uint8Array;
  /** Bytes of the body in all, when `body` is repeated to be so long. */
  readonly length?: number;
  /** Sends the body in chunks of so many bytes and does not announce its length. */
  readonly chunk?: number;
}

const DATA = '/services/data/v66.0';
const JSON_TYPE = 'Content-Type: application/json';
const FORM = 'Content-Type: application/x-www-form-urlencoded';
const ZIPPED = 'Content-Encoding: gzip';
const UNKNOWN = 'Authorization: Bearer 00D000000000000!x';
const MEGABYTES = 1_000_000;

const SOAP_START = `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Header><SessionHeader><sessionId>00D!x</sessionId></SessionHeader></e:Header><e:Body><deploy><ZipFile>`;
const soap = Buffer.from(SOAP_START.padEnd(65_536, 'A'));
const tags = Buffer.from('<a>'.repeat(20_000));
const rows = Buffer.from('Name,Site\n'.repeat(6000));
const bomb = (bytes: number): Buffer => gzipSync(Buffer.alloc(bytes, '['));
const many = (count: number, one: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => one(at)).join('');

/** The requests: large, deep, zipped, in tiny chunks, with many headers and parameters. */
export const STRANGER_REQUESTS: readonly StrangerRequest[] = [
  ...['m', 'u', 'c', 't'].map((api) => ({
    name: `SOAP ${api}, 80 MB`,
    head: [`POST /services/Soap/${api}/66.0`, 'Content-Type: text/xml', 'SOAPAction: ""'],
    body: soap,
    length: 80 * MEGABYTES,
  })),
  {
    name: 'SOAP, 80 MB in chunks',
    head: ['POST /services/Soap/m/66.0'],
    body: soap,
    length: 80 * MEGABYTES,
    chunk: 65_536,
  },
  {
    name: 'SOAP, 80 MB of tags without a session',
    head: ['POST /services/Soap/m/66.0'],
    body: tags,
    length: 80 * MEGABYTES,
  },
  { name: 'SOAP, 10 MB of tags', head: ['POST /services/Soap/m/66.0'], body: tags, length: 10 * MEGABYTES },
  { name: 'SOAP, 80 MB zipped', head: ['POST /services/Soap/m/66.0', ZIPPED], body: bomb(79 * MEGABYTES) },
  {
    name: 'SOAP, in chunks of a byte',
    head: ['POST /services/Soap/m/66.0'],
    body: soap,
    length: 2 * MEGABYTES,
    chunk: 1,
  },
  {
    name: 'CSV, 150 MB',
    head: [`PUT ${DATA}/jobs/ingest/7505g0000000001AAA/batches`, UNKNOWN],
    body: rows,
    length: 150 * MEGABYTES,
  },
  {
    name: 'CSV, 150 MB in chunks',
    head: [`PUT ${DATA}/jobs/ingest/7505g0000000001AAA/batches`],
    body: rows,
    length: 150 * MEGABYTES,
    chunk: 60_000,
  },
  {
    name: 'CSV, 11 MB',
    head: [`PUT ${DATA}/jobs/ingest/7505g0000000001AAA/batches`, UNKNOWN],
    body: rows,
    length: 11 * MEGABYTES,
  },
  {
    name: 'first Bulk API, 11 MB',
    head: ['POST /services/async/66.0/job/7505g0000000001AAA/batch', 'X-SFDC-Session: 00D!x'],
    body: rows,
    length: 11 * MEGABYTES,
  },
  { name: 'first Bulk API, 12 MB zipped', head: ['POST /services/async/66.0/job', ZIPPED], body: bomb(11 * MEGABYTES) },
  {
    name: 'deployment, 80 MB',
    head: [`POST ${DATA}/metadata/deployRequest`, 'Content-Type: multipart/form-data; boundary=b'],
    body: tags,
    length: 80 * MEGABYTES,
  },
  ...['composite', 'composite/sobjects', 'graphql', 'composite/graph', 'ui-api/records', 'sobjects/Account'].map(
    (path) => ({
      name: `deep JSON for ${path}, 11 MB`,
      head: [`POST ${DATA}/${path}`, JSON_TYPE, UNKNOWN],
      body: Buffer.alloc(65_536, '['),
      length: 11 * MEGABYTES,
    }),
  ),
  {
    name: 'JSON in chunks of a byte',
    head: [`POST ${DATA}/composite`, JSON_TYPE],
    body: Buffer.alloc(65_536, '['),
    length: 2 * MEGABYTES,
    chunk: 1,
  },
  {
    name: 'a path that is none, in chunks of a byte',
    head: ['POST /nothing'],
    body: Buffer.alloc(65_536, '['),
    length: 2 * MEGABYTES,
    chunk: 1,
  },
  { name: 'JSON, 50 MB zipped', head: [`POST ${DATA}/composite`, JSON_TYPE, ZIPPED], body: bomb(50 * MEGABYTES) },
  { name: 'a path that is none, 12 MB zipped', head: ['POST /nothing', ZIPPED], body: bomb(11 * MEGABYTES) },
  { name: 'a path that is none, 11 MB', head: ['POST /nothing'], body: tags, length: 11 * MEGABYTES },
  {
    name: 'sign-in, 60 kB in chunks of a byte',
    head: ['POST /services/oauth2/token', FORM],
    body: Buffer.alloc(60_000, 'a'),
    chunk: 1,
  },
  { name: 'sign-in, 50 MB zipped', head: ['POST /services/oauth2/token', FORM, ZIPPED], body: bomb(50 * MEGABYTES) },
  ...['token', 'revoke', 'introspect', 'authorize'].map((path) => ({
    name: `${path}, 20,000 parameters`,
    head: [`POST /services/oauth2/${path}`, FORM],
    body: Buffer.from(many(20_000, () => 'a=&')),
  })),
  {
    name: 'an assertion of 60 kB',
    head: ['POST /services/oauth2/token', FORM],
    body: Buffer.from(
      `grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=${'a.'.repeat(30_000)}`,
    ),
  },
  {
    name: 'authorize, 30,000 parameters in the address',
    head: [`GET /services/oauth2/authorize?${'a=&'.repeat(30_000)}`],
  },
  { name: 'authorize, 30,000 escapes', head: [`GET /services/oauth2/authorize?client_id=${'%e4'.repeat(30_000)}`] },
  { name: 'query, 30,000 parameters', head: [`GET ${DATA}/query?${'a=&'.repeat(30_000)}`] },
  { name: 'query, 90 kB of SOQL', head: [`GET ${DATA}/query?q=${'('.repeat(90_000)}`] },
  { name: 'query, 30,000 escapes', head: [`GET ${DATA}/query?q=${'%28'.repeat(30_000)}`] },
  { name: 'a path of 90,000 slashes', head: [`GET /services/data/${'/'.repeat(90_000)}`] },
  { name: 'a path of 40,000 segments', head: [`GET /services/data/v66.0/${'a/'.repeat(40_000)}`] },
  {
    name: 'headers, 1,900',
    head: [`GET ${DATA}/limits`, ...Array.from({ length: 1900 }, (_, at) => `X-${at}: ${'v'.repeat(50)}`)],
  },
  { name: 'headers, 15,000 short ones', head: [`GET ${DATA}/limits`, ...Array.from({ length: 15_000 }, () => 'a: b')] },
  { name: 'a token of 120 kB', head: [`GET ${DATA}/limits`, `Authorization: Bearer ${'x '.repeat(60_000)}`] },
  { name: 'cookies, 30,000', head: ['GET /page-host/session', `Cookie: ${'a=;'.repeat(30_000)}`] },
  { name: 'cookies for a resource', head: ['GET /resource/1/x', `Cookie: ${'a; '.repeat(30_000)}`] },
  { name: 'CometD, deep JSON of 60 kB', head: ['POST /cometd/66.0', JSON_TYPE], body: Buffer.from(nested(30_000)) },
  {
    name: 'CometD, 100 handshakes',
    head: ['POST /cometd/66.0', JSON_TYPE],
    body: Buffer.from(`[${many(99, () => '{"channel":"/meta/handshake"},')}{"channel":"/meta/handshake"}]`),
  },
  {
    name: 'CometD, 2,900 channels',
    head: ['POST /cometd/66.0', JSON_TYPE],
    body: Buffer.from(`{"channel":"/meta/subscribe","subscription":[${'"/data/ChangeEvents",'.repeat(2900)}""]}`),
  },
  {
    name: 'CometD, 60 kB in chunks of a byte',
    head: ['POST /cometd/66.0', JSON_TYPE],
    body: Buffer.alloc(60_000, '['),
    chunk: 1,
  },
];
