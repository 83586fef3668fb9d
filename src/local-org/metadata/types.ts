import type { RunningUser } from '../base/values.ts';

/** What the metadata API does, without SOAP. Zips are in metadata format (package.xml, `objects/X.object` …). */
export interface MetadataStore {
  /** Deploys all or nothing. With `checkOnly` nothing changes. Never throws for the package's faults: they are in the result. */
  deploy(user: RunningUser, zip: Uint8Array, options: { checkOnly: boolean }): DeployResult;
  list(type: string): { fullName: string; fileName: string; lastModifiedDate: string; lastModifiedByName: string }[];
  /** The component as the plain object that its XML stands for; null where there is none. */
  read(type: string, fullNames: readonly string[]): (Record<string, unknown> | null)[];
  /** A zip of the named components, laid out under `unpackaged/`. */
  retrieve(members: readonly { type: string; members: readonly string[] }[], apiVersion: string): Uint8Array;
  /** Types that can be deployed, with their folder and file suffix. */
  types(): {
    xmlName: string;
    directoryName: string;
    suffix: string;
    childXmlNames: readonly string[];
    metaFile: boolean;
  }[];
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
