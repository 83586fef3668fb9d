import type { Schema } from '../../schema/types.ts';
import type { ApiContext, Call as AnyCall } from '../http/types.ts';
import type { ReportInstances } from './instances.ts';
import type { Library } from './library.ts';

/** The server's state with what the Analytics API keeps. */
export interface AnalyticsContext extends ApiContext {
  readonly analytics: {
    /** Reports and dashboards by the schema, which each deploy makes anew. */
    readonly libraries: WeakMap<Schema, Library>;
    readonly instances: ReportInstances;
  };
}

export type Call = AnyCall<AnalyticsContext>;
