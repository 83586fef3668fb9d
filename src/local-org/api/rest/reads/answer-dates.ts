import { createHash } from 'node:crypto';
import type { ApiContext, ApiResponse, Call } from '../../http/types.ts';
import { conditional } from './conditions.ts';

/** When answers last changed, as far as the server has seen them. What was not seen since the start counts as changed. */
export interface AnswerDates {
  /** The first full second (ISO text) at which the answer with this key surely had this body. */
  of(key: string, body: string): string;
}

/** The server's state with the dates of describes. */
export interface DescribeContext extends ApiContext {
  readonly describes: AnswerDates;
}

/** Answers that are remembered; above that the oldest are forgotten, and count as changed. */
const MOST = 2000;

/** Creates an empty memory of answers. */
export function createAnswerDates(clock: () => Date): AnswerDates {
  const seen = new Map<string, { readonly digest: string; readonly second: number }>();
  return {
    of(key, body) {
      const digest = createHash('sha256').update(body).digest('base64');
      const before = seen.get(key);
      // HTTP dates have no milliseconds: two bodies of one second need different ones.
      const second =
        before?.digest === digest
          ? before.second
          : Math.max(Math.ceil(clock().getTime() / 1000), (before?.second ?? 0) + 1);
      seen.delete(key);
      seen.set(key, { digest, second });
      const oldest = seen.keys().next().value;
      if (seen.size > MOST && oldest !== undefined) seen.delete(oldest);
      return new Date(second * 1000).toISOString();
    },
  };
}

/** Answers with the body and its date, or 304 when `If-Modified-Since` is not before that. It depends on the user: rights and language count. */
export function answerDated(call: Call<DescribeContext>, body: unknown): ApiResponse {
  const key = `${call.user.id} ${call.request.path.toLowerCase()}`;
  const modified = call.context.describes.of(key, JSON.stringify(body));
  return conditional(call.request, { modified }, () => ({ status: 200, body }));
}
