import type { GraphQLSchema } from 'graphql';
import type { RunningUser, SaveRequest, SaveResult } from '../../base/values.ts';
import type { SoqlEngine } from '../../soql/engine.ts';
import type { Org } from '../../org/types.ts';
import type { Decision } from '../../save/shared-transaction.ts';
import type { Permissions } from '../../base/permissions.ts';
import type { Sessions } from '../../security/sessions.ts';
import type { MetadataJobs } from '../../metadata/jobs.ts';

/** A request as handlers receive it, over HTTP or as a subrequest of a composite call. */
export interface ApiRequest {
  readonly method: string;
  /** Begins with one `/`, without the query string, not decoded. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Uint8Array;
  /** The body of an upload, unread and with at most so many bytes as may be uploaded; `body` is empty then. */
  readonly upload?: AsyncIterable<Uint8Array>;
}

/** `body`: a plain value is written as JSON; bytes, text and streams are written as they are with the `Content-Type` in `headers`. */
export interface ApiResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** Numbers of records written, by object and operation: `{ DF_Answer__c: { insert: 3 } }`. */
export type WriteCounts = Record<string, Record<string, number>>;

/** The state of a running server that all calls share. A room that needs more extends this interface. */
export interface ApiContext {
  readonly org: Org;
  readonly soql: SoqlEngine;
  readonly sessions: Sessions;
  readonly jobs: MetadataJobs;
  /** Cached GraphQL schemas, by the user's permissions. */
  readonly graphqlSchemas: WeakMap<Permissions, GraphQLSchema>;
  readonly instanceUrl: string;
  /** Requests answered since the start, for `Sforce-Limit-Info`. */
  readonly usage: { requests: number };
  /** Artificial delay added to every API call, in milliseconds, to simulate a slow connection. */
  readonly latency: { milliseconds: number };
}

/** One call: the request, its user, and the values of the path's placeholders. */
export interface Call<Context extends ApiContext = ApiContext> {
  readonly context: Context;
  readonly request: ApiRequest;
  readonly user: RunningUser;
  readonly params: Readonly<Record<string, string>>;
  /** `v66.0` */
  readonly version: string;
  /** Saves as the user and counts what was written for the request log. */
  readonly save: (requests: readonly SaveRequest[], options: { allOrNone: boolean }) => SaveResult[];
  /** Runs another request as the same user, inside this one. */
  readonly subrequest: Subrequest;
  /** Runs requests as the same user in one transaction, which is kept when the work decides so. Only for requests that wait for nothing. */
  readonly atomic: <T>(work: (subrequest: Subrequest) => Promise<Decision<T>>) => Promise<T>;
  readonly writes: WriteCounts;
}

/** Runs another request as the same user; an error becomes its response. */
export type Subrequest = (request: ApiRequest) => Promise<ApiResponse>;

export type Handler<Context extends ApiContext = ApiContext> = (
  call: Call<Context>,
) => ApiResponse | Promise<ApiResponse>;

/** One row of the route table. `:name` matches one segment of the path. */
export interface Route<Context extends ApiContext = ApiContext> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly handle: Handler<Context>;
}

/** An answer with the data that the request log needs. */
export interface Answered {
  readonly response: ApiResponse;
  readonly user?: RunningUser;
  readonly writes: WriteCounts;
  readonly error?: string;
  /** The connection is ended without an answer. */
  readonly cut?: true;
}
