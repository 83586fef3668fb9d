import { setTimeout } from 'node:timers/promises';
import type { RunningUser } from '../base/values.ts';
import type { Decision, SharedSave } from '../save/shared-transaction.ts';
import { collectionRoutes } from './rest/composite/collections.ts';
import { compositeRoutes } from './rest/composite/routes.ts';
import { graphRoutes } from './rest/composite/graph.ts';
import { treeRoutes } from './rest/composite/tree.ts';
import type { AnalyticsContext } from './analytics/context.ts';
import { dashboardRoutes } from './analytics/dashboards.ts';
import { instanceRoutes } from './analytics/instance-routes.ts';
import { reportRoutes } from './analytics/reports.ts';
import { reportTypeRoutes } from './analytics/types.ts';
import { isSoapPath, userOfRequest } from './body-rule.ts';
import type { BulkApiContext } from './bulk/bulk.ts';
import { classicError, isClassicPath } from './bulk/classic-answers.ts';
import { classicBulkRoutes } from './bulk/classic.ts';
import { bulkIngestRoutes } from './bulk/ingest.ts';
import { bulkQueryRoutes } from './bulk/query.ts';
import { describeRoutes } from './rest/describe.ts';
import { invalidSession, toApiError } from './http/errors.ts';
import { graphqlRoutes } from './graphql/route.ts';
import { identityRoutes, versions } from './rest/identity.ts';
import { changeOrigin } from './http/change-origin.ts';
import { metadataRestRoutes } from './rest/metadata.ts';
import type { OAuthContext } from './oauth/context.ts';
import { answerOAuth } from './oauth/endpoints.ts';
import { pageHostRoutes } from './page/page-host.ts';
import { simulationRoutes } from './page/simulation-routes.ts';
import type { EventContext } from './events/route.ts';
import type { QueryContext } from './rest/locators.ts';
import type { DescribeContext } from './rest/reads/answer-dates.ts';
import { layoutRoutes } from './rest/reads/layouts.ts';
import { DAILY_REQUESTS, limitRoutes } from './rest/reads/limits.ts';
import { recentRoutes } from './rest/reads/recent.ts';
import { replicationRoutes } from './rest/reads/replication.ts';
import { queryRoutes } from './rest/query.ts';
import { createRouter } from './http/router.ts';
import type { Router } from './http/router.ts';
import { sobjectRoutes } from './rest/sobjects.ts';
import { handleSoap } from './soap/metadata.ts';
import { toolingRoutes } from './rest/tooling.ts';
import type { Answered, ApiRequest, ApiResponse, Call, Route, Subrequest, WriteCounts } from './http/types.ts';
import { uiObjectInfoRoutes } from './ui/object-info.ts';
import { uiRecordRoutes } from './ui/records.ts';
import { stackOf } from '../base/error-text.ts';

/** The state of a running server: the parts that all calls share, and those that single rooms add. */
export type ServerContext = QueryContext &
  OAuthContext &
  EventContext &
  BulkApiContext &
  DescribeContext &
  AnalyticsContext;

export type App = (request: ApiRequest) => Promise<Answered>;

/** The routes that require an access token; `docs/local-org.md` lists them. */
export const ROUTES: readonly Route<ServerContext>[] = [
  ...identityRoutes,
  ...layoutRoutes,
  ...limitRoutes,
  ...replicationRoutes,
  ...recentRoutes,
  ...queryRoutes,
  ...describeRoutes,
  ...sobjectRoutes,
  ...collectionRoutes,
  ...compositeRoutes,
  ...graphRoutes,
  ...treeRoutes,
  ...uiRecordRoutes,
  ...uiObjectInfoRoutes,
  ...graphqlRoutes,
  ...reportRoutes,
  ...instanceRoutes,
  ...reportTypeRoutes,
  ...dashboardRoutes,
  ...metadataRestRoutes,
  ...toolingRoutes,
  ...bulkIngestRoutes,
  ...bulkQueryRoutes,
  ...classicBulkRoutes,
  ...pageHostRoutes,
  ...simulationRoutes,
];

