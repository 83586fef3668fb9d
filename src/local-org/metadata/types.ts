import type { RunningUser } from '../base/values.ts';
import type { StoredComponent } from './store.ts';

/** The operations of the Metadata API, without SOAP. Zips are in metadata format (package.xml, `objects/X.object` …). */
export interface MetadataStore {
  /** Deploys all or nothing; `checkOnly` only validates. Faults of the package are in the result and never thrown. */
  deploy(user: RunningUser, zip: Uint8Array, options: DeployStoreOptions): DeployResult;
  list(type: string): ListedComponent[];
  /** The components as plain objects with their XML elements as members; null for a missing one. */
  read(type: string, fullNames: readonly string[]): (Record<string, unknown> | null)[];
  /** All deployed components, and the profiles, standard value sets and roles that the org has without a deploy. */
  components(): readonly StoredComponent[];
  /** The text of a component's file next to its metadata: the source of a class or trigger. */
  source(type: string, fullName: string): string | undefined;
  /** The contents of a static resource with its media type; undefined where there is none. */
  resource(fullName: string): { readonly content: Uint8Array; readonly contentType: string } | undefined;
  /** A zip of the named components, laid out under `unpackaged/`. */
  retrieve(members: readonly { type: string; members: readonly string[] }[], apiVersion: string): Uint8Array;
  /** What a retrieve of these members does not find, as its messages. */
  missing(
    members: readonly { type: string; members: readonly string[] }[],
  ): { readonly fileName: string; readonly problem: string }[];
  /** Why a type cannot be listed or read; undefined for a type that the org has. */
  typeProblem(type: string): string | undefined;
  /** Types that can be deployed, with their folder and file suffix. */
  types(): {
    xmlName: string;
    directoryName: string;
    suffix: string;
    childXmlNames: readonly string[];
    metaFile: boolean;
  }[];
}

/** A component in a list; the ids of the users are empty where the org has it without a deploy. */
interface ListedComponent {
  readonly fullName: string;
  readonly fileName: string;
  readonly createdDate: string;
  readonly createdById: string;
  readonly createdByName: string;
  readonly lastModifiedDate: string;
  readonly lastModifiedById: string;
  readonly lastModifiedByName: string;
}

/** How a package is deployed. */
export interface DeployStoreOptions {
  readonly checkOnly: boolean;
  /** Runs within the transaction of a deployment that is kept; an error there rolls all back. */
  readonly beforeCommit?: (result: DeployResult) => void;
}

export interface ComponentResult {
  readonly componentType: string;
  readonly fullName: string;
  /** As in the zip. */
  readonly fileName: string;
  readonly success: boolean;
  readonly created: boolean;
  readonly changed: boolean;
  readonly deleted: boolean;
  readonly problem?: string;
  readonly problemType?: 'Error' | 'Warning';
  readonly lineNumber?: number;
  readonly columnNumber?: number;
}

export interface DeployResult {
  readonly success: boolean;
  readonly checkOnly: boolean;
  readonly components: readonly ComponentResult[];
}
