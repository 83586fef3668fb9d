import { fieldsRead } from '../../../force-app/main/base/lwc/gateRules/gateRules.ts';
import { assemble } from '../compile/assemble.ts';
import { ACCOUNT, type FieldSort } from '../kinds/standard-fields.ts';
import { accessFindings } from './access.ts';
import { at } from './finding.ts';
import type { Finding } from './finding.ts';
import type { OrgDescription, OrgField } from './org-description.ts';
import type { Located } from '../base/problem.ts';
import type { FieldUse } from '../kinds/definition.ts';
import { fieldsOf } from '../kinds/kinds.ts';
import type { Playbook, ScopeNode } from '../read/tree.ts';
import { didYouMean, listed } from '../base/words.ts';

/** The end of a message: the allowed names, at most 12 so that the message stays readable. */
function expected(names: readonly string[]): string {
  const more = names.length > 12 ? ' …' : '';
  return names.length === 0 ? 'The org has none.' : `Expected one of ${listed(names.slice(0, 12), 'or')}${more}.`;
}

/** Findings for names that the org does not have; none if the org's names are unknown. */
function absent(names: readonly Located<string>[], has: readonly string[] | undefined, what: string): Finding[] {
  if (has === undefined) return [];
  return names
    .filter(({ value }) => !has.includes(value))
    .map((name) => at(name, `\`${name.value}\` is not ${what}. ${expected(has)}${didYouMean(name.value, has)}`));
}

/** The org's field types that each kind of criterion can read. Others would compile to a rule that Salesforce rejects. */
const TYPES: Readonly<Record<FieldSort, readonly string[]>> = {
  text: ['string', 'textarea', 'email', 'phone', 'url', 'id', 'encryptedstring', 'combobox'],
  // Describe has the same type for short and long text areas.
  longText: ['textarea', 'longtextarea', 'richtextarea'],
  picklist: ['picklist'],
  number: ['double', 'int', 'integer', 'long', 'currency', 'number'],
  percent: ['percent'],
  checkbox: ['boolean', 'checkbox'],
  date: ['date'],
  dateTime: ['datetime'],
  reference: ['reference', 'lookup', 'masterdetail'],
};

function typeFindings({ field, sorts, values = [] }: FieldUse, found: OrgField): Finding[] {
  const type = found.type.toLowerCase();
  // Date-times, times and picklists of several values can only be tested for blank.
  const isPlain = sorts.includes('reference') && ['datetime', 'time', 'multipicklist'].includes(type);
  if (!isPlain && !sorts.some((sort) => TYPES[sort].includes(type))) {
    const kinds = listed(sorts, 'or');
    const todo =
      type === 'multipicklist'
        ? ' Of a picklist of several values, ask only that it is `filled`, without a `type`.'
        : sorts.length > 2
          ? ' Say what it is by `type`, or ask for another field.'
          : ' Ask for another field.';
    return [at(field, `\`${field.value}\` is a field of the type \`${found.type}\`. Expected ${kinds}.${todo}`)];
  }
  return absent(values, found.values, `a value of \`${field.value}\` of the org`);
}

/** The object of a field that the author names, and the fields of it. A field of the account is named by its path from the deal. */
function objectOf(name: string, fields: readonly OrgField[]): readonly [object: string, names: readonly string[]] {
  const isAccounts = (one: string) => one.startsWith(ACCOUNT);
  const names = fields.map((one) => one.name).filter((one) => isAccounts(one) === isAccounts(name));
  return [isAccounts(name) ? 'Account' : 'Opportunity', names];
}

function fieldFindings(use: FieldUse, fields: readonly OrgField[], hidden: readonly string[] | undefined): Finding[] {
  const { field } = use;
  const [object, names] = objectOf(field.value, fields);
  if (hidden?.includes(field.value)) {
    const message = `\`${field.value}\` is a field of ${object} that this user may not read, so deals could not be judged by it. Expected read access to it, for sellers too. Give it by a permission set.`;
    return [at(field, message)];
  }
  const found = fields.find(({ name }) => name === field.value);
  const what = hidden ? `a field of ${object} of the org` : `a field of ${object} that this user may read`;
  return found ? typeFindings(use, found) : absent([field], names, what);
}

const ONE_CURRENCY = (currency: string) =>
  `\`${currency}\` is named with an amount, and deals of this org have no currency of their own, because it has one. Expected the amount alone. Leave the currency out.`;
const CURRENCY_TODO = 'A deal in another currency would be judged by a number that means something else.';

/** A playbook in another currency than the org's one, or in none of its several: pains' costs would be read as amounts of the deal's. */
function currencyFindings({ currency }: Playbook, { currencies, isMultiCurrency }: OrgDescription): Finding[] {
  const [only, ...more] = currencies ?? [];
  if (isMultiCurrency === true || only === undefined || more.length > 0)
    return absent([currency], currencies, 'an active currency of the org');
  if (currency.value === only) return [];
  const what = `This playbook counts what pains cost in \`${currency.value}\`, and the org has one currency, \`${only}\`.`;
  const todo = `Expected \`currency: ${only}\`. Amounts that the playbook asks for have to be in it too.`;
  return [at(currency, `${what} Nothing converts between them. ${todo}`)];
}

