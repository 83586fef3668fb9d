// The platform's modules that @salesforce/lightning-types does not describe, as far as our bundles use them.

/// <reference types="@salesforce/lightning-types" />

declare module 'lightning/graphql' {
  import type { WireAdapterConstructor } from 'lwc';

  /** What `gql` makes of a query; opaque, and not reactive. */
  export interface GraphQLDocument {
    readonly __graphql: true;
  }
  export interface GraphQLError {
    readonly message: string;
  }
  /** `errors`, not `error`: the GraphQL specification's word. Both may be there: a partial answer. */
  export interface GraphQLResult<Data = unknown> {
    readonly data?: Data | undefined;
    readonly errors?: readonly GraphQLError[] | undefined;
    /** Asks the server again and emits anew; new records show only after this. */
    readonly refresh?: (() => Promise<void>) | undefined;
  }
  export function gql(text: TemplateStringsArray, ...values: readonly unknown[]): GraphQLDocument;
  /** Resolves also when the org refuses: then `errors` has why. Rejects when nothing came back. */
  export function executeMutation(input: {
    query: GraphQLDocument;
    variables?: Record<string, unknown>;
    operationName?: string;
  }): Promise<{ readonly data?: unknown; readonly errors?: readonly GraphQLError[] | undefined }>;
  export const graphql: WireAdapterConstructor<
    { query: GraphQLDocument | undefined; variables?: Record<string, unknown> | undefined; operationName?: string },
    // The value depends on the query, so it is given where the wire is declared.
    any
  >;
}

declare module 'lightning/uiRecordApi' {
  import type { WireAdapterConstructor } from 'lwc';

  export interface FieldId {
    readonly fieldApiName: string;
    readonly objectApiName: string;
  }
  export interface FieldValueRepresentation {
    readonly value: string | number | boolean | null | RecordRepresentation;
    readonly displayValue: string | null;
  }
  export interface RecordRepresentation {
    readonly id: string;
    readonly apiName: string;
    /** The master's id where the record has none of its own. */
    readonly recordTypeId?: string | null;
    readonly fields: Readonly<Record<string, FieldValueRepresentation>>;
  }
  /** `fetchResponse` shape of Lightning Data Service. */
  export interface LdsError {
    readonly status: number;
    readonly statusText: string;
    readonly ok: false;
    readonly body: unknown;
  }
  export interface LdsResult<Data> {
    readonly data?: Data | undefined;
    readonly error?: LdsError | undefined;
  }
  export const getRecord: WireAdapterConstructor<
    {
      recordId: string | undefined;
      fields?: readonly (string | FieldId)[] | undefined;
      optionalFields?: readonly (string | FieldId)[] | undefined;
    },
    any
  >;
  export function getFieldValue(record: RecordRepresentation | undefined, field: string | FieldId): unknown;
  export function getFieldDisplayValue(
    record: RecordRepresentation | undefined,
    field: string | FieldId,
  ): string | null;
  export function createRecord(input: {
    apiName: string;
    fields: Record<string, unknown>;
  }): Promise<RecordRepresentation>;
  export function updateRecord(
    input: { fields: Record<string, unknown> },
    /** `ifUnmodifiedSince`: `LastModifiedDate` as it was read; rejects when the record was changed since. */
    clientOptions?: { ifUnmodifiedSince?: string },
  ): Promise<RecordRepresentation>;
  export function notifyRecordUpdateAvailable(records: readonly { recordId: string }[]): Promise<void>;
}

declare module 'lightning/platformShowToastEvent' {
  export class ShowToastEvent extends CustomEvent<{
    title: string;
    message?: string;
    variant?: 'info' | 'success' | 'warning' | 'error';
    mode?: 'dismissible' | 'pester' | 'sticky';
  }> {
    constructor(toast: { title: string; message?: string; variant?: string; mode?: string });
  }
}

declare module 'lightning/refresh' {
  /** Bubbles to the page, which then calls every registered handler. */
  export class RefreshEvent extends CustomEvent<undefined> {
    constructor();
  }
  /** `handler` resolves to true when the refresh may go on to the components below. Returns a handle for unregistering. */
  export function registerRefreshHandler(element: unknown, handler: () => Promise<boolean>): number;
  export function unregisterRefreshHandler(handle: number): void;
}

declare module 'lightning/navigation' {
  import type { WireAdapterConstructor } from 'lwc';

  export interface PageReference {
    readonly type: string;
    readonly attributes?: Readonly<Record<string, string>>;
    readonly state?: Readonly<Record<string, string>>;
  }
  type Constructor = abstract new (...parameters: any[]) => object;
  interface Navigation {
    [name: symbol]: any;
  }
  export const NavigationMixin: (<Base extends Constructor>(
    base: Base,
  ) => Base & (new (...parameters: any[]) => Navigation)) & {
    readonly Navigate: unique symbol;
    readonly GenerateUrl: unique symbol;
  };
  /** Emits the reference of the present page after every navigation; its `state` is the query string. */
  export const CurrentPageReference: WireAdapterConstructor<object, PageReference | undefined>;
}

declare module 'lightning/uiObjectInfoApi' {
  import type { WireAdapterConstructor } from 'lwc';
  import type { FieldId } from 'lightning/uiRecordApi';

  /** A field as the user may see it; one that may not be seen is not there at all. */
  export interface FieldRepresentation {
    readonly apiName: string;
    readonly label: string;
    /** `String`, `Picklist`, `Currency` … */
    readonly dataType: string;
    /** `PlainTextArea`, `RichTextArea` … */
    readonly extraTypeInfo: string | null;
    readonly htmlFormatted: boolean;
    readonly calculated: boolean;
    readonly updateable: boolean;
    readonly length: number;
    readonly scale: number;
    /** The picklist or checkbox on which a dependent picklist depends. */
    readonly controllerName: string | null;
  }
  export interface ObjectInfoRepresentation {
    readonly apiName: string;
    /** In the user’s language, as those of its fields. */
    readonly label: string;
    readonly updateable: boolean;
    readonly defaultRecordTypeId: string | null;
    readonly fields: Readonly<Record<string, FieldRepresentation>>;
  }
  export interface PicklistValuesRepresentation {
    /** Active values in the org's order, with labels in the user's language. */
    readonly values: readonly {
      readonly value: string;
      readonly label: string;
      /** Of an opportunity stage; null for values of other picklists. */
      readonly attributes?: { readonly closed?: boolean } | null;
      /** Of a dependent picklist: the numbers of the controlling values that it goes with. */
      readonly validFor: readonly number[];
    }[];
    /** Controlling values with their numbers; empty where the picklist depends on none. */
    readonly controllerValues: Readonly<Record<string, number>>;
  }
  export const getObjectInfo: WireAdapterConstructor<{ objectApiName: string | undefined }, any>;
  export const getPicklistValues: WireAdapterConstructor<
    { recordTypeId: string | undefined; fieldApiName: string | FieldId | undefined },
    any
  >;
}
