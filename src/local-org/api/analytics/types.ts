import { dayIn, dayText } from '../../soql/dates/days.ts';
import { inLanguage } from '../../schema/translations.ts';
import { notFound } from '../http/errors.ts';
import { planReport } from '../../analytics/run/plan.ts';
import type { ApiResponse, Route } from '../http/types.ts';
import type { AnalyticsContext, Call } from './context.ts';
import { extendedMetadata } from './extended-metadata.ts';
import { libraryOf } from './library.ts';
import { EMPTY_REPORT } from './overrides.ts';
import { reportMetadata } from './report-metadata.ts';
import { sourceOf } from './source.ts';
import { typeMetadata } from './type-metadata.ts';
import type { TypeContext } from './type-metadata.ts';

const PATHS = ['reportTypes', 'report-types'].map((name) => `/services/data/:version/analytics/${name}`);

/** Report types: all of them by category, and one with its columns. */
export const reportTypeRoutes: readonly Route<AnalyticsContext>[] = PATHS.flatMap((path): Route<AnalyticsContext>[] => [
  { method: 'GET', path, handle: (call) => ({ status: 200, body: list(call) }) },
  { method: 'GET', path: `${path}/:type`, handle: describe },
]);

/** What the description of a report type depends on for the call. */
export function typeContext({ context, user }: Call): TypeContext {
  const { fiscalStart, language } = sourceOf(context, user);
  return { language, fiscalStart, today: dayText(dayIn(context.org.clock(), user.timeZone)) };
}

function list(call: Call): unknown[] {
  const categories = new Map<string, unknown[]>();
  const language = call.context.org.language(call.user);
  for (const { category, type } of libraryOf(call).types) {
    const known = categories.get(category) ?? [];
    categories.set(category, [
      ...known,
      {
        describeUrl: `/services/data/${call.version}/analytics/reportTypes/${encodeURIComponent(type.name)}`,
        description: type.description ?? null,
        isCustomReportType: type.custom,
        isEnabled: true,
        isHidden: false,
        label: inLanguage(type.label, type.labels, language),
        supportsJoinedFormat: false,
        type: type.name,
      },
    ]);
  }
  return [...categories].map(([label, reportTypes]) => ({
    label: label.charAt(0).toUpperCase() + label.slice(1),
    reportTypes,
  }));
}

/** With the metadata of a new report of the type: its columns are those that are checked by default. */
function describe(call: Call): ApiResponse {
  const type = libraryOf(call).typeOf(call.params['type'] ?? '');
  if (type === undefined) throw notFound('The report type could not be found.');
  const checked = type.categories.flatMap(({ columns }) => columns.filter(({ checkedByDefault }) => checkedByDefault));
  const columns = checked.map(({ name }) => ({ field: name, aggregates: [] }));
  const report = { ...EMPTY_REPORT, name: 'New Report', reportType: type.name, columns };
  const plan = planReport(sourceOf(call.context, call.user), report, type);
  const language = call.context.org.language(call.user);
  return {
    status: 200,
    body: {
      attributes: {
        describeUrl: `/services/data/${call.version}/analytics/reportTypes/${type.name}`,
        type: 'Report Type',
      },
      reportExtendedMetadata: extendedMetadata(plan, language),
      reportMetadata: reportMetadata(report, type, { identity: undefined, language }),
      reportTypeMetadata: typeMetadata(type, typeContext(call)),
    },
  };
}
