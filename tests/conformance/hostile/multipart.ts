import { strToU8 } from 'fflate';
import type { Random } from '../../bench/seed/random.ts';
import { BASE, depth, oddText, rest, shortText } from './attack.ts';
import type { Attack, Target } from './attack.ts';
import { hostileCsv } from './csv.ts';
import { objectXml, packageOf } from './packages.ts';

/** Where multipart bodies are taken (deployments, jobs with their data), and where they are refused. */
const PATHS = [
  'metadata/deployRequest',
  'metadata/deployRequest',
  'jobs/ingest',
  'jobs/ingest',
  'sobjects/ContentVersion',
  'sobjects/Thing__c',
  'composite/sobjects',
  'composite',
] as const;

const NAMES = ['json', 'entity_content', 'file', 'job', 'content', 'file', '', '"', '__proto__', 'file"; filename="x'];
const BOUNDARIES = ['b', '-', '--', 'b b', '"', 'x'.repeat(70), 'x'.repeat(5000), '\\', '.*', 'é', ''];

/** Multipart bodies with odd boundaries, part names, headers and contents, and with pieces cut out. */
export function hostileMultipart(random: Random, target: Target): Attack {
  const boundary = random.chance(70) ? 'b' : random.pick(BOUNDARIES);
  const inner = random.chance(90) ? boundary : random.pick(BOUNDARIES);
  const parts = Array.from({ length: random.pick([0, 1, 2, 2, 2, 2, 3, 40]) }, () => partOf(random, inner));
  const end = random.chance(85) ? `--${inner}--${random.pick(['\r\n', '', '\n', 'x'])}` : '';
  const body = cut(random, Buffer.concat([...parts, Buffer.from(end)]));
  const path = random.pick(PATHS);
  const type = random.chance(85) ? `multipart/form-data; boundary=${quoted(random, boundary)}` : oddType(random);
  const attack = rest('multipart', target, 'POST', path, body, { 'Content-Type': headerText(type) });
  return path.startsWith('metadata') ? { ...attack, shape: 'deploy', path: `${BASE}/${path}` } : attack;
}

function quoted(random: Random, boundary: string): string {
  return random.pick([boundary, boundary, `"${boundary}"`, `"${boundary}`, `${boundary}; charset=x`]);
}

const oddType = (random: Random): string =>
  random.pick([
    'multipart/form-data',
    'multipart/mixed; boundary=b',
    'MULTIPART/FORM-DATA; BOUNDARY=b',
    shortText(random),
  ]);

/** What a header may carry at all: Node refuses to send anything else. */
const headerText = (text: string): string => text.replace(/[^\t\x20-\x7e\x80-\xff]/g, '');

function partOf(random: Random, boundary: string): Buffer {
  const name = random.chance(80) ? random.pick(NAMES) : shortText(random);
  const gap = random.chance(90) ? '\r\n\r\n' : random.pick(['\n\n', '\r\n', '', '\r\n\r\n\r\n\r\n']);
  const more = random.chance(20) ? `\r\nX-Odd: ${oddText(random)}` : '';
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${more}${gap}`;
  return Buffer.concat([Buffer.from(head), contentOf(random), Buffer.from(random.chance(92) ? '\r\n' : '')]);
}

function contentOf(random: Random): Buffer {
  const n = depth(random);
  const text = random.pick<() => string | Uint8Array>([
    () => JSON.stringify({ deployOptions: { checkOnly: true } }),
    () => JSON.stringify({ deployOptions: random.pick([null, 7, [], 'x', { checkOnly: {} }]) }),
    () => JSON.stringify({ object: 'Account', operation: random.pick(['insert', 'update', 'x']) }),
    () => JSON.stringify({ object: oddText(random), operation: 'insert', columnDelimiter: oddText(random) }),
    () => '['.repeat(n) + ']'.repeat(n),
    () => '{"deployOptions":'.repeat(n) + '1' + '}'.repeat(n),
    () => hostileCsv(random),
    () => oddText(random),
    () => cut(random, PACKAGE),
    () => PACKAGE,
    () => '',
  ])();
  return Buffer.from(text);
}

const PACKAGE = Buffer.from(packageOf({ 'objects/Thing__c.object': strToU8(objectXml('')) }));

/** The bytes, some of them now and then cut off, cut out or changed. */
function cut(random: Random, bytes: Buffer): Buffer {
  if (bytes.length === 0 || random.chance(60)) return bytes;
  const at = random.int(bytes.length);
  return random.pick([
    () => bytes.subarray(0, at),
    () => bytes.subarray(at),
    () => Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + random.int(40))]),
    () => Buffer.concat([bytes.subarray(0, at), Buffer.from([random.int(256)]), bytes.subarray(at + 1)]),
  ])();
}
