import { API } from 'host/http';
import { MetadataWire } from 'host/metadataWire';
import type { Emitted } from 'host/metadataWire';

type ObjectName = string | { readonly objectApiName: string };
type FieldName = string | { readonly fieldApiName: string; readonly objectApiName: string };

/** Wire adapter: an object with its fields, as the user may see and change them. */
export class getObjectInfo {
  #wire: MetadataWire;

  constructor(emit: (value: Emitted) => void) {
    this.#wire = new MetadataWire(emit);
  }

  connect(): void {}

  update({ objectApiName }: { readonly objectApiName?: ObjectName }): void {
    const name = typeof objectApiName === 'object' ? objectApiName.objectApiName : objectApiName;
    this.#wire.read(name ? infoPath(name) : undefined);
  }

  disconnect(): void {
    this.#wire.stop();
  }
}

interface PicklistConfig {
  readonly recordTypeId?: string;
  readonly fieldApiName?: FieldName;
}

/** Wire adapter: the active values that a record type offers in a picklist, with labels in the user's language. */
export class getPicklistValues {
  #wire: MetadataWire;

  constructor(emit: (value: Emitted) => void) {
    this.#wire = new MetadataWire(emit);
  }

  connect(): void {}

  update(config: PicklistConfig): void {
    this.#wire.read(picklistPath(config));
  }

  disconnect(): void {
    this.#wire.stop();
  }
}

function picklistPath({ recordTypeId, fieldApiName }: PicklistConfig): string | undefined {
  if (!recordTypeId || !fieldApiName) return undefined;
  const name =
    typeof fieldApiName === 'string' ? fieldApiName : `${fieldApiName.objectApiName}.${fieldApiName.fieldApiName}`;
  const [object, field] = name.split('.');
  if (!object || !field) return undefined;
  return `${infoPath(object)}/picklist-values/${encodeURIComponent(recordTypeId)}/${encodeURIComponent(field)}`;
}

function infoPath(object: string): string {
  return `${API}/ui-api/object-info/${encodeURIComponent(object)}`;
}
