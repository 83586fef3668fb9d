import type { Org } from '../../org/types.ts';
import type { SoqlEngine } from '../../soql/engine.ts';
import type { BulkFiles } from './files.ts';

/** What the jobs work with. */
export interface BulkContext {
  readonly org: Org;
  readonly soql: SoqlEngine;
  readonly files: BulkFiles;
}
