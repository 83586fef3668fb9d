import { storedPlaybook } from '../../deal/index.ts';
import { relationshipsRead, RULE_OBJECTS, type CompiledPlaybook, type OrgDescription } from '../../playbook/index.ts';
import {
  describeFields,
  listComponents,
  OrgRefused,
  readPermissionSets,
  readRules,
  singleCurrency,
  type DescribedField,
  type OrgConnection,
  type OrgRule,
} from '../../salesforce/index.ts';
import { deployedRules, readPlaybookRecords, type PlaybookRecord } from './state.ts';

/** Something that was not compared, because this user may not read it. */
export interface LeftOut {
  /** What was not compared: `profiles`, `custom permissions` … */
  readonly what: string;
  /** The org's error message. */
  readonly reason: string;
}

/** The data of an org that the check of playbooks uses. */
export interface OrgReading {
  readonly description: OrgDescription;
  /** The playbooks that are live in it, every version of every code. */
  readonly live: readonly CompiledPlaybook[];
  readonly leftOut: readonly LeftOut[];
  /** All DF_Playbook__c records and the rules of RULE_OBJECTS, where they could be read. */
  readonly records?: readonly PlaybookRecord[] | undefined;
  readonly rules?: readonly OrgRule[] | undefined;
  /** Full names of all custom fields, where they could be listed. */
  readonly customFields?: readonly string[] | undefined;
}

/** The org's response to each read; undefined where it refused. */
interface Answers {
  readonly deal?: readonly DescribedField[] | undefined;
  /** Named by their path from the deal: `Account.Industry`. */
  readonly account?: readonly DescribedField[] | undefined;
  readonly user?: readonly DescribedField[] | undefined;
  readonly stages?: readonly string[] | undefined;
  readonly recordTypes?: readonly string[] | undefined;
  readonly permissions?: readonly string[] | undefined;
  readonly permissionSets?: OrgDescription['permissionSets'];
  readonly profiles?: readonly string[] | undefined;
  readonly roles?: readonly string[] | undefined;
  readonly customFields?: readonly string[] | undefined;
  readonly rules?: readonly OrgRule[] | undefined;
  readonly records?: readonly PlaybookRecord[] | undefined;
  /** Of an org with one currency. */
  readonly currency?: string | undefined;
}

/**
 * Reads everything in an org that playbooks depend on, by describe, SOQL and the Metadata API, one call after the other. What this user
 * may not read is listed in `leftOut` and not compared; it never counts as missing.
 * @throws OrgUnreachable, OrgUnauthorized and OrgThrottled, when the org cannot be asked at all.
 */
export async function readOrg(org: OrgConnection): Promise<OrgReading> {
  const leftOut: LeftOut[] = [];
  const ask = async <T>(what: string, work: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof OrgRefused)) throw error;
      leftOut.push({ what, reason: error.message });
      return undefined;
    }
  };
  const names = (soql: string, field: string) => async () =>
    (await org.query<Record<string, string | null>>(soql)).map((row) => withNamespace(row, field));
  const deal = await ask('fields of Opportunity', () => describeFields(org, 'Opportunity'));
  const hasSeveral = deal?.some(({ name }) => name === 'CurrencyIsoCode') === true;
  const answers: Answers = {
    deal,
    currency: hasSeveral ? undefined : await ask("the org's currency", () => singleCurrency(org)),
    account: await ask('fields of Account', () => accountFields(org)),
    user: await ask('checkboxes of User', () => describeFields(org, 'User')),
    stages: await ask('stages', names('SELECT ApiName FROM OpportunityStage WHERE IsActive = true', 'ApiName')),
    recordTypes: await ask(
      'record types',
      names("SELECT DeveloperName FROM RecordType WHERE SobjectType = 'Opportunity'", 'DeveloperName'),
    ),
    permissions: await ask(
      'custom permissions',
      names('SELECT DeveloperName, NamespacePrefix FROM CustomPermission', 'DeveloperName'),
    ),
    permissionSets: await ask('permission sets', () => readPermissionSets(org)),
    profiles: await ask('profiles', names('SELECT Name FROM Profile', 'Name')),
    roles: await ask('roles', names('SELECT DeveloperName FROM UserRole', 'DeveloperName')),
    customFields: await ask('fields that this user may not read', () => listComponents(org, 'CustomField')),
    rules: await ask("the org's own validation rules", () => readRules(org, RULE_OBJECTS)),
    records: await ask('live playbooks', () => readPlaybookRecords(org)),
  };
  const live = (answers.records ?? []).filter(({ Status__c }) => Status__c === 'Live');
  return {
    description: describe(answers),
    live: live.flatMap((record) => storedPlaybook(record.Compiled__c) ?? []),
    leftOut,
    records: answers.records,
    rules: answers.rules,
    customFields: answers.customFields,
  };
}

