import type { DashboardDefinition, ReportDefinition } from '../../analytics/definitions/types.ts';
import type { ReportType } from '../../analytics/types/reportType.ts';
import type { Schema } from '../../schema/types.ts';
import type { XmlObject } from '../../xml/xmlValue.ts';
import type { ApiContext, Call as AnyCall } from '../http/types.ts';
import type { ReportInstances } from './instances.ts';

/** A report or dashboard of the org. */
export interface Stored<Definition> {
  readonly id: string;
  readonly developerName: string;
  readonly folderId: string;
  readonly definition: Definition;
  readonly body: XmlObject;
  /** Of a dashboard: the id of the user as whom it is run. */
  readonly runningUserId?: string;
}

/** The reports and dashboards of the org, by id; each deploy makes a new one. */
export interface Library {
  readonly reports: ReadonlyMap<string, Stored<ReportDefinition>>;
  readonly dashboards: ReadonlyMap<string, Stored<DashboardDefinition>>;
  readonly typeOf: (name: string) => ReportType | undefined;
  /** Custom report types that are deployed for use, then standard ones. */
  readonly types: readonly { readonly category: string; readonly type: ReportType }[];
  /** Bodies of folders, by id. */
  readonly folders: ReadonlyMap<string, XmlObject>;
}

/** The server's state with what the Analytics API keeps. */
export interface AnalyticsContext extends ApiContext {
  readonly analytics: {
    /** Reports and dashboards by the schema, which each deploy makes anew. */
    readonly libraries: WeakMap<Schema, Library>;
    readonly instances: ReportInstances;
  };
}

export type Call = AnyCall<AnalyticsContext>;
