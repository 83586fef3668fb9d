import type { StartedOrg } from '../with-started-org.ts';

/** A row of the stage history that has another stage than the row before it. */
export interface StageChange {
  /** Deal and row, as its decision is named. */
  readonly key: string;
  readonly to: string;
}

const DEALS = 120;
const AT_ONCE = 10;
const PAUSE = 500;
/** The last one is past a gate: there the user of a service gets past without what it asks. */
const STAGES = ['Qualification', 'Needs Analysis', 'Value Proposition'];

/** Deals whose stages a service changes all the time. */
export interface Changing {
  begin(): void;
  end(): Promise<void>;
}

export async function startChanges(org: StartedOrg): Promise<Changing> {
  const records = Array.from({ length: DEALS }, (_none, at) => ({
    attributes: { type: 'Opportunity' },
    Name: `Deal ${at}`,
    StageName: STAGES[0],
    CloseDate: '2027-01-31',
  }));
  const { body } = await org.rest<{ id: string }[]>('POST', 'composite/sobjects', { records }, 'integration');
  const deals = body.map(({ id }) => id);
  let isOver = false;
  let running: Promise<void> | undefined;
  const change = async (tick: number): Promise<void> => {
    const first = tick * AT_ONCE;
    const StageName = STAGES[(Math.floor(first / DEALS) + 1) % STAGES.length];
    const changed = deals.slice(first % DEALS, (first % DEALS) + AT_ONCE).map((id) => ({
      attributes: { type: 'Opportunity' },
      id,
      StageName,
    }));
    const { body: saved } = await org.rest<{ success: boolean }[]>(
      'PATCH',
      'composite/sobjects',
      { records: changed },
      'integration',
    );
    if (!saved.every(({ success }) => success)) throw new Error(JSON.stringify(saved));
  };
  return {
    begin() {
      running = (async () => {
        for (let tick = 0; !isOver; tick += 1) {
          await change(tick);
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

/** All changes of stages by the org's history, as REST answers it. */
export async function changesOf(org: StartedOrg): Promise<readonly StageChange[]> {
  const rows = await org.query<{ Id: string; OpportunityId: string; StageName: string }>(
    'SELECT Id, OpportunityId, StageName FROM OpportunityHistory ORDER BY OpportunityId, CreatedDate, Id',
    'admin',
  );
  return rows
    .filter((row, at) => {
      const before = rows[at - 1];
      return before?.OpportunityId !== row.OpportunityId || before.StageName !== row.StageName;
    })
    .map(({ Id, OpportunityId, StageName }) => ({ key: `${OpportunityId}:${Id}`, to: StageName }));
}