/** Creates a function that answers every API call. It does not depend on node:http. */
export function createApp(context: ServerContext): App {
  const router = createRouter(ROUTES);

  return async (request) => {
    const writes: WriteCounts = {};
    try {
      const open = openAnswer(context, request);
      if (open) return { response: open, writes };
      if (isSoapPath(request.path)) return await handleSoap(context, request, writes);
      const user = authenticate(context, request);
      const { milliseconds } = context.latency;
      if (milliseconds > 0 && /^\/services\/data\//i.test(request.path))
        await setTimeout(milliseconds, undefined, { ref: false });
      try {
        context.usage.requests += 1;
        return {
          response: limitInfo(context, await runCall({ context, router, user, writes }, request)),
          user,
          writes,
        };
      } catch (error) {
        return { ...failed(request, error), user, writes };
      }
    } catch (error) {
      return { ...failed(request, error), writes };
    }
  };
}

/** Answers the calls that need no access token: the list of versions and OAuth's; undefined for others. */
function openAnswer(context: ServerContext, request: ApiRequest): ApiResponse | undefined {
  const path = request.path.replace(/\/$/, '').toLowerCase();
  if (path === '/services/data' && (request.method === 'GET' || request.method === 'HEAD')) return versions();
  return answerOAuth(context, request);
}

function authenticate(context: ServerContext, request: ApiRequest): RunningUser {
  const user = userOfRequest(context, request);
  if (!user) throw invalidSession();
  return user;
}

/** The data that a call and its subrequests share. */
interface Session {
  readonly context: ServerContext;
  readonly router: Router<ServerContext>;
  readonly user: RunningUser;
  readonly writes: WriteCounts;
  /** Within a shared transaction: its save. */
  readonly save?: SharedSave;
}

async function runCall(session: Session, request: ApiRequest): Promise<ApiResponse> {
  const { context, router, user, writes } = session;
  const { handle, params } = router(request.method, request.path);
  const call: Call<ServerContext> = {
    context,
    request,
    user,
    params,
    version: params['version'] ?? 'v66.0',
    writes,
    save: (requests, { allOrNone }) => {
      const options = { allOrNone, origin: changeOrigin(request.headers, params['version']) };
      const results = session.save?.(requests, options) ?? context.org.save(user, requests, options);
      results.forEach((result, i) => {
        if (!result.success) return;
        const { object, operation } = requests[i]!;
        const done = operation === 'upsert' ? (result.created === true ? 'insert' : 'update') : operation;
        countWrite(context, writes, object, done);
      });
      return results;
    },
    subrequest: (inner) => answered(session, inner),
    atomic: (work) => runAtomic(session, changeOrigin(request.headers, params['version']), work),
  };
  return handle(call);
}

async function answered(session: Session, request: ApiRequest): Promise<ApiResponse> {
  try {
    return await runCall(session, request);
  } catch (error) {
    return failed(request, error).response;
  }
}

/** Runs requests in one transaction; what was rolled back is not counted as written. */
async function runAtomic<T>(
  session: Session,
  origin: string,
  work: (subrequest: Subrequest) => Promise<Decision<T>>,
): Promise<T> {
  const { context, user } = session;
  const writes: WriteCounts = {};
  const { value, commit } = await context.org.transaction({ user, origin }, (save) =>
    work((request) => answered({ ...session, save, writes }, request)),
  );
  if (!commit) return value;
  for (const [object, counts] of Object.entries(writes)) {
    const of = (session.writes[object] ??= {});
    for (const [operation, count] of Object.entries(counts)) of[operation] = (of[operation] ?? 0) + count;
  }
  return value;
}

function countWrite(context: ServerContext, writes: WriteCounts, object: string, operation: string): void {
  const name = context.org.schema.objects.get(object.toLowerCase())?.name ?? object;
  const of = (writes[name] ??= {});
  of[operation] = (of[operation] ?? 0) + 1;
}

function failed(request: ApiRequest, error: unknown): { response: ApiResponse; error?: string } {
  const known = toApiError(error);
  const response = isClassicPath(request.path)
    ? classicError(request, known)
    : { status: known.status, headers: known.headers, body: known.entries };
  return known.status < 500 ? { response } : { response, error: stackOf(error) };
}

function limitInfo(context: ServerContext, response: ApiResponse): ApiResponse {
  return {
    ...response,
    headers: { ...response.headers, 'Sforce-Limit-Info': `api-usage=${context.usage.requests}/${DAILY_REQUESTS}` },
  };
}
