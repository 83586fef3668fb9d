import type { DatabaseSync } from 'node:sqlite';
import type { SchemaComponent } from '../schema/component.ts';
import type { XmlObject } from '../xml/xmlValue.ts';

/** A stored component with its file name and audit data. */
export interface StoredComponent extends SchemaComponent {
  /** Below the package's root, e.g. `objects/Opportunity.object`. */
  readonly fileName: string;
  readonly createdDate: string;
  readonly createdById: string;
  readonly lastModifiedDate: string;
  readonly lastModifiedById: string;
}

/** A component's file as deployed. Children of objects and labels have none, since they share a file. */
export interface ComponentFile {
  readonly path: string;
  readonly content: Uint8Array;
}

/** The deployed metadata, stored in the org's database. */
export interface ComponentStore {
  all(): StoredComponent[];
  find(type: string, fullName: string): StoredComponent | undefined;
  files(type: string, fullName: string): ComponentFile[];
  put(component: StoredComponent, files: readonly ComponentFile[]): void;
  remove(type: string, fullName: string): void;
  meta(key: string): string | undefined;
  setMeta(key: string, value: string): void;
  /** Records that a roll-up was deleted; it counts against the allowance for 15 days. */
  noteDeletedRollUp(fullName: string, deletedAt: string): void;
  /** Lower-case full names of the object's roll-ups that were deleted since. */
  deletedRollUps(objectName: string, since: string): string[];
  /** The key prefix of a custom object's ids. Assigned once, and kept after the object is deleted. */
  keyPrefix(objectName: string, make: (index: number) => string): string;
}

/** Opens the component store. Its tables must exist (`createInternalTables`). */
export function openComponentStore(database: DatabaseSync): ComponentStore {
  const meta = (key: string): string | undefined => {
    const row = database.prepare('SELECT value FROM "~meta" WHERE key = ?').get(key);
    return row === undefined ? undefined : String(row.value);
  };
  const setMeta = (key: string, value: string): void => {
    database
      .prepare('INSERT INTO "~meta" (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value')
      .run(key, value);
  };
  return {
    ...componentTable(database),
    meta,
    setMeta,
    noteDeletedRollUp: (fullName, deletedAt) => setMeta(`deletedRollUp:${fullName.toLowerCase()}`, deletedAt),
    deletedRollUps(objectName, since) {
      const prefix = `deletedRollUp:${objectName.toLowerCase()}.`;
      return database
        .prepare('SELECT key FROM "~meta" WHERE substr(key, 1, ?) = ? AND value >= ?')
        .all(prefix.length, prefix, since)
        .map((row) => String(row.key).slice('deletedRollUp:'.length));
    },
    keyPrefix(objectName, make) {
      const key = `keyPrefix:${objectName.toLowerCase()}`;
      const known = meta(key);
      if (known !== undefined) return known;
      const next = Number(meta('nextKeyPrefix') ?? 0);
      setMeta(key, make(next));
      setMeta('nextKeyPrefix', String(next + 1));
      return make(next);
    },
  };
}

function componentTable(database: DatabaseSync): Pick<ComponentStore, 'all' | 'find' | 'files' | 'put' | 'remove'> {
  return {
    all: () => database.prepare('SELECT * FROM "~component" ORDER BY type, fullName').all().map(toComponent),
    find(type, fullName) {
      const row = database
        .prepare('SELECT * FROM "~component" WHERE type = ? AND fullName = ? COLLATE NOCASE')
        .get(type, fullName);
      return row === undefined ? undefined : toComponent(row);
    },
    files: (type, fullName) =>
      database
        .prepare('SELECT path, content FROM "~componentFile" WHERE type = ? AND fullName = ? ORDER BY path')
        .all(type, fullName)
        .map((row) => ({ path: String(row.path), content: row.content as Uint8Array })),
    put(component, files) {
      database
        .prepare('INSERT OR REPLACE INTO "~component" VALUES (?, ?, ?, ?, ?, ?, ?, ?)')
        .run(
          component.type,
          component.fullName,
          component.fileName,
          JSON.stringify(component.body),
          component.createdDate,
          component.createdById,
          component.lastModifiedDate,
          component.lastModifiedById,
        );
      database
        .prepare('DELETE FROM "~componentFile" WHERE type = ? AND fullName = ?')
        .run(component.type, component.fullName);
      const insert = database.prepare('INSERT INTO "~componentFile" VALUES (?, ?, ?, ?)');
      for (const file of files) insert.run(component.type, component.fullName, file.path, file.content);
    },
    remove(type, fullName) {
      database.prepare('DELETE FROM "~component" WHERE type = ? AND fullName = ?').run(type, fullName);
      database.prepare('DELETE FROM "~componentFile" WHERE type = ? AND fullName = ?').run(type, fullName);
    },
  };
}

function toComponent(row: Record<string, unknown>): StoredComponent {
  return {
    type: String(row.type),
    fullName: String(row.fullName),
    fileName: String(row.fileName),
    body: JSON.parse(String(row.body)) as XmlObject,
    createdDate: String(row.createdDate),
    createdById: String(row.createdById),
    lastModifiedDate: String(row.lastModifiedDate),
    lastModifiedById: String(row.lastModifiedById),
  };
}
