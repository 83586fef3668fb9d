/** Records of one object to ingest. */
export interface IngestObject {
  readonly object: 'Opportunity' | 'DF_Answer__c';
  readonly rows: readonly Readonly<Record<string, string>>[];
}

const CONCEPTS = ['situation', 'problem'];

/** New deals: the rules of the gates run, each has a row of history and a change event. */
export function deals(count: number, name: string, accounts: readonly string[]): IngestObject {
  const rows = Array.from({ length: count }, (_, n) => ({
    Name: `${name} ${n + 1}`,
    StageName: 'Prospecting',
    CloseDate: '2027-03-31',
    Amount: String(5000 + ((n * 37) % 90_000)),
    AccountId: accounts[n % accounts.length] ?? '',
    NextStep: 'Call the plant manager',
    Description: 'Came with the list of the trade fair, has not been called yet.',
  }));
  return { object: 'Opportunity', rows };
}

/** Two answers for each deal, one behind the other: their own rules run, and each deal's roll-ups, which save the deal and make an event. */
export function answers(ids: readonly string[]): IngestObject {
  const rows = ids.flatMap((id) =>
    CONCEPTS.map((concept) => ({
      Opportunity__c: id,
      Concept__c: concept,
      Key__c: `${id}:${concept}`,
      Answer__c: 'Every month they pay overtime because the plan is wrong by Tuesday.',
      Evidence__c: 'Heard',
    })),
  );
  return { object: 'DF_Answer__c', rows };
}

/** The rows as bodies of collection requests, 200 in each. */
export function collectionBodies({ object, rows }: IngestObject): string[] {
  const bodies: string[] = [];
  for (let start = 0; start < rows.length; start += 200) {
    const records = rows.slice(start, start + 200).map((row) => ({ attributes: { type: object }, ...row }));
    bodies.push(JSON.stringify({ allOrNone: false, records }));
  }
  return bodies;
}

/** The rows as CSV; no value holds a quote or a line end. */
export function csvOf({ rows }: IngestObject): string {
  const line = (cells: readonly string[]): string => `${cells.map((cell) => `"${cell}"`).join(',')}\n`;
  return line(Object.keys(rows[0] ?? {})) + rows.map((row) => line(Object.values(row))).join('');
}
