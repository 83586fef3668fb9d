/** A query that Salesforce refuses, with its error code and message. `near`: the word of the query's text that the message is about. */
export class SoqlError extends Error {
  readonly errorCode: string;
  readonly near: string | undefined;

  constructor(errorCode: string, message: string, near?: string) {
    super(message);
    this.name = 'SoqlError';
    this.errorCode = errorCode;
    this.near = near;
  }
}

const WSDL = 'Please reference your WSDL or the describe call for the appropriate names.';

export const malformed = (message: string): SoqlError => new SoqlError('MALFORMED_QUERY', message);

export const noSuchColumn = (field: string, object: string): SoqlError =>
  new SoqlError(
    'INVALID_FIELD',
    `No such column '${field}' on entity '${object}'. If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. ${WSDL}`,
    field,
  );

export const noSuchRelationship = (name: string): SoqlError =>
  new SoqlError(
    'INVALID_FIELD',
    `Didn't understand relationship '${name}' in field path. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. ${WSDL}`,
    name,
  );

export const noSuchChildren = (name: string): SoqlError =>
  new SoqlError(
    'INVALID_TYPE',
    `Didn't understand relationship '${name}' in FROM part of query call. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. ${WSDL}`,
    name,
  );

export const noSuchObject = (name: string): SoqlError =>
  new SoqlError(
    'INVALID_TYPE',
    `sObject type '${name}' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name. ${WSDL}`,
    name,
  );

/** For a feature of SOQL that this org does not have: refused, never approximated. */
export const notSupported = (what: string): SoqlError =>
  new SoqlError('MALFORMED_QUERY', `${what} is not supported by the local org (see docs/local-org.md)`);

/**
 * Salesforce's message for a fault at a known word:
 * `\nSELECT Nope FROM Account\n       ^\nERROR at Row:1:Column:8\nNo such column 'Nope' on entity 'Account'. …`
 */
export function withPosition(error: SoqlError, text: string): string {
  // Names on the platform are shorter; a regular expression of a longer word would be too large.
  if (error.near === undefined || error.near.length > 500) return error.message.slice(0, 2000);
  const word = error.near.replaceAll(/[^\w]/g, '\\$&');
  const found = new RegExp(`(?<![\\w])${word}(?![\\w])`, 'i').exec(text);
  if (!found) return error.message;
  const before = text.slice(0, found.index);
  const row = before.split('\n').length;
  const column = found.index - (before.lastIndexOf('\n') + 1);
  const line = text.split('\n')[row - 1] ?? text;
  // At most 40 characters on either side, as Salesforce cuts long queries.
  const from = Math.max(0, column - 40);
  const excerpt = line.slice(from, column + word.length + 40);
  return `\n${excerpt}\n${' '.repeat(column - from)}^\nERROR at Row:${row}:Column:${column + 1}\n${error.message}`;
}
