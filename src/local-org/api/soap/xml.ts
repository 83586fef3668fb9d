import { XMLParser } from 'fast-xml-parser';
import { refuseHostile } from '../../xml/hostile.ts';
import { START_BYTES } from '../http/request-body.ts';

export type XmlValue = string | number | boolean | null | undefined | XmlObject | readonly XmlValue[];
export interface XmlObject {
  readonly [name: string]: XmlValue;
}

const parser = (): XMLParser =>
  new XMLParser({
    removeNSPrefix: true,
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    parseTagValue: false,
    parseAttributeValue: false,
  });

/**
 * Reads the session id in the header of a SOAP request without parsing it: a request of nobody must cost nothing. Looks at the first
 * 16 kB at most, and only in front of the body.
 */
export function readSessionId(bytes: Uint8Array): string | undefined {
  const text = Buffer.from(bytes.subarray(0, START_BYTES)).toString('utf8');
  const body = text.search(/<(?:[\w.-]{1,64}:)?Body[\s/>]/);
  const header = body < 0 ? text : text.slice(0, body);
  const id = /<(?:[\w.-]{1,64}:)?sessionId(?:\s[^<>]{0,256})?>\s{0,64}([^<\s]{1,1024})\s{0,64}<\//.exec(header)?.[1];
  return id === undefined ? undefined : unescapeXml(id);
}

/** Whether the operation of a SOAP request is `login`, which has no session yet; not parsed either. */
export function isLogin(bytes: Uint8Array): boolean {
  const text = Buffer.from(bytes.subarray(0, START_BYTES)).toString('utf8');
  return /<(?:[\w.-]{1,64}:)?Body(?:\s[^<>]{0,256})?>\s{0,64}<(?:[\w.-]{1,64}:)?login[\s/>]/.test(text);
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

function unescapeXml(text: string): string {
  return text.replace(/&(lt|gt|quot|apos|amp);/g, (whole, name: string) => ENTITIES[name] ?? whole);
}

/** Far more than the calls of the Metadata API need; the zip of a deployment is the text of one element. */
const ENVELOPE_LIMITS = { depth: 20, tags: 20_000 };

/** Reads the operation of a SOAP request with its arguments. Undefined if it is not a SOAP envelope with an operation. */
export function readEnvelope(xml: string): { operation: string; args: Record<string, unknown> } | undefined {
  if (refuseHostile(xml, ENVELOPE_LIMITS)) return undefined;
  let envelope: unknown;
  try {
    envelope = (parser().parse(xml) as Record<string, unknown>)['Envelope'];
  } catch {
    return undefined;
  }
  const body = member(envelope, 'Body');
  const operation = isObject(body) ? Object.keys(body).find((name) => !name.startsWith('@')) : undefined;
  if (operation === undefined) return undefined;
  const args = member(body, operation);
  return { operation, args: isObject(args) ? args : {} };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A member of an object; undefined if `value` is not an object. */
export function member(value: unknown, name: string): unknown {
  return isObject(value) ? value[name] : undefined;
}

/** The textsOf of a repeated element: `<m>a</m><m>b</m>` → `['a', 'b']`. */
export function textsOf(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).flatMap((item) =>
    typeof item === 'string' && item !== '' ? [item] : [],
  );
}

/**
 * `{ result: { id: '0Af…', done: true } }` → `<result><id>0Af…</id><done>true</done></result>`. Lists repeat their element, null is
 * `xsi:nil`, undefined is left out, members that begin with `@` are attributes.
 */
export function writeXml(name: string, value: XmlValue): string {
  if (value === undefined) return '';
  if (Array.isArray(value)) return (value as readonly XmlValue[]).map((item) => writeXml(name, item)).join('');
  if (value === null) return `<${name} xsi:nil="true"/>`;
  if (typeof value !== 'object') return `<${name}>${escapeXml(String(value))}</${name}>`;
  const members = Object.entries(value as XmlObject);
  const attributes = members
    .filter(([key]) => key.startsWith('@'))
    .map(([key, text]) => ` ${key.slice(1)}="${escapeXml(String(text))}"`);
  const content = members.filter(([key]) => !key.startsWith('@')).map(([key, item]) => writeXml(key, item));
  return `<${name}${attributes.join('')}>${content.join('')}</${name}>`;
}

/** Escapes text for XML 1.0 content and double-quoted attributes. Characters that XML does not allow are dropped. */
export function escapeXml(text: string): string {
  const allowed = [...text].filter((char) => {
    const code = char.codePointAt(0) ?? 0;
    return code >= 32 ? code !== 0xfffe && code !== 0xffff : code === 9 || code === 10 || code === 13;
  });
  return allowed
    .join('')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

const METADATA = 'http://soap.sforce.com/2006/04/metadata';

/** The SOAP envelope of an operation's result. @param namespace of the API, by default the Metadata API's */
export function soapAnswer(operation: string, result: XmlValue, namespace = METADATA): string {
  const body = `<${operation}Response>${writeXml('result', result)}</${operation}Response>`;
  return `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns="${namespace}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soapenv:Body>${body}</soapenv:Body></soapenv:Envelope>`;
}

/**
 * `sf:INVALID_SESSION_ID` with `INVALID_SESSION_ID: Invalid Session ID found in SessionHeader: …`; with a detail, code and message are in
 * it again.
 */
export function soapFault(
  code: string,
  message: string,
  { faults, faultDetail }: { faults: string; faultDetail: boolean } = { faults: METADATA, faultDetail: false },
): string {
  const text = escapeXml(message);
  const detail = faultDetail
    ? `<detail><sf:UnexpectedErrorFault xsi:type="sf:UnexpectedErrorFault"><sf:exceptionCode>${code}</sf:exceptionCode><sf:exceptionMessage>${text}</sf:exceptionMessage></sf:UnexpectedErrorFault></detail>`
    : '';
  const fault = `<soapenv:Fault><faultcode>sf:${code}</faultcode><faultstring>${code}: ${text}</faultstring>${detail}</soapenv:Fault>`;
  return `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:sf="${faults}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><soapenv:Body>${fault}</soapenv:Body></soapenv:Envelope>`;
}
