import { strToU8, zipSync } from 'fflate';
import type { Zippable } from 'fflate';
import type { Random } from '../../bench/seed/random.ts';
import { BASE } from './attack.ts';
import type { Attack, Target } from './attack.ts';

/** A manifest that names everything of the types which attacks use. */
export const MANIFEST = `<?xml version="1.0" encoding="UTF-8"?><Package xmlns="http://soap.sforce.com/2006/04/metadata">${[
  'CustomObject',
  'CustomField',
  'ValidationRule',
  'PermissionSet',
  'GlobalValueSet',
  'CustomLabels',
  'FlexiPage',
]
  .map((name) => `<types><members>*</members><name>${name}</name></types>`)
  .join('')}<version>66.0</version></Package>`;

export function packageOf(files: Zippable): Uint8Array {
  return zipSync({ 'package.xml': strToU8(MANIFEST), ...files });
}

export function objectXml(inner: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><CustomObject xmlns="http://soap.sforce.com/2006/04/metadata">${inner}</CustomObject>`;
}

/** A deployment by REST, or by SOAP now and then. `checkOnly`: nothing may change whatever comes out. */
export function deployment(
  kind: string,
  random: Random,
  target: Target,
  zip: Uint8Array,
  options: { checkOnly: boolean; inputs?: number },
): Attack {
  const common = { kind, inputs: options.inputs ?? 1, method: 'POST' };
  if (random.chance(25)) {
    const envelope = soapDeploy(target.token, Buffer.from(zip).toString('base64'), options.checkOnly);
    return { ...common, shape: 'soap', path: '/services/Soap/m/66.0', headers: SOAP, body: envelope };
  }
  const boundary = 'hostile-boundary-7d1a';
  const body = Buffer.concat([
    Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="json"\r\nContent-Type: application/json\r\n\r\n`,
    ),
    Buffer.from(JSON.stringify({ deployOptions: { checkOnly: options.checkOnly, rollbackOnError: true } })),
    Buffer.from(
      `\r\n--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="x.zip"\r\nContent-Type: application/zip\r\n\r\n`,
    ),
    zip,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
  const headers = {
    Authorization: `Bearer ${target.token}`,
    'Content-Type': `multipart/form-data; boundary=${boundary}`,
  };
  return { ...common, shape: 'deploy', path: `${BASE}/metadata/deployRequest`, headers, body };
}

export const SOAP = { 'Content-Type': 'text/xml; charset=UTF-8', SOAPAction: '""' };

export function soapEnvelope(token: string, body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns="http://soap.sforce.com/2006/04/metadata"><soapenv:Header><SessionHeader><sessionId>${token}</sessionId></SessionHeader></soapenv:Header><soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`;
}

function soapDeploy(token: string, base64: string, checkOnly: boolean): string {
  const options = `<DeployOptions><checkOnly>${checkOnly}</checkOnly><rollbackOnError>true</rollbackOnError></DeployOptions>`;
  return soapEnvelope(token, `<deploy><ZipFile>${base64}</ZipFile>${options}</deploy>`);
}
