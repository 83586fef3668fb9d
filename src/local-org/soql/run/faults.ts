import { isRangeError, messageOf } from '../../base/error-text.ts';
import { malformed, SoqlError, withPosition } from '../errors.ts';

const TOO_COMPLICATED =
  /too many (columns|terms|SQL variables)|at most \d+ tables|too large|stack overflow|recursion limit|too complex/i;

/**
 * Runs `body` and turns what it throws into Salesforce's errors: limits of SQLite (too many joins, too deep a condition) are faults of
 * the query. Other errors pass through.
 * @param text the query's text, to point at the word that an error is about; undefined for a query tree
 */
export function withFaults<Result>(text: string | undefined, body: () => Result): Result {
  try {
    return body();
  } catch (error) {
    throw faultOf(error, text);
  }
}

function faultOf(error: unknown, text: string | undefined): unknown {
  if (error instanceof SoqlError) {
    if (text === undefined || error.near === undefined) return error;
    return new SoqlError(error.errorCode, withPosition(error, text));
  }
  if (TOO_COMPLICATED.test(messageOf(error))) {
    return new SoqlError(
      'QUERY_TOO_COMPLICATED',
      'Query is either selecting too many fields or the filter conditions are too complicated.',
    );
  }
  return isRangeError(error) ? malformed('The query is nested too deeply') : error;
}
