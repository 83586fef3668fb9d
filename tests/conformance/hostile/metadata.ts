import { strToU8, zipSync } from 'fflate';
import type { Random } from '../../bench/seed/random.ts';
import { damaged, depth, oddText } from './attack.ts';
import type { Attack, Generator, Target } from './attack.ts';
import { deployment, MANIFEST, objectXml, packageOf, SOAP, soapEnvelope } from './packages.ts';

const FIELD = '<fields><fullName>New__c</fullName><label>New</label><type>Text</type><length>20</length></fields>';
const RULE =
  '<validationRules><fullName>R</fullName><active>false</active><errorConditionFormula>FALSE</errorConditionFormula><errorMessage>m</errorMessage></validationRules>';
const WORDS = [
  ...[
    '<',
    '>',
    '</',
    '/>',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<?xml?>',
    '<?x',
    '&',
    '&amp;',
    '&#0;',
    '&x;',
    '&#x110000;',
    '"',
    "'",
    '=',
  ],
  ...[
    '<!DOCTYPE x>',
    '<fields>',
    '</fields>',
    '<fullName/>',
    '<type>Nonsense</type>',
    '<length>99999999999</length>',
    '<length>-1</length>',
    '<formula>1</formula>',
  ],
  ...[
    '<required>maybe</required>',
    '<type>MasterDetail</type>',
    '<referenceTo>Nobody__c</referenceTo>',
    '<precision>x</precision>',
    '<__proto__>x</__proto__>',
    '\0',
    '\ufffe',
  ],
];
const TOKEN = /<[^>]*>|[^<]+/g;
const NAMES = [
  '__proto__',
  'constructor',
  'x',
  'Name',
  'Id',
  '1__c',
  'a b__c',
  'a__b__c',
  '"; DROP TABLE x',
  'ä__c',
  `${'x'.repeat(300)}__c`,
  '../x__c',
  '',
  '~fold__c',
  'Key__c~fold',
];

/** A package whose files are no XML, the wrong XML, or XML that attacks its reader. */
export function hostileXml(random: Random, target: Target): Attack {
  if (random.chance(15)) return hostileSoap(random, target);
  const [path, text] = random.weighted<readonly [string, string | Uint8Array]>([
    [['objects/Thing__c.object', fileText(random)], 7],
    [['package.xml', damaged(random, MANIFEST, WORDS, TOKEN)], 2],
    [['permissionsets/P.permissionset', damaged(random, permissionSet(random), WORDS, TOKEN)], 1],
    [['destructiveChanges.xml', destructive(random)], 1],
    [['objects/Thing__c.object', Uint8Array.from({ length: 200 }, () => random.int(256))], 1],
  ]);
  const bytes = typeof text === 'string' ? strToU8(text) : text;
  return deployment('metadata XML', random, target, packageOf({ [path]: bytes }), { checkOnly: random.chance(50) });
}

function fileText(random: Random): string {
  const n = depth(random);
  const entity = (head: string, use: string): string =>
    `<?xml version="1.0"?><!DOCTYPE x [${head}]>${objectXml(`<label>${use}</label>`).slice(38)}`;
  return random.pick([
    () => damaged(random, objectXml(FIELD + RULE), WORDS, TOKEN),
    () => damaged(random, objectXml(FIELD + RULE), WORDS, TOKEN),
    () => objectXml(FIELD.replace('New__c', xmlName(random))),
    () =>
      objectXml(
        FIELD.replace(
          'Text',
          random.pick([
            'Number',
            'Lookup',
            'MasterDetail',
            'Summary',
            'Picklist',
            'AutoNumber',
            'Location',
            'Blob',
            '',
          ]),
        ),
      ),
    () => objectXml(FIELD.replace('20', random.pick(['0', '-1', '256', '1e3', 'NaN', '', '9'.repeat(400)]))),
    () => objectXml('<a>'.repeat(n) + '</a>'.repeat(n)),
    () => objectXml('<fields>'.repeat(n)),
    () => '<a>'.repeat(n),
    () => '<a/>'.repeat(n),
    () => objectXml(FIELD.replace('</label>', `${'x'.repeat(n * 50)}</label>`)),
    () => objectXml(Array.from({ length: Math.min(n, 150) }, (_, i) => FIELD.replaceAll('New', `N${i}`)).join('')),
    () => objectXml(FIELD.repeat(Math.min(n, 3000))),
    () => objectXml(`<label a="${'&quot;'.repeat(n)}">x</label>`),
    () => objectXml(`<!--${'-'.repeat(n)}-->${FIELD}`),
    () => objectXml(`<label>${'&amp;'.repeat(n)}</label>`),
    () => entity('<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">', '&c;'),
    () => entity('<!ENTITY f SYSTEM "file:///etc/passwd">', '&f;'),
    () => entity('<!ENTITY % p SYSTEM "http://127.0.0.1:1/x">%p;', 'x'),
    () =>
      objectXml(
        FIELD.replace(
          '<type>Text</type>',
          '<type>Number</type><precision>18</precision><scale>2</scale><formula>New__c + Other__c</formula>',
        ),
      ),
    () => objectXml(`<label>${oddText(random).slice(0, 4000)}</label>${FIELD}`),
    () => oddText(random),
  ])();
}

function xmlName(random: Random): string {
  return random.pick(NAMES).replaceAll('"', '&quot;');
}

function permissionSet(random: Random): string {
  return `<PermissionSet xmlns="http://soap.sforce.com/2006/04/metadata"><label>P</label><fieldPermissions><editable>true</editable><field>${xmlName(random)}.${xmlName(random)}</field><readable>true</readable></fieldPermissions></PermissionSet>`;
}

