import { storedPlaybook } from '../../deal/index.ts';
import { relationshipsRead, RULE_OBJECTS, type CompiledPlaybook, type OrgDescription } from '../../playbook/index.ts';
import {
  describeFields,
  listComponents,
  OrgRefused,
  readRules,
  type DescribedField,
  type OrgConnection,
  type OrgRule,
} from '../../salesforce/index.ts';
import { deployedRules, readPlaybookRecords, type PlaybookRecord } from './state.ts';

/** What could not be compared, because the org does not let this user read it. */
export interface LeftOut {
  /** What the playbook's words were not compared with: `profiles`, `custom permissions` … */
  readonly what: string;
  /** The org's own words. */
  readonly reason: string;
}

/** An org as a check of playbooks needs it. */
export interface OrgReading {
  readonly description: OrgDescription;
  /** The playbooks that are live in it, every version of every code. */
  readonly live: readonly CompiledPlaybook[];
  readonly leftOut: readonly LeftOut[];
  /** All DF_Playbook__c records and the rules of RULE_OBJECTS, where they could be read. */
  readonly records?: readonly PlaybookRecord[] | undefined;
  readonly rules?: readonly OrgRule[] | undefined;
}

/** What an org answered to each question; undefined where it refused to. */
interface Answers {
  readonly deal?: readonly DescribedField[] | undefined;
  readonly user?: readonly DescribedField[] | undefined;
  readonly stages?: readonly string[] | undefined;
  readonly recordTypes?: readonly string[] | undefined;
  readonly permissions?: readonly string[] | undefined;
  readonly profiles?: readonly string[] | undefined;
  readonly roles?: readonly string[] | undefined;
  readonly customFields?: readonly string[] | undefined;
  readonly rules?: readonly OrgRule[] | undefined;
  readonly records?: readonly PlaybookRecord[] | undefined;
}

/**
 * Reads what playbooks depend on from any org: by describe, SOQL and the Metadata API, one question after the other. What this user
 * may not read is in `leftOut`, and is not compared; nothing is taken as absent that could not be seen.
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
  const answers: Answers = {
    deal: await ask('fields of Opportunity', () => describeFields(org, 'Opportunity')),
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
  };
}

/** A permission of a package is named `acme__Name` in formulas. */
function withNamespace(row: Readonly<Record<string, string | null>>, field: string): string {
  const prefix = row['NamespacePrefix'] ?? '';
  return `${prefix === '' ? '' : `${prefix}__`}${row[field] ?? ''}`;
}

/** @returns what was answered, in the words of a check; what was not is absent. */
function describe({ deal, user, customFields, rules, records, ...named }: Answers): OrgDescription {
  const currencies = deal?.find(({ name }) => name === 'CurrencyIsoCode');
  const given = Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined));
  return {
    ...(given as Pick<OrgDescription, 'stages' | 'recordTypes' | 'permissions' | 'profiles' | 'roles'>),
    ...(deal === undefined ? {} : { fields: deal, isMultiCurrency: currencies !== undefined }),
    ...(currencies?.values === undefined ? {} : { currencies: currencies.values }),
    ...(user === undefined ? {} : { userFlags: user.filter(({ type }) => type === 'boolean').map(({ name }) => name) }),
    ...(deal === undefined || customFields === undefined ? {} : { hiddenFields: hidden(deal, customFields) }),
    ...(rules === undefined ? {} : own(rules, records ?? [], deal ?? [])),
  };
}

function hidden(described: readonly DescribedField[], customFields: readonly string[]): readonly string[] {
  const seen = new Set(described.map(({ name }) => name));
  return customFields.flatMap((fullName) => {
    const [object, name = ''] = fullName.split('.');
    return object === 'Opportunity' && !seen.has(name) ? [name] : [];
  });
}

/** What the org's own rules and formulas use of the allowances; what deploys of live playbooks made is ours. */
function own(
  rules: readonly OrgRule[],
  records: readonly PlaybookRecord[],
  deal: readonly DescribedField[],
): Pick<OrgDescription, 'activeRules' | 'relationships'> {
  const ours = deployedRules(records.filter(({ Status__c }) => Status__c === 'Live'));
  const theirs = rules.filter(({ name }) => !ours.has(name));
  const byObject = <T>(of: (rules: readonly OrgRule[], object: string) => T) =>
    Object.fromEntries(
      RULE_OBJECTS.map((object) => [
        object,
        of(
          theirs.filter((rule) => rule.object === object),
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
