import type { ElementPath } from '../../xml/lines.ts';
import type { ReportType } from '../types/reportType.ts';

/** What is wrong with a report type, report or dashboard, in a sentence. */
export interface Fault {
  readonly message: string;
  /** The element that it is about; undefined for the file as a whole. */
  readonly at?: ElementPath;
}

export const fault = (message: string, ...at: ElementPath): Fault => (at.length === 0 ? { message } : { message, at });

/** The sentence for a column that the report type does not have. */
export const noColumn = (name: string, type: Pick<ReportType, 'name'>): string =>
  `Invalid field '${name}' for report type '${type.name}'`;

/** Salesforce's sentence for a username that the org does not have. */
export const noUser = (username: string): string =>
  `Cannot find a user that matches any of the following usernames: ${username}; remove the user from the component being deployed or create a matching user in the destination organization.`;
