import { OrgRefused, type OrgConnection } from '../../salesforce/index.ts';

/** Deals whose roll-ups are not the sum of their children, among those that were looked at. */
export interface StaleRollUps {
  readonly deals: number;
  readonly checked: number;
  /** API names on Opportunity. */
  readonly rollUps: readonly string[];
}

/** The roll-ups that are sums, by child object: each with the field that it sums. */
const SUMS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  DF_Answer__c: { DF_Answers_A__c: 'Digit_A__c', DF_Answers_B__c: 'Digit_B__c', DF_Answer_Points__c: 'Points__c' },
  DF_Pain_Point__c: {
    DF_Pains_Heard__c: 'Is_Heard__c',
    DF_Pains_Quoted__c: 'Is_Quoted__c',
    DF_Pains_Confirmed__c: 'Is_Confirmed__c',
    DF_Impact_Quoted__c: 'Impact_If_Quoted__c',
    DF_Impact_Confirmed__c: 'Impact_If_Confirmed__c',
  },
};

/** The oldest and the newest children that are looked at, of each object. */
const SAMPLE = 100;

type Row = Readonly<Record<string, string | number | null>>;

/**
 * Whether Salesforce is still recalculating roll-ups that rules read. No API shows that, but until it is over, roll-ups of some deals are not
 * what their children add up to; so the deals of the oldest and the newest children are compared, twice where they differ, since a save may
 * come in between. Undefined where all agree, or this user may not read them.
 */
export async function staleRollUps(org: OrgConnection): Promise<StaleRollUps | undefined> {
  try {
    const found = [];
    for (const child of Object.keys(SUMS)) found.push(await staleOf(org, child));
    const deals = found.reduce((sum, one) => sum + one.deals, 0);
    const checked = found.reduce((sum, one) => sum + one.checked, 0);
    return deals === 0 ? undefined : { deals, checked, rollUps: found.flatMap(({ rollUps }) => rollUps) };
  } catch (error) {
    if (error instanceof OrgRefused) return undefined;
    throw error;
  }
}

async function staleOf(org: OrgConnection, child: string): Promise<StaleRollUps> {
  const ends = ['', ' DESC'].map((order) =>
    org.query<{ Opportunity__c: string }>(`SELECT Opportunity__c FROM ${child} ORDER BY Id${order} LIMIT ${SAMPLE}`),
  );
  const ids = [...new Set((await Promise.all(ends)).flat().map((row) => row.Opportunity__c))];
  if (ids.length === 0) return { deals: 0, checked: 0, rollUps: [] };
  const first = await differing(org, child, ids);
  const again = first.size === 0 ? first : await differing(org, child, [...first.keys()]);
  return { deals: again.size, checked: ids.length, rollUps: [...new Set([...again.values()].flat())] };
}

/** The roll-ups that are not the sum of their children, by deal. */
async function differing(
  org: OrgConnection,
  child: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const sums = Object.entries(SUMS[child] ?? {});
  const list = ids.map((id) => `'${id}'`).join(', ');
  const named = (names: readonly string[]) => names.join(', ');
  const deals = await org.query<Row>(
    `SELECT Id, ${named(sums.map(([rollUp]) => rollUp))} FROM Opportunity WHERE Id IN (${list})`,
  );
  const children = await org.query<Row>(
    `SELECT Opportunity__c, ${named(sums.map(([, field]) => field))} FROM ${child} WHERE Opportunity__c IN (${list})`,
  );
  const stale = deals.map((deal): [string, string[]] => {
    const own = children.filter((one) => one['Opportunity__c'] === deal['Id']);
    const wrong = sums.filter(([rollUp, field]) => {
      const sum = own.reduce((total, one) => total + Number(one[field] ?? 0), 0);
      return Math.abs(sum - Number(deal[rollUp] ?? 0)) > 0.005;
    });
    return [String(deal['Id']), wrong.map(([rollUp]) => rollUp)];
  });
  return new Map(stale.filter(([, wrong]) => wrong.length > 0));
}
