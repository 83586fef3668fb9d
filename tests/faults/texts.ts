import type { StartedOrg } from '../with-started-org.ts';

const DAY = 86_400_000;
const PAUSE = 400;
/** After so many deals a request is withdrawn, so that its task has to be closed. */
const WITHDRAWN = 12;

/** Deals with an answer without content and a request for an override, made all the time, and withdrawn later. */
export interface Texts {
  begin(): void;
  end(): Promise<void>;
}

interface Saved {
  readonly id: string;
  readonly success: boolean;
}

export async function startTexts(org: StartedOrg): Promise<Texts> {
  const seller = org.file.users.seller;
  const [row] = await org.query<{ Id: string }>(`SELECT Id FROM User WHERE Username = '${seller.username}'`, 'admin');
  const owner = row!.Id;
  const [manager] = await org.query<{ Id: string }>(
    `SELECT Id FROM User WHERE Username = '${org.file.users.manager.username}'`,
    'admin',
  );
  const led = await org.rest('PATCH', `sobjects/User/${owner}`, { ManagerId: manager!.Id }, 'admin');
  if (led.status !== 204) throw new Error(JSON.stringify(led.body));
  const create = async (object: string, fields: object): Promise<string> => {
    const { status, body } = await org.rest<Saved>('POST', `sobjects/${object}`, fields);
    if (status !== 201) throw new Error(`${object}: ${JSON.stringify(body)}`);
    return body.id;
  };
  const requests: string[] = [];
  const make = async (number: number): Promise<void> => {
    const deal = await create('Opportunity', {
      Name: `${NAME} ${number}`,
      StageName: 'Prospecting',
      CloseDate: new Date(Date.now() + 90 * DAY).toISOString().slice(0, 10),
    });
    await create('DF_Answer__c', {
      Opportunity__c: deal,
      Concept__c: 'situation',
      Key__c: `${deal}:situation`,
      Answer__c: 'see the CRM',
      Evidence__c: 'Heard',
    });
    requests.push(
      await create('DF_Gate_Override__c', {
        Opportunity__c: deal,
        Owner_At_Request__c: owner,
        Stage__c: 'Value Proposition',
        Stage_Order__c: 4,
        Reason_Code__c: 'Renewal',
        Reason__c: `Their contract number ${number} ends before the workshop can be held.`,
        Expires_On__c: new Date(Date.now() + 7 * DAY).toISOString().slice(0, 10),
        Status__c: 'Requested',
      }),
    );
    if (requests.length <= WITHDRAWN) return;
    const { status } = await org.rest('PATCH', `sobjects/DF_Gate_Override__c/${requests.shift()!}`, {
      Status__c: 'Withdrawn',
    });
    if (status !== 204) throw new Error('A request could not be withdrawn.');
  };
  let isOver = false;
  let running: Promise<void> | undefined;
  return {
    begin() {
      running = (async () => {
        for (let number = 1; !isOver; number += 1) {
          await make(number);
          await new Promise((resolve) => setTimeout(resolve, PAUSE));
        }
      })();
      // Reported by `end`.
      running.catch(() => undefined);
    },
    async end() {
      isOver = true;
      await running;
    },
  };
}

const NAME = 'Killed sync';

/** What sync should have made of these deals, as REST shows it. */
export interface TextsReport {
  readonly deals: number;
  readonly tasks: number;
  /** What is missing: flags, numbers, tasks, and closings. */
  readonly lost: readonly string[];
  /** Tasks beyond one for each request. */
  readonly doubled: readonly string[];
}

/** Looks at all deals by REST. */
export async function countTexts(org: StartedOrg): Promise<TextsReport> {
  const of = `Opportunity__r.Name LIKE '${NAME} %'`;
  const answers = await org.query<{ Id: string; Review_Flag__c: boolean }>(
    `SELECT Id, Review_Flag__c FROM DF_Answer__c WHERE ${of}`,
    'admin',
  );
  const deals = await org.query<{ Id: string; DF_In_Question__c: number | null }>(
    `SELECT Id, DF_In_Question__c FROM Opportunity WHERE Name LIKE '${NAME} %'`,
    'admin',
  );
  const requests = await org.query<{ Id: string; Status__c: string }>(
    `SELECT Id, Status__c FROM DF_Gate_Override__c WHERE ${of}`,
    'admin',
  );
  const tasks = await org.query<{ Description: string | null; Status: string }>(
    'SELECT Description, Status FROM Task',
    'admin',
  );
  const ofRequest = ({ Id }: { Id: string }) => tasks.filter(({ Description }) => Description?.includes(`(${Id})`));
  const isLost = (request: (typeof requests)[number]): boolean => {
    const statuses = ofRequest(request).map(({ Status }) => Status);
    // A request that was withdrawn before a sync saw it needs none.
    if (request.Status__c === 'Withdrawn') return statuses.some((status) => status !== 'Completed');
    return !statuses.includes('Not Started');
  };
  return {
    deals: deals.length,
    tasks: requests.flatMap(ofRequest).length,
    lost: [
      ...answers.filter(({ Review_Flag__c }) => !Review_Flag__c).map(({ Id }) => `flag of ${Id}`),
      ...deals.filter(({ DF_In_Question__c: count }) => count !== 1).map(({ Id }) => `number of ${Id}`),
      ...requests.filter(isLost).map(({ Id, Status__c }) => `task of ${Id}, ${Status__c}`),
    ],
    doubled: requests.filter((request) => ofRequest(request).length > 1).map(({ Id }) => `task of ${Id}`),
  };
}
