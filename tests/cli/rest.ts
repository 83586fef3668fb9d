import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What the tests know of a running local org: plain HTTP, nothing of the service's. */
export interface Rest {
  readonly url: string;
  query<Row>(soql: string): Promise<Row[]>;
  create(object: string, fields: object): Promise<string>;
  /** Status and error messages of an update. */
  update(object: string, id: string, fields: object): Promise<{ status: number; messages: string[] }>;
}

interface OrgJson {
  readonly instanceUrl: string;
  readonly pid: number;
  readonly users: Readonly<Record<string, { readonly accessToken: string; readonly id: string }>>;
}

export async function orgJson(cwd: string): Promise<OrgJson> {
  return JSON.parse(await readFile(join(cwd, '.diagnose', 'org.json'), 'utf8')) as OrgJson;
}

export async function restAs(cwd: string, user: string): Promise<Rest> {
  const { instanceUrl, users } = await orgJson(cwd);
  const base = `${instanceUrl}/services/data/v66.0`;
  const headers = { Authorization: `Bearer ${users[user]!.accessToken}`, 'Content-Type': 'application/json' };
  const rest: Rest = {
    url: instanceUrl,
    async query<Row>(soql: string): Promise<Row[]> {
      const rows: Row[] = [];
      let next: string | undefined = `${base}/query?q=${encodeURIComponent(soql)}`;
      while (next !== undefined) {
        const answer = await fetch(next, { headers });
        if (!answer.ok) throw new Error(`${soql}: ${await answer.text()}`);
        const page = (await answer.json()) as { records: Row[]; nextRecordsUrl?: string };
        rows.push(...page.records);
        next = page.nextRecordsUrl === undefined ? undefined : instanceUrl + page.nextRecordsUrl;
      }
      return rows;
    },
    async create(object, fields) {
      const answer = await fetch(`${base}/sobjects/${object}`, {
        method: 'POST',
        headers,
        body: JSON.stringify(fields),
      });
      if (answer.status !== 201) throw new Error(`${object}: ${await answer.text()}`);
      return ((await answer.json()) as { id: string }).id;
    },
    async update(object, id, fields) {
      const answer = await fetch(`${base}/sobjects/${object}/${id}`, {
        method: 'PATCH',
        headers,
        body: JSON.stringify(fields),
      });
      const messages =
        answer.status === 204 ? [] : ((await answer.json()) as { message: string }[]).map(({ message }) => message);
      return { status: answer.status, messages };
    },
  };
  return rest;
}

interface LogLine {
  readonly writes?: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** Records written since a line, by the org's request log, all objects and operations together. */
export async function writesSince(cwd: string, line: number): Promise<number> {
  const lines = (await logLines(cwd)).slice(line).map((text) => JSON.parse(text) as LogLine);
  return lines
    .flatMap(({ writes = {} }) => Object.values(writes).flatMap((operations) => Object.values(operations)))
    .reduce((sum, count) => sum + count, 0);
}

export async function logLines(cwd: string): Promise<string[]> {
  const text = await readFile(join(cwd, '.diagnose', 'requests.jsonl'), 'utf8').catch(() => '');
  return text.split('\n').filter((line) => line !== '');
}
