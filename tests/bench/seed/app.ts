import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { API_VERSION, sourceToZip } from '../../../src/salesforce/index.ts';
import type { Org } from '../../../src/local-org/types.ts';
import { userOf } from './fill.ts';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * Deploys folders of the project in source format, one after the other, as the admin.
 * @throws Error with what is wrong when the org does not accept one
 */
export async function deployApp(org: Org, folders: readonly ('main' | 'gates')[]): Promise<void> {
  for (const folder of folders) {
    const zip = await sourceToZip(join(ROOT, 'force-app', folder), API_VERSION);
    const result = org.metadata.deploy(userOf(org, 'admin'), zip, { checkOnly: false });
    if (result.success) continue;
    const problems = result.components.flatMap(({ fullName, problem }) => (problem ? [`${fullName}: ${problem}`] : []));
    throw new Error(`The org does not accept force-app/${folder}: ${problems.join('; ')}`);
  }
}