async function accountFields(org: OrgConnection): Promise<DescribedField[]> {
  const fields = await describeFields(org, 'Account');
  return fields.map((field) => ({ ...field, name: `Account.${field.name}` }));
}

/** The name of a permission in formulas, with the package's namespace: `acme__Name`. */
function withNamespace(row: Readonly<Record<string, string | null>>, field: string): string {
  const prefix = row['NamespacePrefix'] ?? '';
  return `${prefix === '' ? '' : `${prefix}__`}${row[field] ?? ''}`;
}

/** The responses as an OrgDescription; refused ones are absent. */
function describe({ deal, account, user, customFields, rules, records, currency, ...named }: Answers): OrgDescription {
  const picked = deal?.find(({ name }) => name === 'CurrencyIsoCode');
  const currencies = picked ? picked.values : currency === undefined ? undefined : [currency];
  const given = Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined));
  return {
    ...(given as Pick<
      OrgDescription,
      'stages' | 'recordTypes' | 'permissions' | 'permissionSets' | 'profiles' | 'roles'
    >),
    ...(deal === undefined ? {} : { fields: [...deal, ...(account ?? [])], isMultiCurrency: picked !== undefined }),
    ...(currencies === undefined ? {} : { currencies }),
    ...(user === undefined ? {} : { userFlags: user.filter(({ type }) => type === 'boolean').map(({ name }) => name) }),
    ...(deal === undefined || customFields === undefined
      ? {}
      : { hiddenFields: hidden([...deal, ...(account ?? [])], customFields) }),
    ...(rules === undefined ? {} : usedByOrg(rules, records ?? [], deal ?? [])),
  };
}

function hidden(described: readonly DescribedField[], customFields: readonly string[]): readonly string[] {
  const seen = new Set(described.map(({ name }) => name));
  return customFields.flatMap((fullName) => {
    const [object, name = ''] = fullName.split('.');
    const path = object === 'Opportunity' ? name : `${object}.${name}`;
    return ['Opportunity', 'Account'].includes(object ?? '') && !seen.has(path) ? [path] : [];
  });
}

/** The org's use of its limits, apart from rules that live playbooks deployed. */
function usedByOrg(
  rules: readonly OrgRule[],
  records: readonly PlaybookRecord[],
  deal: readonly DescribedField[],
): Pick<OrgDescription, 'activeRules' | 'relationships'> {
  const deployed = deployedRules(records.filter(({ Status__c }) => Status__c === 'Live'));
  const others = rules.filter(({ name }) => !deployed.has(name));
  const byObject = <T>(of: (rules: readonly OrgRule[], object: string) => T) =>
    Object.fromEntries(
      RULE_OBJECTS.map((object) => [
        object,
        of(
          others.filter((rule) => rule.object === object),
          object,
        ),
      ]),
    );
  const formulas = deal.flatMap(({ formula }) => formula ?? []);
  return {
    activeRules: byObject((some) => some.filter(({ active }) => active).length),
    relationships: byObject((some, object) => {
      const texts = [...some.map(({ formula }) => formula), ...(object === 'Opportunity' ? formulas : [])];
      return [...new Set(texts.flatMap(relationshipsRead))].sort();
    }),
  };
}
