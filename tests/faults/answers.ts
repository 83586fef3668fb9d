import type { Answer, Sent } from './proxy.ts';

/** What orgs, and proxies in front of them, answer when something is wrong. */

export function errors(status: number, errorCode: string, message: string): Answer {
  return json(status, [{ errorCode, message }]);
}

export function json(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json;charset=UTF-8', ...headers },
    body: Buffer.from(JSON.stringify(value)),
  };
}

export function page(status: number, text: string): Answer {
  return {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: Buffer.from(`<!doctype html><title>${text}</title><p>${text}</p>`),
  };
}

/** The refusal of a session, in the way of the API that was called. */
export function sessionEnded({ path }: Sent): Answer {
  if (!path.includes('/Soap/')) return errors(401, 'INVALID_SESSION_ID', 'Session expired or invalid');
  const fault =
    '<faultcode>sf:INVALID_SESSION_ID</faultcode><faultstring>INVALID_SESSION_ID: Invalid Session ID found in SessionHeader: Illegal Session</faultstring>';
  return {
    status: 500,
    headers: { 'content-type': 'text/xml; charset=UTF-8' },
    body: Buffer.from(
      `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns:sf="http://soap.sforce.com/2006/04/metadata"><soapenv:Body><soapenv:Fault>${fault}</soapenv:Fault></soapenv:Body></soapenv:Envelope>`,
    ),
  };
}

export const TOO_MANY = [{ errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'ConcurrentPerOrgLongTxn Limit exceeded.' }];
export const LOCKED = {
  statusCode: 'UNABLE_TO_LOCK_ROW',
  message: 'unable to obtain exclusive access to this record',
};
export const NOT_SAVED = {
  statusCode: 'UNKNOWN_EXCEPTION',
  message: 'An unexpected error occurred. Please include this ErrorId if you contact support: 1-2 (3)',
};
