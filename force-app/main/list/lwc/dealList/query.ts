import { whereDiagnosis } from 'c/dealFigures';
import { fieldsRead, permissionFields } from 'c/gateRules';
import type { CompiledPlaybook } from 'c/gateRules';
import { selectionOf } from 'c/graphqlText';
import { addDays } from 'c/zoneDays';
import { gql } from 'lightning/graphql';
import type { GraphQLDocument } from 'lightning/graphql';
import type { Column, Place } from './address.ts';

/** Rows of one page. */
export const PAGE = 50;
/** Deals that are looked through by one request for those ready to advance: few at first, so that the first rows come soon. */
const FIRST_SCAN = 200;
const NEXT_SCAN = 1000;
/** Without an upper bound the API pages through 4,000 records at most; with one, a page has 200 to 2,000 records. */
const BOUND = 1_000_000;

const SHOWN = [
  ...['Id', 'Name', 'Account.Name', 'StageName', 'Amount', 'CloseDate', 'CreatedDate', 'OwnerId', 'Owner.Name'],
  ...['DF_Diagnosis_Status__c', 'DF_Discovery_Score__c', 'DF_In_Question__c', 'DF_Playbook_Pin__c'],
];

/**
 * The list's query: the shown fields, and those that the playbooks read. Field names come from playbooks, which users write, so
 * whatever is not a field path is left out: a playbook must not be able to inject text into the query. A field that the reader may not read
 * is left out of the response.
 */
export function listQuery(playbooks: readonly CompiledPlaybook[]): GraphQLDocument {
  const read = playbooks.flatMap((one) => [...fieldsRead(one), ...permissionFields(one)]);
  const paths = [...new Set([...SHOWN, ...read])];
  const fields = selectionOf(
    paths.filter((path) => /^[A-Za-z]\w*(\.[A-Za-z]\w*)*$/.test(path)),
    true,
  );
  // An amount's text has the currency of its row.
  return gql`
    query dealList($first: Int, $after: String, $bound: Int, $where: Opportunity_Filter, $orderBy: Opportunity_OrderBy) {
      uiapi {
        query {
          Opportunity(first: $first, after: $after, upperBound: $bound, where: $where, orderBy: $orderBy) {
            pageInfo { hasNextPage endCursor }
            edges { cursor node { ${fields} Amount @optional { displayValue } } }
          }
        }
      }
    }
  `;
}

/** Active users by name, for the choices of owner and team. Owners beyond the first 200 are found by the search. */
export const peopleQuery = gql`
  query dealListPeople {
    uiapi {
      query {
        User(where: { IsActive: { eq: true } }, orderBy: { Name: { order: ASC } }, first: 200) {
          edges {
            node {
              Id
              Name {
                value
              }
              ManagerId {
                value
              }
              Manager {
                Name {
                  value
                }
              }
            }
          }
        }
      }
    }
  }
`;

/** Who looks, and when: the user's id and day (`2026-11-21`). */
export interface Reader {
  readonly userId: string;
  readonly today: string;
}

/** Variables of the list's query. `scan`: the cursor up to which deals were looked through for the present page; undefined at its start. */
export function variablesOf(place: Place, reader: Reader, scan: string | undefined): Record<string, unknown> {
  const isScan = place.view === 'ready';
  return {
    first: isScan ? (scan === undefined ? FIRST_SCAN : NEXT_SCAN) : PAGE,
    after: scan ?? place.after.at(-1) ?? null,
    bound: isScan ? BOUND : null,
    where: whereOf(place, reader),
    orderBy: orderOf(place),
  };
}

function whereOf(place: Place, reader: Reader): object {
  const { owner, team, diagnosis, stage } = place;
  const search = place.search.trim();
  const pattern = { like: `%${search.replaceAll(/[\\%_]/g, '\\$&')}%` };
  const parts: object[] = [
    { IsClosed: { eq: false } },
    ...viewOf(place, reader),
    ...(owner ? [{ OwnerId: { eq: owner } }] : []),
    ...(team ? [{ Owner: { ManagerId: { eq: team } } }] : []),
    ...(diagnosis ? [whereDiagnosis(diagnosis)] : []),
    ...(stage ? [{ StageName: { eq: stage } }] : []),
    ...(search ? [{ or: [{ Name: pattern }, { Account: { Name: pattern } }, { Owner: { Name: pattern } }] }] : []),
  ];
  return { and: parts };
}

function viewOf({ view }: Place, { userId, today }: Reader): object[] {
  if (view === 'mine') return [{ OwnerId: { eq: userId } }];
  if (view === 'past') return [{ CloseDate: { lt: { value: today } } }];
  if (view === 'closing') return [{ CloseDate: { lte: { value: addDays(today, 30) } } }];
  if (view === 'question') return [{ DF_In_Question__c: { gt: 0 } }];
  if (view === 'new') return [whereDiagnosis('Not started')];
  if (view !== 'month') return [];
  return [
    { CloseDate: { gte: { value: `${today.slice(0, 7)}-01` } } },
    { CloseDate: { lte: { value: lastOfMonth(today) } } },
  ];
}

function lastOfMonth(today: string): string {
  const [year, month] = today.split('-').map(Number);
  return new Date(Date.UTC(year!, month!, 0)).toISOString().slice(0, 10);
}

const FIELDS: Readonly<Record<Column, string>> = {
  name: 'Name',
  account: 'Account.Name',
  stage: 'StageName',
  amount: 'Amount',
  close: 'CloseDate',
  owner: 'Owner.Name',
  // Deals in question are below all others.
  diagnosis: 'DF_Diagnosis_Order__c',
  score: 'DF_Discovery_Score__c',
};

/** Blank values last in both directions; the id makes the order of equal values the same on every page. */
function orderOf({ sort, isDescending }: Place): object {
  const clause: object = { order: isDescending ? 'DESC' : 'ASC', nulls: 'LAST' };
  const nested = FIELDS[sort].split('.').reduceRight<object>((inner, name) => ({ [name]: inner }), clause);
  return { ...nested, Id: { order: 'ASC', nulls: 'LAST' } };
}
