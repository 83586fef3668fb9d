import type { ApiResponse, Subrequest } from '../../http/types.ts';
import { resolvePart } from './parts.ts';
import type { Part } from './parts.ts';

/** One answer of a composite response. */
export interface PartAnswer {
  readonly body: unknown;
  readonly httpHeaders: Readonly<Record<string, string>>;
  readonly httpStatusCode: number;
  readonly referenceId: string | null;
}

/** How subrequests run: with `allOrNone`, what follows the first that failed does not run. */
export interface RunOptions {
  readonly subrequest: Subrequest;
  readonly allOrNone: boolean;
  /** Whether a subrequest may be part of this composite call. */
  readonly allows: (part: Part) => boolean;
}

/** Runs subrequests in their order. */
export async function runParts(
  parts: readonly Part[],
  { subrequest, allOrNone, allows }: RunOptions,
): Promise<{ readonly answers: readonly PartAnswer[]; readonly failed: boolean }> {
  const answers = new Map<string, ApiResponse>();
  let failedAt: string | undefined;
  for (const part of parts) {
    const resolved = resolvePart(part, answers);
    const answer =
      'response' in resolved
        ? resolved.response
        : allows(part)
          ? await subrequest(resolved.request)
          : notInside(part.url);
    answers.set(part.referenceId, answer);
    if (!hasFailed(answer)) continue;
    failedAt ??= part.referenceId;
    if (allOrNone) break;
  }
  const failed = failedAt !== undefined;
  return {
    failed,
    answers: parts.map(({ referenceId }) =>
      answerOf(referenceId, allOrNone && failed && referenceId !== failedAt ? HALTED : answers.get(referenceId)!),
    ),
  };
}

/** The response of a collection is 200 although one of its records failed; that counts as a failure too. */
function hasFailed({ status, body }: ApiResponse): boolean {
  if (status >= 300) return true;
  return Array.isArray(body) && body.some((result) => (result as { success?: unknown } | null)?.success === false);
}

const HALTED: ApiResponse = {
  status: 400,
  body: [
    {
      errorCode: 'PROCESSING_HALTED',
      message: 'The transaction was rolled back since another operation in the same transaction failed.',
    },
  ],
};

/** The answers of subrequests that did not run, or whose effect was rolled back, because another one failed. */
export const haltedAnswers = (parts: readonly Part[]): PartAnswer[] =>
  parts.map(({ referenceId }) => answerOf(referenceId, HALTED));

/** An answer in the form of a composite response. */
export function answerOf(referenceId: string | null, answer: ApiResponse): PartAnswer {
  return {
    body: answer.body ?? null,
    httpHeaders: answer.headers ?? {},
    httpStatusCode: answer.status,
    referenceId,
  };
}

function notInside(url: string): ApiResponse {
  const message = `The local org does not run \`${url.slice(0, 200)}\` as a subrequest here`;
  return { status: 400, body: [{ errorCode: 'INVALID_INPUT', message }] };
}
