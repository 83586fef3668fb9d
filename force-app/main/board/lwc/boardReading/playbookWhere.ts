/** The parts of a compiled playbook (`c/gateRules`) that decide which deals it governs. */
interface Governing {
  readonly playbook: string;
  readonly version: number;
  readonly from: string;
  readonly until?: string;
  readonly otherVersions?: readonly number[];
  readonly appliesTo: {
    readonly amountAtLeast?: number;
    readonly amountAtLeastIn?: Readonly<Record<string, number>>;
    readonly recordTypes?: readonly string[];
    readonly ownerProfiles?: readonly string[];
    readonly ownerRoles?: readonly string[];
    readonly ownerFlag?: string;
  };
}

type Where = Readonly<Record<string, unknown>>;

/** The fields that the lists of `appliesTo` are compared with, as in `c/gateRules`. */
const SCOPE_PATHS = {
  recordTypes: 'RecordType.DeveloperName',
  ownerProfiles: 'Owner.Profile.Name',
  ownerRoles: 'Owner.UserRole.DeveloperName',
} as const;
const NOBODY: Where = { Id: { eq: null } };

/**
 * The deals that a playbook governs, as a filter of the API; `none`: those that no playbook governs. It means what `playbooksFor` decides
 * of one deal: the version of the deal's pin, else the version of the time of its creation, where the deal is in its scope.
 *
 * @param code of the playbook; one that is not live governs no deal
 */
export function wherePlaybook(playbooks: readonly Governing[], code: string): Where[] {
  const of = playbooks.filter(({ playbook }) => code === 'none' || playbook === code).map(governedBy);
  if (code === 'none') return of.length > 0 ? [{ not: { or: of } }] : [];
  return [of.length > 0 ? { or: of } : NOBODY];
}

function governedBy(playbook: Governing): Where {
  const pinTo = (version: number): string => `${playbook.playbook}:${version}`;
  const others = (playbook.otherVersions ?? []).map(pinTo);
  const byTime: Where[] = [
    { CreatedDate: { gte: { value: playbook.from } } },
    ...(playbook.until === undefined ? [] : [{ CreatedDate: { lt: { value: playbook.until } } }]),
    ...(others.length > 0 ? [{ DF_Playbook_Pin__c: { nin: others } }] : []),
  ];
  const inForce = { or: [{ DF_Playbook_Pin__c: { eq: pinTo(playbook.version) } }, { and: byTime }] };
  return { and: [inForce, ...scopeOf(playbook)] };
}

function scopeOf({ appliesTo }: Governing): Where[] {
  const { amountAtLeast, amountAtLeastIn, ownerFlag } = appliesTo;
  const lists = (Object.keys(SCOPE_PATHS) as (keyof typeof SCOPE_PATHS)[]).flatMap((list) => {
    const names = appliesTo[list];
    return names === undefined ? [] : [at(SCOPE_PATHS[list], { in: names })];
  });
  return [
    ...(amountAtLeastIn ? [inCurrencies(amountAtLeastIn)] : amountAtLeast === undefined ? [] : [worth(amountAtLeast)]),
    ...lists,
    ...(ownerFlag === undefined ? [] : [at(`Owner.${ownerFlag}`, { eq: true })]),
  ];
}

/** A blank amount is in scope. */
function worth(least: number): Where {
  return { or: [{ Amount: { eq: null } }, { Amount: { gte: least } }] };
}

function inCurrencies(limits: Readonly<Record<string, number>>): Where {
  const each = Object.entries(limits).map(([code, least]) => ({
    and: [{ CurrencyIsoCode: { eq: code } }, worth(least)],
  }));
  return { or: [...each, { CurrencyIsoCode: { nin: Object.keys(limits) } }] };
}

/** `at('Owner.Profile.Name', operators)` as `{ Owner: { Profile: { Name: operators } } }`. */
function at(path: string, operators: Where): Where {
  return path.split('.').reduceRight<Where>((inner, name) => ({ [name]: inner }), operators);
}
