import { soqlId } from '../../deal/index.ts';
import { createMany, OrgUnreachable, type OrgConnection, type SaveOutcome } from '../../salesforce/index.ts';

/** The fields of a task to create. The last line of its text names what it is about. */
export interface NewTask extends Readonly<Record<string, unknown>> {
  readonly Description: string;
  readonly WhatId: string;
}

const lastLine = ({ Description }: NewTask): string => Description.slice(Description.lastIndexOf('\n') + 1);

interface TaskRow {
  readonly Id: string;
  readonly WhatId: string;
  readonly Description: string | null;
}

/** Ids in one query. */
const AT_ONCE = 200;

/** All tasks of these deals, deleted ones too. */
export async function tasksOn(org: OrgConnection, deals: readonly string[]): Promise<readonly TaskRow[]> {
  const ids = [...new Set(deals)];
  const rows: TaskRow[] = [];
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    const some = ids.slice(start, start + AT_ONCE).map((id) => `'${soqlId(id)}'`);
    rows.push(
      ...(await org.queryAll<TaskRow>(`SELECT Id, WhatId, Description FROM Task WHERE WhatId IN (${some.join(', ')})`)),
    );
  }
  return rows;
}

/** Milliseconds until the tasks are looked for: the org may still be saving them. */
const PAUSE = 250;

/**
 * Creates tasks. A create whose answer is lost is not simply sent again, since the org may have done it: the tasks are looked for by the line that
 * names what they are about, and only those that are missing are created again. Outcomes are in the order of the tasks.
 */
export async function createTasks(org: OrgConnection, tasks: readonly NewTask[]): Promise<readonly SaveOutcome[]> {
  const outcomes: SaveOutcome[] = [];
  const began = performance.now();
  let missing = tasks.map((_task, index) => index);
  for (let attempt = 1; missing.length > 0; attempt += 1) {
    try {
      const created = await createMany(
        org,
        { object: 'Task', parent: 'WhatId' },
        missing.map((index) => tasks[index]!),
      );
      for (const one of created) outcomes[missing[one.index]!] = { ...one, index: missing[one.index]! };
      return outcomes;
    } catch (error) {
      const isOver = performance.now() - began >= (org.policy.budget ?? Infinity);
      if (!(error instanceof OrgUnreachable) || isOver || attempt >= org.policy.attempts) throw error;
    }
    await org.sleep(PAUSE);
    const present = await tasksOn(
      org,
      missing.map((index) => tasks[index]!.WhatId),
    );
    missing = missing.filter((index) => {
      const task = tasks[index]!;
      const found = present.find(
        ({ WhatId, Description }) => WhatId === task.WhatId && Description?.includes(lastLine(task)) === true,
      );
      if (found !== undefined) outcomes[index] = { index, id: found.Id, success: true, errors: [] };
      return found === undefined;
    });
  }
  return outcomes;
}
