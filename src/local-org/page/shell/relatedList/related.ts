import { API, callOrg } from 'host/http';
import { recordPath } from 'host/router';
import type { TextName } from 'host/texts';

interface Link {
  readonly key: string;
  readonly name: string;
  readonly path: string;
  /** Stage of a deal, job title of a contact. */
  readonly note: string;
}
export interface Related {
  readonly title: TextName;
  readonly links: readonly Link[];
}
interface Source {
  readonly title: TextName;
  readonly object: string;
  /** Gives rows with `id`, `name` and `note`; `{id}` is the record's id. */
  readonly soql: string;
}

const DEALS = { title: 'deals', object: 'Opportunity' } as const;

/** Related lists of the objects that a deal leads to. */
const SOURCES: Readonly<Partial<Record<string, readonly Source[]>>> = {
  Account: [
    {
      title: 'contacts',
      object: 'Contact',
      soql: "SELECT Id, Name, Title FROM Contact WHERE AccountId = '{id}' ORDER BY Name LIMIT 50",
    },
    {
      ...DEALS,
      soql: "SELECT Id, Name, StageName FROM Opportunity WHERE AccountId = '{id}' ORDER BY CloseDate DESC LIMIT 50",
    },
  ],
  Contact: [
    {
      ...DEALS,
      soql: "SELECT Id, Name, StageName FROM Opportunity WHERE Id IN (SELECT OpportunityId FROM OpportunityContactRole WHERE ContactId = '{id}') ORDER BY CloseDate DESC LIMIT 50",
    },
  ],
};

/** The lists of a record. Rejects with a FetchError. */
export function readRelated(object: string, id: string): Promise<Related[]> {
  return Promise.all(
    (SOURCES[object] ?? []).map(async ({ title, object: target, soql }) => {
      const path = `${API}/query?q=${encodeURIComponent(soql.replace('{id}', id))}`;
      const { records } = (await callOrg('GET', path)) as { records: readonly Record<string, unknown>[] };
      const links = records.map((row) => ({
        key: String(row['Id']),
        name: String(row['Name']),
        path: recordPath(target, String(row['Id'])),
        note: String(row['StageName'] ?? row['Title'] ?? ''),
      }));
      return { title, links };
    }),
  );
}
