import { soqlId } from '../../deal/index.ts';
import type { OrgConnection } from '../../salesforce/index.ts';
import type { DealTask, OverdueAnswer, WaitingRequest } from './decide.ts';

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

interface OverdueRecord {
  readonly Id: string;
  readonly Name: string;
  readonly Concept__c: string;
  readonly Opportunity__c: string;
  readonly Opportunity__r: { readonly Name: string };
  readonly Open_Until__c: string;
  readonly Open_Owner__c: string;
  readonly Open_Owner__r: {
    readonly Name: string;
    readonly IsActive: boolean;
    readonly LanguageLocaleKey: string;
  } | null;
}

interface TaskRecord {
  readonly Id: string;
  readonly WhatId: string;
  readonly OwnerId: string;
  readonly Description: string | null;
  readonly CreatedById: string;
  readonly CreatedDate: string;
  readonly IsClosed: boolean;
  readonly IsDeleted: boolean;
}

/** A task as the org has it. */
export interface StoredTask extends DealTask {
  readonly id: string;
  /** Neither done nor deleted. */
  readonly isOpen: boolean;
}

/** Ids in one query; 200 of them stay far below the length that an address may have. */
const IDS_AT_ONCE = 200;

/** The requests that wait and have not run out. @param today a day, or `TODAY` for the running user's own */
export const requestsQuery = (today: string): string =>
  'SELECT Id, Name, Opportunity__c, Stage__c, Reason__c, CreatedById, CreatedDate, Opportunity__r.Name, Opportunity__r.Owner.Name, ' +
  'Opportunity__r.Owner.ManagerId, Opportunity__r.Owner.Manager.Name, Opportunity__r.Owner.Manager.IsActive, ' +
  'Opportunity__r.Owner.Manager.LanguageLocaleKey ' +
  `FROM DF_Gate_Override__c WHERE Status__c = 'Requested' AND Expires_On__c >= ${today} ORDER BY Opportunity__c, Id`;

/** What is not known yet although its day is over, on open deals. */
export const overdueQuery = (today: string): string =>
  'SELECT Id, Name, Concept__c, Opportunity__c, Opportunity__r.Name, Open_Until__c, Open_Owner__c, Open_Owner__r.Name, Open_Owner__r.IsActive, ' +
  `Open_Owner__r.LanguageLocaleKey FROM DF_Answer__c WHERE Status__c = 'Not Known Yet' AND Open_Until__c < ${today} AND Open_Owner__c != null ` +
  'AND Opportunity__r.IsClosed = false ORDER BY Opportunity__c, Id';

export function requestOf(row: object): WaitingRequest {
  const record = row as RequestRecord;
  const { Owner: owner, Name: deal } = record.Opportunity__r;
  const { ManagerId: id, Manager: manager } = owner;
  const active = id && manager?.IsActive ? { id, name: manager.Name, language: manager.LanguageLocaleKey } : undefined;
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
}

export function overdueOf(row: object): OverdueAnswer {
  const record = row as OverdueRecord;
  const owner = record.Open_Owner__r;
  return {
    id: record.Id,
    name: record.Name,
    concept: record.Concept__c,
    dealId: record.Opportunity__c,
    deal: record.Opportunity__r.Name,
    until: record.Open_Until__c,
    owner: {
      id: record.Open_Owner__c,
      name: owner?.Name ?? record.Open_Owner__c,
      isActive: owner?.IsActive === true,
      language: owner?.LanguageLocaleKey ?? '',
    },
  };
}

const TASKS = 'SELECT Id, WhatId, OwnerId, Description, CreatedById, CreatedDate, IsClosed, IsDeleted FROM Task';

/** All tasks of these deals, deleted ones too. */
export async function tasksOfDeals(org: OrgConnection, deals: readonly string[]): Promise<StoredTask[]> {
  const ids = [...new Set(deals)];
  const tasks: StoredTask[] = [];
  for (let start = 0; start < ids.length; start += IDS_AT_ONCE) {
    const some = ids.slice(start, start + IDS_AT_ONCE).map((id) => `'${soqlId(id)}'`);
    const records = await org.queryAll<TaskRecord>(`${TASKS} WHERE WhatId IN (${some.join(', ')})`);
    tasks.push(...records.map(taskOf));
  }
  return tasks;
}

/** The open tasks that a user made. */
export async function openTasksBy(org: OrgConnection, userId: string): Promise<StoredTask[]> {
  const records = await org.query<TaskRecord>(`${TASKS} WHERE IsClosed = false AND CreatedById = '${soqlId(userId)}'`);
  return records.map(taskOf);
}

function taskOf(record: TaskRecord): StoredTask {
  return {
    id: record.Id,
    dealId: record.WhatId,
    ownerId: record.OwnerId,
    description: record.Description ?? '',
    createdById: record.CreatedById,
    createdAt: record.CreatedDate,
    isOpen: !record.IsClosed && !record.IsDeleted,
  };
}
