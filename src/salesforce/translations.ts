import type { OrgConnection } from './connection.ts';
import type { DeployProblem } from './deploy.ts';

/** How many components the metadata API reads in one call. */
const READ_BATCH = 10;

/** One entry or several, or none, of what jsforce read. */
function listOf<Entry>(value: Entry | readonly Entry[] | null | undefined): readonly Entry[] {
  return value === null || value === undefined ? [] : ([value].flat() as Entry[]);
}

/**
 * The messages of validation rules as an org translates them: by the name of the translation (`Opportunity-de`), then by rule. A
 * translation that the org does not have, or that it has no language for, is not in the result.
 */
export async function readRuleMessages(
  org: OrgConnection,
  names: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, string>>> {
  const found = new Map<string, ReadonlyMap<string, string>>();
  for (let start = 0; start < names.length; start += READ_BATCH) {
    const batch = names.slice(start, start + READ_BATCH);
    const read = await org.call(async (client) => client.metadata.read('CustomObjectTranslation', batch));
    for (const one of listOf(read)) {
      if (typeof one.fullName !== 'string' || one.fullName === '') continue;
      const messages = listOf(one.validationRules).map(({ name, errorMessage }): [string, string] => [
        name,
        errorMessage ?? '',
      ]);
      found.set(one.fullName, new Map(messages));
    }
  }
  return found;
}

/** Whether a component was refused because the org has not its language, or no Translation Workbench at all. */
export function isLanguageOff({ problem }: DeployProblem): boolean {
  return /not available for deploy for this organization/i.test(problem);
}
