import { jsonObject, parseJson } from '../http/body.ts';
import { badRequest, insufficientAccess, notFound } from '../http/errors.ts';
import { mayUseMetadata } from '../../metadata/access.ts';
import { deployResultOf } from '../../metadata/deployResult.ts';
import { multipart } from '../http/multipart.ts';
import { deployValidated, NO_VALIDATION, runDeploy } from '../../metadata/jobs.ts';
import type { ApiResponse, Call, Route } from '../http/types.ts';

const PATH = '/services/data/:version/metadata/deployRequest';

/** Deployments over REST. The multipart body has two parts: the zip, and the options as JSON. */
export const metadataRestRoutes: readonly Route[] = [
  { method: 'POST', path: PATH, handle: deploy },
  { method: 'GET', path: `${PATH}/:id`, handle: status },
];

function deploy(call: Call): ApiResponse {
  if (!mayUseMetadata(call.context.org.permissions(call.user))) throw insufficientAccess();
  if (/^application\/json\b/i.test(call.request.headers['content-type'] ?? '')) return quickDeploy(call);
  const parts = multipart(call.request.headers['content-type'] ?? '', Buffer.from(call.request.body));
  const zip = parts.get('file');
  if (!zip)
    throw badRequest(
      'MISSING_ARGUMENT',
      'A multipart body with the parts `entity_content` (JSON) and `file` (the zip) is expected',
    );
  const options = optionsOf(parts.get('entity_content') ?? parts.get('json'));
  const job = runDeploy(call.context, call.user, zip, {
    checkOnly: options['checkOnly'] === true,
    rollbackOnError: options['rollbackOnError'] !== false,
  });
  return {
    status: 201,
    body: { id: job.id, validatedDeployRequestId: null, deployOptions: options, deployResult: null },
  };
}

/** `{"validatedDeployRequestId": "0Af…"}` deploys what was validated. */
function quickDeploy(call: Call): ApiResponse {
  const { validatedDeployRequestId: id } = jsonObject(call.request);
  if (typeof id !== 'string')
    throw badRequest('MISSING_ARGUMENT', 'A JSON body with `validatedDeployRequestId` is expected');
  const job = deployValidated(call.context, call.user, id);
  if (!job) throw badRequest('INVALID_ID_FIELD', NO_VALIDATION);
  return { status: 201, body: { id: job.id, validatedDeployRequestId: job.validationId, deployOptions: null } };
}

function optionsOf(part: Buffer | undefined): Record<string, unknown> {
  try {
    const { deployOptions } = parseJson(part?.toString('utf8') ?? '{}') as { deployOptions?: unknown };
    return typeof deployOptions === 'object' && deployOptions !== null
      ? (deployOptions as Record<string, unknown>)
      : {};
  } catch {
    throw badRequest('JSON_PARSER_ERROR', 'The part `entity_content` is not JSON, or nested too deeply');
  }
}

function status(call: Call): ApiResponse {
  if (!mayUseMetadata(call.context.org.permissions(call.user))) throw insufficientAccess();
  const job = call.context.jobs.deploy(call.params['id'] ?? '');
  if (!job) throw notFound();
  const details = call.request.query.get('includeDetails') === 'true';
  return {
    status: 200,
    body: {
      id: job.id,
      validatedDeployRequestId: job.validationId ?? null,
      deployOptions: {},
      deployResult: deployResultOf(job, details),
    },
  };
}