function destructive(random: Random): string {
  const name = random.pick([
    'Thing__c',
    'Opportunity',
    'Opportunity.Amount',
    'Thing__c.Nothing__c',
    'User',
    'Thing__c.Name',
    '*',
    '__proto__',
    '',
  ]);
  const type = random.pick(['CustomObject', 'CustomField', 'Nonsense', '__proto__', '']);
  // Thing__c itself may only fall together with something that cannot, or the target would be gone.
  return MANIFEST.replace(
    /<types>.*<\/types>/s,
    `<types><members>${name}</members><name>${type}</name></types><types><members>Nobody__c</members><name>CustomObject</name></types><types><members>Opportunity</members><name>CustomObject</name></types>`,
  );
}

/** Envelopes with damaged tags, strange operations and deep arguments. */
function hostileSoap(random: Random, target: Target): Attack {
  const n = depth(random);
  const operation = random.pick([
    '<listMetadata><queries><type>CustomObject</type></queries></listMetadata>',
    '<readMetadata><type>CustomObject</type><fullNames>Thing__c</fullNames></readMetadata>',
    '<retrieve><request><unpackaged><types><members>*</members><name>CustomObject</name></types></unpackaged></request></retrieve>',
    '<checkDeployStatus><asyncProcessId>x</asyncProcessId></checkDeployStatus>',
    '<deploy><ZipFile>!!!</ZipFile><DeployOptions/></deploy>',
    `<deploy>${'<a>'.repeat(n)}${'</a>'.repeat(n)}</deploy>`,
    `<${random.pick(['constructor', '__proto__', 'toString', 'login', 'x'.repeat(n)])}/>`,
    `<describeMetadata><a>${'&lt;'.repeat(n)}</a></describeMetadata>`,
  ]);
  const text = soapEnvelope(target.token, operation);
  const body = random.chance(60) ? damaged(random, text, WORDS, TOKEN) : text;
  return {
    kind: 'metadata XML',
    shape: 'soap',
    method: 'POST',
    path: '/services/Soap/m/66.0',
    headers: SOAP,
    body,
    inputs: 1,
  };
}

/** Zips that are cut off, lie about their sizes, or name files where none belong. The large ones are made once: zipping takes its time. */
export function hostileZips(): Generator {
  const good = packageOf({ 'objects/Thing__c.object': strToU8(objectXml(FIELD)) });
  const zeros = packageOf({ 'objects/Thing__c.object': [new Uint8Array(12_000_000), { level: 6 }] });
  const crowds = [100, 3000, 10_500].map((count) =>
    zipSync(
      Object.fromEntries(Array.from({ length: count }, (_, i) => [`objects/N${i}__c.object`, new Uint8Array(0)])),
    ),
  );
  return (random, target) => {
    const zip = random.pick<() => Uint8Array>([
      () => good.slice(0, random.int(good.length)),
      () => good.slice(0, random.int(good.length)),
      () => flipped(random, good),
      () => flipped(random, good),
      () => good.slice(random.int(good.length)),
      () => lying(random, good),
      () => lying(random, zeros),
      () => Uint8Array.from({ length: random.int(400) }, () => random.int(256)),
      () => packageOf({ [pathText(random)]: strToU8(objectXml(FIELD)) }),
      () => packageOf({ [pathText(random)]: strToU8('x'), 'objects/../objects/Thing__c.object': strToU8('x') }),
      () => zeros,
      () => random.pick(crowds),
      () => zipSync({ 'inner.zip': good }),
      () =>
        zipSync({
          'a/package.xml': strToU8(MANIFEST),
          'b/package.xml': strToU8(MANIFEST),
          'PACKAGE.XML': strToU8('x'),
        }),
      () => zipSync({}),
    ])();
    return deployment('zip', random, target, zip, { checkOnly: random.chance(50) });
  };
}

function flipped(random: Random, zip: Uint8Array): Uint8Array {
  const bytes = zip.slice();
  for (let n = 1 + random.int(6); n > 0; n -= 1) bytes[random.int(bytes.length)] = random.int(256);
  return bytes;
}

/** The directory at the end promises other sizes than the data has. */
function lying(random: Random, zip: Uint8Array): Uint8Array {
  const bytes = zip.slice();
  const view = new DataView(bytes.buffer);
  for (let at = 0; at + 46 < bytes.length; at += 1) {
    if (view.getUint32(at, true) !== 0x02014b50) continue;
    const size = random.pick([0, 1, 399_000_000, 0x7fffffff, 0xffffffff, 65_536]);
    view.setUint32(at + 24, size, true);
    if (random.chance(30)) view.setUint32(at + 20, random.pick([0, 5, 0xffffffff]), true);
  }
  return bytes;
}

function pathText(random: Random): string {
  return random.pick([
    '../../outside.object',
    '/etc/passwd',
    'C:\\x.object',
    'objects\\Thing__c.object',
    'objects/Thing__c.object/',
    'objects//Thing__c.object',
    './objects/Thing__c.object',
    'objects/../../x.object',
    'objects/__proto__.object',
    'objects/constructor.object',
    'objects/.object',
    'objects/a\0b.object',
    `objects/${'x'.repeat(5000)}.object`,
    'nonsense/Thing__c.nonsense',
    'lwc/x/../../y.js',
    'unpackaged/package.xml',
    'objects/THING__C.OBJECT',
  ]);
}
