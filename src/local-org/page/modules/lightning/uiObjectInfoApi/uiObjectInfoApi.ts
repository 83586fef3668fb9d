import { API } from 'host/http';
import { read } from 'host/metadata';

type ObjectName = string | { readonly objectApiName: string };
type FieldName = string | { readonly fieldApiName: string; readonly objectApiName: string };
interface Emitted {
  readonly data: unknown;
  readonly error: unknown;
}

/** A wire over what the org says of its objects. Emits nothing before its configuration names something to read. */
abstract class MetadataWire<Config> {
  #emit: (value: Emitted) => void;
  #path: string | undefined;
  #stop: () => void = () => {};

  constructor(emit: (value: Emitted) => void) {
    this.#emit = emit;
    emit({ data: undefined, error: undefined });
  }

  /** Where it is read; undefined as long as something is not given. */
  protected abstract pathOf(config: Config): string | undefined;

  connect(): void {}

  update(config: Config): void {
    const path = this.pathOf(config);
    if (path === this.#path) return;
    this.#stop();
    this.#stop = () => {};
    this.#path = path;
    if (path === undefined) return;
    this.#stop = read(
      path,
      (data) => this.#emit({ data, error: undefined }),
      (error) => this.#emit({ data: undefined, error }),
    );
  }

  disconnect(): void {
    this.#stop();
    this.#path = undefined;
  }
}

/** Wire adapter: an object with its fields, as the user may see and change them. */
export class getObjectInfo extends MetadataWire<{ readonly objectApiName?: ObjectName }> {
  protected pathOf({ objectApiName }: { readonly objectApiName?: ObjectName }): string | undefined {
    const name = typeof objectApiName === 'object' ? objectApiName.objectApiName : objectApiName;
    return name ? infoPath(name) : undefined;
  }
}

interface PicklistConfig {
  readonly recordTypeId?: string;
  readonly fieldApiName?: FieldName;
}

/** Wire adapter: the active values of a picklist that a record type offers, with labels in the user's language. */
export class getPicklistValues extends MetadataWire<PicklistConfig> {
  protected pathOf({ recordTypeId, fieldApiName }: PicklistConfig): string | undefined {
    if (!recordTypeId || !fieldApiName) return undefined;
    const name =
      typeof fieldApiName === 'string' ? fieldApiName : `${fieldApiName.objectApiName}.${fieldApiName.fieldApiName}`;
    const [object, field] = name.split('.');
    if (!object || !field) return undefined;
    return `${infoPath(object)}/picklist-values/${encodeURIComponent(recordTypeId)}/${encodeURIComponent(field)}`;
  }
}

function infoPath(object: string): string {
  return `${API}/ui-api/object-info/${encodeURIComponent(object)}`;
}
