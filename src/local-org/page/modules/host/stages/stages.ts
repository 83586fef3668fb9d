import { API, callOrg } from 'host/http';

/** The active stages of opportunities, in the org's order. Rejects with a FetchError. */
export async function readStages(): Promise<string[]> {
  const describe = (await callOrg('GET', `${API}/sobjects/Opportunity/describe`)) as {
    fields: { name: string; picklistValues?: { value: string; active: boolean }[] }[];
  };
  const stage = describe.fields.find(({ name }) => name === 'StageName');
  return (stage?.picklistValues ?? []).filter(({ active }) => active).map(({ value }) => value);
}
