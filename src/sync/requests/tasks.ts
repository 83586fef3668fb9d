import { todayIn, type Clock } from '../../deal/index.ts';
import {
  createMany,
  OrgRefused,
  type FieldValues,
  type OrgConnection,
  type SaveOutcome,
} from '../../salesforce/index.ts';
import { decideTasks, descriptionOf, subjectOf, type DealTask, type WaitingRequest } from './decide.ts';

/** A request for an override, as a line about it names it. */
interface NamedRequest {
  /** `O-000012` */
  readonly name: string;
  readonly deal: string;
  readonly toEnter: string;
  /** The manager who has the task; null where the deal's owner has none. */
  readonly manager: string | null;
  readonly owner: string;
}

/** The tasks that were made for managers, or would be in a dry run. */
export interface TasksResult {
  readonly made: readonly NamedRequest[];
  /** Waiting requests whose deal's owner has no active manager to notify. */
  readonly withoutManager: readonly NamedRequest[];
  readonly failed: readonly { readonly request: NamedRequest; readonly errors: SaveOutcome['errors'] }[];
  /** Why nothing was looked at: the org does not let this user read requests or tasks. */
  readonly refused?: string;
}

interface RequestRecord {
  readonly Id: string;
  readonly Name: string;
  readonly Opportunity__c: string;
  readonly Stage__c: string;
  readonly Reason__c: string | null;
  readonly CreatedById: string;
  readonly CreatedDate: string;
  readonly Opportunity__r: {
    readonly Name: string;
    readonly Owner: {
      readonly Name: string;
      readonly ManagerId: string | null;
      readonly Manager: {
        readonly Name: string;
        readonly IsActive: boolean;
        readonly LanguageLocaleKey: string;
      } | null;
    };
  };
}

interface TaskRecord {
  readonly WhatId: string;
  readonly OwnerId: string;
  readonly Description: string | null;
  readonly CreatedById: string;
  readonly CreatedDate: string;
}

/** Ids in one query; 200 of them stay far below the length that an address may have. */
const IDS_AT_ONCE = 200;

const NOTHING: TasksResult = { made: [], withoutManager: [], failed: [] };

/**
 * Makes a task for the manager of the deal's owner for each override request that waits, has not run out and has none yet: those that came
 * by API, and those whose task the org refused the panel. A second call makes none again, also of tasks that were done or deleted. Two calls
 * at the same time can make the same one.
 * @param options.clock the day of the tasks, and whether a request has run out
 */
export async function syncTasks(
  org: OrgConnection,
  { clock, dryRun }: { readonly clock: Clock; readonly dryRun: boolean },
): Promise<TasksResult> {
  try {
    const today = await todayIn(org, clock);
    // Requests first: a task that the panel saved with one of them is there when the tasks are read.
    const requests = await readRequests(org, today);
    if (requests.length === 0) return NOTHING;
    const { toMake, withoutManager } = decideTasks(requests, await readTasks(org, requests));
    const outcomes = dryRun || toMake.length === 0 ? [] : await createMany(org, 'Task', toMake.map(taskFields(today)));
    const refused = outcomes.filter(({ success }) => !success);
    const isMade = (index: number) => !refused.some((outcome) => outcome.index === index);
    return {
      made: toMake.filter((_request, index) => isMade(index)).map(named),
      withoutManager: withoutManager.map(named),
      failed: refused.map(({ index, errors }) => ({ request: named(toMake[index]!), errors })),
    };
  } catch (error) {
    // Who may not read tasks can still review texts.
    if (error instanceof OrgRefused) return { ...NOTHING, refused: error.message };
    throw error;
  }
}

async function readRequests(org: OrgConnection, today: string): Promise<WaitingRequest[]> {
  const records = await org.query<RequestRecord>(
    'SELECT Id, Name, Opportunity__c, Stage__c, Reason__c, CreatedById, CreatedDate, Opportunity__r.Name, Opportunity__r.Owner.Name, ' +
      'Opportunity__r.Owner.ManagerId, Opportunity__r.Owner.Manager.Name, Opportunity__r.Owner.Manager.IsActive, ' +
      'Opportunity__r.Owner.Manager.LanguageLocaleKey ' +
      `FROM DF_Gate_Override__c WHERE Status__c = 'Requested' AND Expires_On__c >= ${today} ORDER BY Opportunity__c, Id`,
  );
  return records.map((record) => {
    const { Owner: owner, Name: deal } = record.Opportunity__r;
    const { ManagerId: id, Manager: manager } = owner;
    const active =
      id && manager?.IsActive ? { id, name: manager.Name, language: manager.LanguageLocaleKey } : undefined;
    return {
      id: record.Id,
      name: record.Name,
      dealId: record.Opportunity__c,
      deal,
      toEnter: record.Stage__c,
      reason: record.Reason__c ?? '',
      createdById: record.CreatedById,
      createdAt: record.CreatedDate,
      owner: owner.Name,
      manager: active,
    };
  });
}

async function readTasks(org: OrgConnection, requests: readonly WaitingRequest[]): Promise<DealTask[]> {
  const ids = [...new Set(requests.map(({ dealId }) => dealId))];
  const tasks: DealTask[] = [];
  for (let start = 0; start < ids.length; start += IDS_AT_ONCE) {
    const some = ids.slice(start, start + IDS_AT_ONCE).map((id) => `'${id}'`);
    const records = await org.queryAll<TaskRecord>(
      `SELECT WhatId, OwnerId, Description, CreatedById, CreatedDate FROM Task WHERE WhatId IN (${some.join(', ')})`,
    );
    for (const record of records)
      tasks.push({
        dealId: record.WhatId,
        ownerId: record.OwnerId,
        description: record.Description ?? '',
        createdById: record.CreatedById,
        createdAt: record.CreatedDate,
      });
  }
  return tasks;
}

/** The fields that the panel's task has, and what names the request. */
function taskFields(today: string): (request: WaitingRequest) => FieldValues {
  return (request) => ({
    Subject: subjectOf(request.toEnter, request.manager?.language ?? ''),
    Description: descriptionOf(request),
    WhatId: request.dealId,
    OwnerId: request.manager?.id,
    ActivityDate: today,
    Status: 'Not Started',
    Priority: 'Normal',
  });
}

function named({ name, deal, toEnter, manager, owner }: WaitingRequest): NamedRequest {
  return { name, deal, toEnter, manager: manager?.name ?? null, owner };
}
