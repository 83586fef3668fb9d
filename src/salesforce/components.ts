import { strFromU8, unzipSync } from 'fflate';
import { API_VERSION, type OrgConnection } from './connection.ts';
import { OrgRefused, OrgThrottled } from './errors.ts';

/** A custom field of the org. Blank texts are `''`. */
export interface OrgField {
  /** `Opportunity.Rank__c` */
  readonly fullName: string;
  /** `Checkbox`, `Text` … */
  readonly type: string;
  readonly formula: string;
  readonly description: string;
}

/** The largest number of components in one `read` call of the Metadata API. */
const READ_BATCH = 10;

/** Reads custom fields by their full names, also those that this user may not read in records. Missing ones are left out. */
export async function readFields(org: OrgConnection, names: readonly string[]): Promise<OrgField[]> {
  const fields: OrgField[] = [];
  for (let start = 0; start < names.length; start += READ_BATCH) {
    const batch = names.slice(start, start + READ_BATCH);
    const read = await org.call(async (client) => client.metadata.read('CustomField', batch));
    for (const { fullName, type, formula, description } of [read ?? []].flat()) {
      if (typeof fullName !== 'string' || fullName === '') continue;
      fields.push({ fullName, type: type ?? '', formula: formula ?? '', description: description ?? '' });
    }
  }
  return fields;
}

const FIRST_PAUSE = 100;
const LONGEST_PAUSE = 2_000;
const PATIENCE = 10 * 60_000;

/**
 * Retrieves components of a type that has one file each: the text of the file by the component's name. Missing ones are left out.
 * @param folder where the zip has the files of the type, such as `permissionsets` @param names `DF_Seller`; with their folder, where the type has folders
 */
export async function retrieveTexts(
  org: OrgConnection,
  type: string,
  folder: string,
  names: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const request = {
    apiVersion: API_VERSION,
    singlePackage: true,
    unpackaged: { types: [{ name: type, members: [...names] }], version: API_VERSION },
  };
  const { id } = await org.call(async (client) => client.metadata.retrieve(request as never));
  let waited = 0;
  for (let pause = FIRST_PAUSE; ; pause = Math.min(LONGEST_PAUSE, pause * 1.5)) {
    const status = await org.call(async (client) => client.metadata.checkRetrieveStatus(id));
    if (status.done) {
      const message = status.errorMessage ?? 'The org gave no reason.';
      if (!status.success) throw new OrgRefused([{ errorCode: 'RETRIEVE_FAILED', message, fields: [] }]);
      return textsIn(Buffer.from(status.zipFile, 'base64'), folder, names);
    }
    if (waited > PATIENCE) throw new OrgThrottled(`The org has not finished retrieval \`${id}\` yet.`);
    await org.sleep(pause);
    waited += pause;
  }
}

function textsIn(zip: Uint8Array, folder: string, names: readonly string[]): ReadonlyMap<string, string> {
  const nameOf = (path: string) => `/${path}`.split(`/${folder}/`)[1]?.split('.')[0] ?? '';
  return new Map(
    Object.entries(unzipSync(zip)).flatMap(([path, bytes]) =>
      names.includes(nameOf(path)) ? [[nameOf(path), strFromU8(bytes)]] : [],
    ),
  );
}
