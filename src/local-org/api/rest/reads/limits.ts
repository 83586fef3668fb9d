import { badRequest } from '../../http/errors.ts';
import type { ApiContext, ApiResponse, Call, Route } from '../../http/types.ts';

/** The daily limit of API calls in `limits` and `Sforce-Limit-Info`. It is not enforced. */
export const DAILY_REQUESTS = 100_000;

/** What one record takes of the data storage in Salesforce, in bytes, whatever it holds. */
const RECORD_BYTES = 2048;
const MEGABYTE = 1024 * 1024;

/** Salesforce's limits of an Enterprise Edition org, by their names. */
const MOST: Readonly<Record<string, number>> = {
  ActiveScratchOrgs: 40,
  AnalyticsExternalDataSizeMB: 40_960,
  ConcurrentAsyncGetReportInstances: 200,
  ConcurrentEinsteinDataInsightsStoryCreation: 5,
  ConcurrentEinsteinDiscoveryStoryCreation: 2,
  ConcurrentSyncReportRuns: 20,
  DailyAnalyticsDataflowJobExecutions: 60,
  DailyAnalyticsUploadedFilesSizeMB: 51_200,
  DailyApiRequests: DAILY_REQUESTS,
  DailyAsyncApexExecutions: 250_000,
  DailyAsyncApexTests: 500,
  DailyBulkApiBatches: 15_000,
  DailyBulkV2QueryFileStorageMB: 976_562,
  DailyBulkV2QueryJobs: 10_000,
  DailyDeliveredPlatformEvents: 25_000,
  DailyDurableGenericStreamingApiEvents: 200_000,
  DailyDurableStreamingApiEvents: 200_000,
  DailyEinsteinDataInsightsStoryCreation: 1000,
  DailyEinsteinDiscoveryPredictAPICalls: 50_000,
  DailyEinsteinDiscoveryPredictionsByCDC: 500_000,
  DailyEinsteinDiscoveryStoryCreation: 100,
  DailyGenericStreamingApiEvents: 10_000,
  DailyScratchOrgs: 80,
  DailyStandardVolumePlatformEvents: 25_000,
  DailyStreamingApiEvents: 200_000,
  DailyWorkflowEmails: 1500,
  DataStorageMB: 10_240,
  DurableStreamingApiConcurrentClients: 1000,
  FileStorageMB: 10_240,
  HourlyAsyncReportRuns: 1200,
  HourlyDashboardRefreshes: 200,
  HourlyDashboardResults: 5000,
  HourlyDashboardStatuses: 999_999_999,
  HourlyLongTermIdMapping: 100_000,
  HourlyManagedContentPublicRequests: 50_000,
  HourlyODataCallout: 20_000,
  HourlyPublishedPlatformEvents: 250_000,
  HourlyPublishedStandardVolumePlatformEvents: 100_000,
  HourlyShortTermIdMapping: 100_000,
  HourlySyncReportRuns: 500,
  HourlyTimeBasedWorkflow: 1000,
  MassEmail: 5000,
  MonthlyEinsteinDiscoveryStoryCreation: 500,
  Package2VersionCreates: 6,
  Package2VersionCreatesWithoutValidation: 500,
  PermissionSets: 1500,
  PrivateConnectOutboundCalloutHourlyLimitMB: 0,
  SingleEmail: 5000,
  StreamingApiConcurrentClients: 1000,
};

/** The org's limits, and how many records its objects have. */
export const limitRoutes: readonly Route[] = [
  { method: 'GET', path: '/services/data/:version/limits', handle: limits },
  { method: 'GET', path: '/services/data/:version/limits/recordCount', handle: recordCount },
];

function limits(call: Call): ApiResponse {
  const { context } = call;
  const used: Readonly<Record<string, number>> = {
    DailyApiRequests: context.usage.requests,
    DataStorageMB: Math.ceil((allRecords(context) * RECORD_BYTES) / MEGABYTE),
    PermissionSets: countOf(context, 'PermissionSet'),
  };
  const entries = Object.entries(MOST).map(([name, Max]): [string, unknown] => [
    name,
    { Max, Remaining: Math.max(0, Max - (used[name] ?? 0)) },
  ]);
  return { status: 200, body: Object.fromEntries(entries) };
}

/** `?sObjects=Account,Opportunity`, or all. Salesforce's counts are of the whole org too, whatever the user may see. */
function recordCount(call: Call): ApiResponse {
  const { context, user, request } = call;
  const asked = request.query.get('sObjects');
  const names = asked?.split(',').map((name) => name.trim().toLowerCase());
  if (names?.every((name) => name === ''))
    throw badRequest('INVALID_ARGUMENT', 'Object names are expected in `sObjects`');
  const permissions = context.org.permissions(user);
  const sObjects = [...context.org.schema.objects.values()]
    .filter(({ name }) => names === undefined || names.includes(name.toLowerCase()))
    .filter(({ name }) => permissions.object(name).read)
    .map(({ name }) => ({ count: countOf(context, name), name }));
  return { status: 200, body: { sObjects } };
}

const allRecords = (context: ApiContext): number =>
  [...context.org.schema.objects.values()].reduce((sum, { name }) => sum + countOf(context, name), 0);

/** `name` is one of the schema: letters, digits and underscores. */
const countOf = ({ org }: ApiContext, name: string): number =>
  Number(org.database.prepare(`SELECT count(*) AS count FROM "${name}"`).get()?.['count'] ?? 0);
