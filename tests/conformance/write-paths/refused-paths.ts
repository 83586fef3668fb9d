import type { Writer } from './outcomes.ts';

/** A way that Salesforce has and the local org does not: it is refused in its own shape. */
export interface RefusedPath {
  readonly name: string;
  /** Sends the update of a deal's stage; the whole answer. */
  send(by: Writer, id: string, stage: string): Promise<Response>;
  /** The status and text of the refusal. */
  readonly status: number;
  readonly text: RegExp;
}

const soapUpdate = ({ accessToken }: Writer, id: string, stage: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:u="urn:partner.soap.sforce.com" xmlns:o="urn:sobject.partner.soap.sforce.com">
  <soapenv:Header><u:SessionHeader><u:sessionId>${accessToken}</u:sessionId></u:SessionHeader></soapenv:Header>
  <soapenv:Body><u:update><u:sObjects><o:type>Opportunity</o:type><o:Id>${id}</o:Id><o:StageName>${stage}</o:StageName></u:sObjects></u:update></soapenv:Body>
</soapenv:Envelope>`;

const soap = (name: string, path: string): RefusedPath => ({
  name,
  send: (by, id, stage) =>
    fetch(`${by.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'text/xml; charset=utf-8', soapaction: '""' },
      body: soapUpdate(by, id, stage),
    }),
  status: 500,
  text: /<soapenv:Fault><faultcode>(sf:)?[A-Z_]+<\/faultcode><faultstring>[^<]+<\/faultstring>/,
});

const sent = (
  name: string,
  method: string,
  {
    path,
    body,
    type = 'application/json',
  }: { path: (id: string) => string; body: (stage: string, id: string) => string; type?: string },
): Pick<RefusedPath, 'name' | 'send'> => ({
  name,
  send: (by, id, stage) =>
    fetch(`${by.url}/services/data/v66.0/${path(id)}`, {
      method,
      headers: { authorization: `Bearer ${by.accessToken}`, 'content-type': type },
      body: body(stage, id),
    }),
});

const ERRORS = /^\[\{"message":"[^"]+","errorCode":"[A-Z_]+"/;

export const REFUSED_PATHS: readonly RefusedPath[] = [
  soap('SOAP: update, Partner API', '/services/Soap/u/66.0'),
  soap('SOAP: update, Enterprise API', '/services/Soap/c/66.0'),
  soap('SOAP: update, Apex API', '/services/Soap/s/66.0'),
  {
    ...sent('Tooling: PATCH', 'PATCH', {
      path: (id) => `tooling/sobjects/Opportunity/${id}`,
      body: (StageName) => JSON.stringify({ StageName }),
    }),
    status: 405,
    text: ERRORS,
  },
  {
    ...sent('Tooling: composite', 'POST', {
      path: () => 'tooling/composite',
      body: (StageName, id) =>
        JSON.stringify({
          compositeRequest: [
            {
              method: 'PATCH',
              url: `/services/data/v66.0/tooling/sobjects/Opportunity/${id}`,
              referenceId: 'a',
              body: { StageName },
            },
          ],
        }),
    }),
    status: 404,
    text: ERRORS,
  },
  {
    ...sent('REST: PATCH in XML', 'PATCH', {
      path: (id) => `sobjects/Opportunity/${id}`,
      body: (stage) => `<Opportunity><StageName>${stage}</StageName></Opportunity>`,
      type: 'application/xml',
    }),
    status: 415,
    text: ERRORS,
  },
];
