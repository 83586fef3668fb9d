import type { StoredRow } from '../base/values.ts';

/** The operation behind an event. `GAP_…` stands for a change whose values are not in the event. */
export type EventChangeType =
  | 'CREATE'
  | 'UPDATE'
  | 'DELETE'
  | 'UNDELETE'
  | 'GAP_CREATE'
  | 'GAP_UPDATE'
  | 'GAP_DELETE'
  | 'GAP_UNDELETE'
  | 'GAP_OVERFLOW';

/** Salesforce's ChangeEventHeader, with the field names of the object; the API writes parts of compound fields with a dot. */
export interface ChangeEventHeader {
  readonly entityName: string;
  readonly recordIds: readonly string[];
  readonly changeType: EventChangeType;
  /** `com/salesforce/api/rest/66.0;client=NAME`; empty for a save that no API call made. */
  readonly changeOrigin: string;
  readonly transactionKey: string;
  /** Place within the transaction, from 1. */
  readonly sequenceNumber: number;
  /** Epoch milliseconds. */
  readonly commitTimestamp: number;
  /** Increases with each transaction. */
  readonly commitNumber: number;
  readonly commitUser: string;
  readonly nulledFields: readonly string[];
  /** Always empty: large texts are sent whole. */
  readonly diffFields: readonly string[];
  readonly changedFields: readonly string[];
}

/** An event before it is stored. `fields`: the values by field name; empty for deletions, gaps and overflow. */
export interface ChangeEvent {
  readonly header: ChangeEventHeader;
  readonly fields: StoredRow;
  /** Channels on which the object was selected at the commit: `ChangeEvents`, `Sales__chn`. */
  readonly channels: readonly string[];
}

/** A stored event. Replay ids increase, with gaps. */
export interface StoredEvent extends ChangeEvent {
  readonly replayId: number;
}

/** The objects that are captured, by lower-case name, each with the channels that its events belong to. */
export type Selection = ReadonlyMap<string, readonly string[]>;
