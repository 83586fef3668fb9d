import { parsePlaybook } from '../../playbook/index.ts';
import type { LocalOrg } from '../../local-org/index.ts';
import { singleCurrency, type OrgConnection } from '../../salesforce/index.ts';
import { deployPlaybook } from '../../sync/index.ts';
import { FindingsError } from '../errors.ts';
import { readText, shownPath } from '../files.ts';
import type { Io, UserName } from '../io.ts';
import { packagePaths } from '../paths.ts';
import { assignPermissionSets, installApp, installEvents, installTranslations } from './installApp.ts';
import { readMarker } from './marker.ts';

/** An org whose app another version brought, and how to reach it. */
export interface OldOrg {
  readonly org: LocalOrg;
  readonly folder: string;
  readonly as: (user: UserName) => OrgConnection;
  /** The version that set the app up; undefined for the releases that did not note theirs. */
  readonly from: string | undefined;
  readonly to: string;
}

/** Whether the org has the app at all: one started with `--empty` has not. */
export function hasApp(org: LocalOrg): boolean {
  return org.org.schema.objects.has('df_answer__c');
}

/**
 * Deploys this version's app into a folder of an earlier version, as the first setup does, then the shipped playbook where it is live.
 * Records stay as they are.
 * @returns what was changed, one sentence
 * @throws FindingsError with the advice to reset, where the org refuses
 */
export async function updateApp(io: Io, old: OldOrg): Promise<string> {
  const { org, as, folder, to } = old;
  const before = fieldsOf(org);
  try {
    await installApp(as('admin'));
    await installTranslations(as('admin'));
    await installEvents(as('admin'));
    await assignPermissionSets(as('admin'), usersOf(org));
    const rules = await updateRules(io, old);
    const added = [...fieldsOf(org)].filter(([name]) => !before.has(name));
    const rollUps = added.filter(([, isRollUp]) => isRollUp).map(([name]) => `\`${name}\``);
    const parts = [
      `${added.length} new ${added.length === 1 ? 'field' : 'fields'}`,
      ...(rollUps.length === 0 ? [] : [`roll-up ${rollUps.join(', ')} calculated`]),
      ...rules,
    ];
    return `The local org in \`${shownPath(io, folder)}\` was set up by ${versionText(old.from)} and now has the app of ${to}: ${parts.join('; ')}. Its records are as they were.`;
  } catch (error) {
    throw new FindingsError(
      `The local org in \`${shownPath(io, folder)}\` was set up by ${versionText(old.from)} and cannot be updated to ${to}: ${error instanceof Error ? error.message : String(error)} Start that version again to keep its records, or begin anew with \`diagnose org reset\`.`,
      { cause: error },
    );
  }
}

const versionText = (version: string | undefined): string => (version === undefined ? 'an earlier version' : version);

/** `Object.Field` of all custom fields, with whether it is a roll-up summary. */
function fieldsOf(org: LocalOrg): Map<string, boolean> {
  const all = [...org.org.schema.objects.values()].flatMap((object) =>
    [...object.fields.values()]
      .filter(({ name }) => name.endsWith('__c'))
      .map((field) => [`${object.name}.${field.name}`, field.summary !== undefined] as const),
  );
  return new Map(all);
}

function usersOf(org: LocalOrg): Record<UserName, { id: string }> {
  return Object.fromEntries(Object.entries(org.users).map(([name, { user }]) => [name, { id: user.id }])) as Record<
    UserName,
    { id: string }
  >;
}

/**
 * The text of a playbook of ours in the currency of an org that has one: folders of earlier releases have dollars. Its amounts stay the same
 * numbers.
 */
function inCurrency(text: string, currency: string | undefined): string {
  return currency === undefined ? text : text.replace(/^currency: .*$/m, `currency: ${currency}`);
}

/** Replaces the rules of the shipped playbook where it is live, and names the others, whose files are elsewhere. */
async function updateRules(io: Io, { as, folder }: Pick<OldOrg, 'as' | 'folder'>): Promise<string[]> {
  const live = await as('integration').query<{ Code__c: string; Version__c: number }>(
    `SELECT Code__c, Version__c FROM DF_Playbook__c WHERE Status__c = 'Live' ORDER BY Code__c, Version__c`,
  );
  // An org with the demo's story has the demo's gates under the same code.
  const hasStory = (await readMarker(folder))?.firstDeal !== undefined;
  const file = hasStory ? packagePaths().demoPlaybook : packagePaths().playbook;
  const shipped = parsePlaybook(inCurrency(await readText(io, file), await singleCurrency(as('integration'))), file);
  const isShipped = (one: { Code__c: string; Version__c: number }): boolean =>
    one.Code__c === shipped.code.value && one.Version__c === shipped.version.value;
  const others = live.filter((one) => !isShipped(one)).map(({ Code__c, Version__c }) => `\`${Code__c}:${Version__c}\``);
  const parts: string[] = [];
  if (live.some(isShipped)) {
    const report = await deployPlaybook(as('integration'), shipped, { openDeals: 'unchecked' });
    const { created, updated, removed } = report.rules;
    if (report.outcome === 'refused' || report.outcome === 'failed')
      parts.push('the rules of the shipped playbook are still the old ones, see `diagnose deploy`');
    else parts.push(`${created.length + updated.length + removed.length} rules of the shipped playbook replaced`);
  }
  if (others.length > 0) parts.push(`deploy ${others.join(', ')} again with \`diagnose deploy --playbook FILE\``);
  return parts;
}