/** Findings for amounts without a currency in a multi-currency org, where each deal has its own currency. */
function moneyFindings({ appliesTo, gates }: Playbook, { isMultiCurrency, currencies, fields }: OrgDescription) {
  const named = (appliesTo.amountAtLeastIn ?? []).map(({ currency }) => currency);
  const asked = gates.flatMap(({ require }) => require.flatMap(fieldsOf));
  const known = absent(
    [...named, ...asked.flatMap(({ amount }) => amount?.currency ?? [])],
    currencies,
    'an active currency of the org',
  );
  if (isMultiCurrency === false && known.length === 0) {
    const places = [...named, ...asked.flatMap(({ amount }) => amount?.currency ?? [])];
    return places.map((currency) => at(currency, ONE_CURRENCY(currency.value)));
  }
  if (!isMultiCurrency) return known;
  const isMoney = (name: string) =>
    name === 'Amount' || name === 'ExpectedRevenue' || fields?.find((one) => one.name === name)?.type === 'currency';
  const bare = asked.filter(
    ({ field, amount }) => amount?.isBounded === true && amount.currency === undefined && isMoney(field.value),
  );
  return [
    ...known,
    ...(appliesTo.amountAtLeast
      ? [
          at(
            appliesTo.amountAtLeast,
            `\`${appliesTo.amountAtLeast.value}\` is an amount without a currency, and this org has several. ${CURRENCY_TODO} Expected amounts by currency, such as \`{ EUR: ${appliesTo.amountAtLeast.value} }\`.`,
          ),
        ]
      : []),
    ...bare.map(({ field }) =>
      at(
        field,
        `\`${field.value}\` is asked for without a currency, and this org has several. ${CURRENCY_TODO} Expected \`currency\` beside it, in \`any\` for more than one.`,
      ),
    ),
  ];
}

function stageFindings({ stages, exemptStages, code }: Playbook, { stages: has }: OrgDescription): Finding[] {
  const known = [...stages, ...exemptStages];
  const unknown = (has ?? []).filter((stage) => !known.some(({ value }) => value === stage));
  const surplus = unknown.map((stage) =>
    at(
      stages[0] ?? code,
      `The org's stage \`${stage}\` stands in no list of this playbook, so deals would be kept out of it. Expected it in \`stages\` or in \`exemptStages\`. Add it, or leave those deals out by \`appliesTo\`.`,
      'warning',
    ),
  );
  return [...absent(known, has, 'an active stage of the org'), ...surplus];
}

function scopeFindings(scope: ScopeNode, gates: Playbook['gates'], org: OrgDescription): Finding[] {
  const types = gates.flatMap(({ recordTypes = [], exceptRecordTypes = [] }) => [...recordTypes, ...exceptRecordTypes]);
  return [
    ...absent([...(scope.recordTypes ?? []), ...types], org.recordTypes, 'a record type of Opportunity of the org'),
    ...absent(scope.ownerProfiles ?? [], org.profiles, 'a profile of the org'),
    ...absent(scope.ownerRoles ?? [], org.roles, 'a role of the org'),
    ...absent(scope.ownerFlag ? [scope.ownerFlag] : [], org.userFlags, 'a checkbox of User of the org'),
  ];
}

/** Findings for missing fields of Diagnose First that the compiled rules and the panels read. */
function appFindings(playbook: Playbook, named: readonly FieldUse[], fields: readonly OrgField[]): Finding[] {
  const isOwn = (name: string) => name.startsWith('DF_') && !named.some(({ field }) => field.value === name);
  const has = new Set(fields.map(({ name }) => name));
  const missing = fieldsRead(assemble(playbook)).filter((name) => isOwn(name) && !has.has(name));
  if (missing.length === 0) return [];
  const message = `The org's Opportunity has no ${listed(missing, 'or')}, or this user may not read it. Expected all fields of Diagnose First. Deploy \`force-app/main\` and assign a permission set first.`;
  return [at(playbook.code, message)];
}

/** Findings for names of the playbook that the org does not have, or has with another type. */
export function orgFindings(playbook: Playbook, org: OrgDescription): Finding[] {
  const { gates, bypassPermission, onlySteps, appliesTo } = playbook;
  const freeing = [onlySteps, ...gates].flatMap((asked) => asked?.exceptPermission ?? []);
  const approvers = gates.flatMap(({ override }) => (override ? [override.approver] : []));
  const uses = gates.flatMap(({ require }) => require.flatMap(fieldsOf));
  return [
    ...stageFindings(playbook, org),
    ...absent([bypassPermission, ...freeing, ...approvers], org.permissions, 'a custom permission of the org'),
    ...scopeFindings(appliesTo, gates, org),
    ...currencyFindings(playbook, org),
    ...moneyFindings(playbook, org),
    ...(org.fields ? appFindings(playbook, uses, org.fields) : []),
    ...(org.fields ? uses.flatMap((use) => fieldFindings(use, org.fields ?? [], org.hiddenFields)) : []),
    ...(org.fields ? accessFindings(playbook, uses, org) : []),
  ];
}
