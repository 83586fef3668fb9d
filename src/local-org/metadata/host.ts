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
  /** Builds a schema from the components, by default from the stored ones. */
  readonly build: (components?: readonly SchemaComponent[]) => Schema;
  readonly clock: () => Date;
  readonly sequences: Sequences;
  readonly current: () => SaveEngine;
  /** Makes an engine for a schema whose tables already exist. */
  readonly prepare: (schema: Schema) => SaveEngine;
  /** Replaces the org's engine, after the deploy is committed. */
  readonly adopt: (engine: SaveEngine) => void;
}
