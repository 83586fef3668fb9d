import type { DatabaseSync } from 'node:sqlite';
import type { SaveEngine } from '../save/types.ts';
import type { SchemaComponent } from '../schema/component.ts';
import type { Schema } from '../schema/types.ts';
import type { Sequences } from '../store/database.ts';
import type { ComponentStore } from './store.ts';

/** The parts of the org that the metadata store uses. */
export interface MetadataHost {
  readonly database: DatabaseSync;
  readonly components: ComponentStore;
  /** The schema that the components would give; without them, that of the stored ones. */
  readonly build: (components?: readonly SchemaComponent[]) => Schema;
  readonly clock: () => Date;
  readonly sequences: Sequences;
  readonly current: () => SaveEngine;
  /** An engine for a schema whose tables are already there. */
  readonly prepare: (schema: Schema) => SaveEngine;
  /** From now on the org works with this engine. */
  readonly adopt: (engine: SaveEngine) => void;
}
