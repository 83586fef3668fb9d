/** A SOAP API: its namespace, that of its faults, and what a client uses in place of what is not there. */
export interface SoapApi {
  readonly name: string;
  readonly namespace: string;
  /** Namespace of the fault code; faults of the data APIs have a detail with it as well. */
  readonly faults: string;
  readonly faultDetail: boolean;
  readonly instead: string;
}

const METADATA = 'http://soap.sforce.com/2006/04/metadata';
const APEX = 'http://soap.sforce.com/2006/08/apex';
const REST = 'Use the REST API: /services/data/vNN.0.';

/** The SOAP APIs of Salesforce, by the letter in the path. */
export const SOAP_APIS = {
  m: { name: 'Metadata API', namespace: METADATA, faults: METADATA, faultDetail: false, instead: '' },
  u: {
    name: 'Partner API',
    namespace: 'urn:partner.soap.sforce.com',
    faults: 'urn:fault.partner.soap.sforce.com',
    faultDetail: true,
    instead: REST,
  },
  c: {
    name: 'Enterprise API',
    namespace: 'urn:enterprise.soap.sforce.com',
    faults: 'urn:fault.enterprise.soap.sforce.com',
    faultDetail: true,
    instead: REST,
  },
  t: {
    name: 'Tooling API',
    namespace: 'urn:tooling.soap.sforce.com',
    faults: 'urn:fault.tooling.soap.sforce.com',
    faultDetail: true,
    instead: 'Use the Tooling API over REST: /services/data/vNN.0/tooling.',
  },
  s: {
    name: 'Apex API',
    namespace: APEX,
    faults: APEX,
    faultDetail: false,
    instead: 'It runs no Apex.',
  },
} satisfies Record<string, SoapApi>;

/** The API of a path; the Metadata API for a path that has none. */
export function soapApiOf(path: string): SoapApi {
  const letter = /^\/services\/soap\/([mucst])\//i.exec(path)?.[1]?.toLowerCase();
  return SOAP_APIS[(letter ?? 'm') as keyof typeof SOAP_APIS];
}
