/** A report that cannot be run as it is, in Salesforce's words. */
export class ReportError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ReportError';
  }
}

/** The report's type, or an object of it, is gone. */
export const obsolete = (): ReportError =>
  new ReportError(
    'The report definition is obsolete. Your administrator has disabled all reports for the custom object, or its relationships have changed.',
  );
