import type { Random } from '../../bench/seed/random.ts';
import { rest, shortText } from './attack.ts';
import type { Attack, Target } from './attack.ts';

const NAMES = [
  ...[
    'Authorization',
    'Content-Type',
    'Content-Encoding',
    'Accept',
    'Accept-Encoding',
    'Sforce-Query-Options',
    'Sforce-Call-Options',
  ],
  ...[
    'If-Modified-Since',
    'If-Unmodified-Since',
    'If-None-Match',
    'Sforce-Auto-Assign',
    'X-HTTP-Method-Override',
    'Cookie',
    'Origin',
  ],
  ...[
    'Referer',
    'X-Forwarded-Host',
    'Range',
    'Accept-Language',
    'Sforce-Duplicate-Rule-Header',
    'X-PrettyPrint',
    'Te',
    'Prefer',
  ],
];
const VALUES = [
  ...[
    '',
    ' ',
    'Bearer',
    'Bearer ',
    'bearer  x y',
    'OAuth x',
    'Basic Og==',
    'Basic !!!',
    'Digest a=b',
    'Bearer null',
    'Bearer undefined',
  ],
  ...[
    'application/xml',
    'application/json; charset=utf-16',
    'text/plain',
    'multipart/form-data',
    'multipart/form-data; boundary=',
    'json',
  ],
  ...['gzip', 'gzip, gzip', 'br', 'deflate', 'identity', 'GZIP', '*', 'gzip;q=0'],
  ...['batchSize=0', 'batchSize=-1', 'batchSize=99999999999999999999', 'batchSize=abc', 'batchSize=2000;batchSize=1'],
  ...[
    'Thu, 01 Jan 1970 00:00:00 GMT',
    'Thu, 99 Foo 9999 99:99:99 GMT',
    '0',
    '-1',
    '9'.repeat(500),
    '"etag"',
    'W/"x"',
    'bytes=0-',
    'bytes=5-1',
  ],
  ...[
    'DELETE',
    'TRACE',
    'sid=x; sid=y',
    '=',
    ';;;',
    'http://evil.example',
    'null',
    '../../x',
    '${jndi:ldap://x}',
    '() { :;};',
  ],
];
const METHODS = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'PROPFIND', 'LOCK'];
const PATHS = [
  ...[
    'sobjects',
    'sobjects/Thing__c',
    'limits',
    'query',
    'query?q=SELECT+Id+FROM+Thing__c',
    'composite',
    'composite/batch',
    'graphql',
    'ui-api/object-info/Thing__c',
  ],
  ...[
    'sobjects/Thing__c/describe',
    'metadata/deployRequest',
    'tooling/query',
    'ui-api/records',
    '/services/oauth2/token',
    '/services/oauth2/userinfo',
    '/id/x/y',
  ],
  ...[
    '/services/data',
    '/services/Soap/m/66.0',
    '/services/Soap/u/66.0',
    '/services/Soap',
    '/',
    '/favicon.ico',
    '/lightning/r/Opportunity/x/view',
    '/assets/x',
  ],
  ...[
    '/services/data/v1.0/sobjects',
    '/services/data/v999.0/sobjects',
    '/services/data/vXX.0/limits',
    '/services/data//v66.0///limits',
    '/services/apexrest/x',
  ],
];

/** Headers that contradict themselves or each other, methods that a path does not have, paths that nobody has. */
export function hostileHeaders(random: Random, target: Target): Attack {
  const method = random.pick(METHODS);
  const path = random.chance(20) ? `/services/data/v66.0/${pathText(random)}` : random.pick(PATHS);
  const headers: Record<string, string> = {};
  for (let n = 1 + random.int(4); n > 0; n -= 1) headers[random.pick(NAMES)] = headerText(random);
  if (random.chance(3)) for (let n = 0; n < 900; n += 1) headers[`X-Many-${n}`] = 'x'.repeat(random.int(60));
  if (random.chance(3)) headers[`X-${'Long'.repeat(random.int(200))}`] = 'v'.repeat(random.int(100_000));
  const override = random.chance(8)
    ? `${path.includes('?') ? '&' : '?'}_HttpMethod=${random.pick([...METHODS, '', 'x%20y', 'GET%00'])}`
    : '';
  const body =
    method === 'GET' || method === 'HEAD' || random.chance(50)
      ? undefined
      : random.pick(['{}', '', 'a=b&grant_type=client_credentials', '<x/>', '[]']);
  const attack = rest('header', target, method, path + override, body, headers);
  return path.startsWith('/services/Soap') ? { ...attack, shape: 'soap' } : attack;
}

/** What a header may carry at all: Node refuses to send anything else. */
function headerText(random: Random): string {
  if (random.chance(70)) return random.pick(VALUES);
  return shortText(random).replace(/[^\t\x20-\x7e\x80-\xff]/g, '');
}

/** What a request line may carry at all. */
function pathText(random: Random): string {
  return shortText(random).replace(/[^\x21-\x7e]/g, '%');
}
