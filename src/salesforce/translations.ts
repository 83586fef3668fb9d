import type { OrgConnection } from './connection.ts';
import type { DeployProblem } from './deploy.ts';

/** The largest number of components in one `read` call of the Metadata API. */
const READ_BATCH = 10;

/** Converts jsforce's result (one entry, several, or none) to a list. */
function listOf<Entry>(value: Entry | readonly Entry[] | null | undefined): readonly Entry[] {
  return value === null || value === undefined ? [] : ([value].flat() as Entry[]);
}

/**
 * Reads the translated messages of validation rules: by the name of the translation (`Opportunity-de`), then by rule. Translations that
 * the org does not have are left out.
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

/** Whether a component failed because its language, or Translation Workbench, is not enabled in the org. */
export function isLanguageOff({ problem }: DeployProblem): boolean {
  return /not available for deploy for this organization/i.test(problem);
}
