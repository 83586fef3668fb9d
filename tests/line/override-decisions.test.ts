import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sourceObjects } from '../metadata/source.ts';
import { remove, root, startOrg, type StartedOrg, type UserName } from '../with-started-org.ts';

/** Overrides over REST, as the users who request and decide them: the org's own rules and the compiled ones, with their messages. */

type Errors = { errorCode: string; message: string; fields: string[] }[];
type Fields = Readonly<Record<string, string | number | null>>;

const VALUE = 'Value Proposition';
const PROPOSAL = 'Proposal/Price Quote';
const ORDER: Readonly<Record<string, number>> = { [VALUE]: 4, [PROPOSAL]: 7 };
const OVERRIDE = '    override: { approver: DF_Approve_Gate_Overrides, maxDays: 14, reasons: [Renewal timing] }\n';
const withOverrides = [VALUE, PROPOSAL].reduce(
  (text, stage) => text.replace(`  - toEnter: ${stage}\n`, `  - toEnter: ${stage}\n${OVERRIDE}`),
  readFileSync(join(root, 'playbooks/diagnose-first.yaml'), 'utf8'),
);
const rules = sourceObjects().get('DF_Gate_Override__c')!.rules;

let org: StartedOrg;
let folder: string;
let deals: { Id: string; OwnerId: string }[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'playbook-'));
  const file = join(folder, 'overrides.yaml');
  writeFileSync(file, withOverrides);
  org = await startOrg(['--demo', '--plain', '--today', '2026-11-21']);
  const deployed = await org.diagnose('deploy', '--playbook', file);
  if (deployed.code !== 0) throw new Error(deployed.stdout + deployed.stderr);
  deals = await org.query(
    "SELECT Id, OwnerId FROM Opportunity WHERE StageName = 'Needs Analysis' ORDER BY Id LIMIT 40",
  );
  // A second approver: the operations user, who may approve and took no part.
  const [set] = await org.query<{ Id: string }>("SELECT Id FROM PermissionSet WHERE Name = 'DF_Manager'", 'admin');
  const assigned = { AssigneeId: org.file.users.revops.id, PermissionSetId: set?.Id };
  const { status } = await org.rest('POST', 'sobjects/PermissionSetAssignment', assigned, 'admin');
  if (status !== 201) throw new Error('The second approver has no permission.');
}, 120_000);

afterAll(async () => {
  await org.stop();
  remove(org.data);
  rmSync(folder, { recursive: true });
});

const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

/** A deal that no test has used yet. */
function nextDeal(): { Id: string; OwnerId: string } {
  const deal = deals.pop();
  if (deal === undefined) throw new Error('The demo data has too few deals in Needs Analysis.');
  return deal;
}

function request(deal: { Id: string; OwnerId: string }, more: Fields = {}): Fields {
  const stage = String(more['Stage__c'] ?? VALUE);
  return {
    Opportunity__c: deal.Id,
    Owner_At_Request__c: deal.OwnerId,
    Stage__c: stage,
    Stage_Order__c: ORDER[stage] ?? 1,
    Expires_On__c: day(7),
    Reason_Code__c: 'Renewal timing',
    Reason__c: 'They sign on Friday.',
    ...more,
  };
}

/** `201`, `204`, or what refused it: the names of our rules, and the message of any other rule. Each must name a field. */
function outcomeOf({ status, body }: { status: number; body: Errors | null }): string {
  if (!Array.isArray(body)) return String(status);
  return body
    .map(({ message, fields, errorCode }) => {
      const rule = rules.find(({ errorMessage }) => errorMessage === message);
      if (rule) expect(fields).toEqual([rule.errorDisplayField]);
      return rule?.fullName ?? (errorCode === 'FIELD_CUSTOM_VALIDATION_EXCEPTION' ? message : errorCode);
    })
    .sort()
    .join(' + ');
}
const ask = async (fields: Fields, user: UserName = 'seller') =>
  outcomeOf(await org.rest<Errors>('POST', 'sobjects/DF_Gate_Override__c', fields, user));
async function asked(fields: Fields, user: UserName = 'seller'): Promise<string> {
  const { status, body } = await org.rest<{ id: string }>('POST', 'sobjects/DF_Gate_Override__c', fields, user);
  if (status !== 201) throw new Error(JSON.stringify(body));
  return body.id;
}
const change = async (id: string, fields: Fields, user: UserName = 'seller') =>
  outcomeOf(await org.rest<Errors>('PATCH', `sobjects/DF_Gate_Override__c/${id}`, fields, user));

const by = (user: UserName, kind = 'Decided'): Fields => ({
  [`${kind}_By__c`]: org.file.users[user].id,
  [`${kind}_At__c`]: new Date().toISOString(),
});
const approve = (id: string, user: UserName = 'manager', more: Fields = {}) =>
  change(id, { Status__c: 'Approved', ...by(user), ...more }, user);
const decline = (id: string, note: string | null, user: UserName = 'manager') =>
  change(id, { Status__c: 'Declined', Decision_Note__c: note, ...by(user) }, user);
const revoke = (id: string, note: string | null, user: UserName = 'manager') =>
  change(id, { Status__c: 'Revoked', Decision_Note__c: note, ...by(user, 'Revoked') }, user);
const withdraw = (id: string, user: UserName = 'seller') => change(id, { Status__c: 'Withdrawn' }, user);
const enter = async ({ Id }: { Id: string }, stage = VALUE) =>
  (await org.rest('PATCH', `sobjects/Opportunity/${Id}`, { StageName: stage })).status;
const give = async ({ Id }: { Id: string }, user: UserName) => {
  const owner = { OwnerId: org.file.users[user].id };
  expect((await org.rest('PATCH', `sobjects/Opportunity/${Id}`, owner, 'admin')).status).toBe(204);
  return { Id, ...owner };
};
const statusOf = async (id: string) =>
  (await org.query<{ Status__c: string }>(`SELECT Status__c FROM DF_Gate_Override__c WHERE Id = '${id}'`, 'admin'))[0]
    ?.Status__c;

describe('a request', () => {
  test('O1, O2: is refused with a sentence of its own for each thing that is wrong with it', async () => {
    const deal = nextDeal();
    const wrong = (more: Fields) => ask(request(deal, more));
    expect(await wrong({ Status__c: 'Approved' })).toBe('DF_Override_Born_Requested');
    expect(await wrong({ Status__c: 'Declined' })).toBe('DF_Override_Born_Requested');
    expect(await wrong({ Expires_On__c: day(-2) })).toBe('DF_Override_Last_Day');
    expect(await wrong({ Reason__c: 'tbd' })).toBe('DF_Override_Reason_Placeholder');
    expect(await wrong({ Owner_At_Request__c: null })).toBe('DF_Override_Owner_At_Request');
    expect(await wrong({ Owner_At_Request__c: org.file.users.admin.id })).toBe('DF_Override_Owner_At_Request');
    const others = [
      await wrong({ Stage__c: 'Closed Won', Stage_Order__c: 9 }),
      await wrong({ Expires_On__c: day(20) }),
      await wrong({ Reason_Code__c: null }),
    ];
    expect(others[0]).toContain('An override can be asked for only to enter');
    expect(others[1]).toContain('Choose an earlier last day.');
    expect(others[2]).toContain('Renewal timing');
    expect(new Set(others).size).toBe(3);
    expect(await ask(request(deal))).toBe('201');
  });

  test('with a number that is not whole is refused or kept whole; never half a stage', async () => {
    const outcome = await ask(request(nextDeal(), { Stage_Order__c: 4.5 }));
    expect(outcome).not.toBe('201');
  });

  test('O4, O5: is changed by the requester only, and not together with a decision', async () => {
    const id = await asked(request(nextDeal()));
    expect(await change(id, { Reason__c: 'The board signs on Friday.' })).toBe('204');
    expect(await change(id, { Stage__c: PROPOSAL, Stage_Order__c: 7 }, 'manager')).toBe('DF_Override_Asker');
    expect(await approve(id, 'manager', { Expires_On__c: day(9) })).toBe(
      'DF_Override_Asked_Frozen + DF_Override_Asker',
    );
    expect(await approve(id, 'manager', { Reason__c: 'Renewal.' })).toContain('DF_Override_Asked_Frozen');
    expect(await statusOf(id)).toBe('Requested');
    expect(await change(id, { Stage__c: PROPOSAL, Stage_Order__c: 7 })).toBe('204');
    expect(await approve(id)).toBe('204');
  });

  test('O3, O9: is approved by nobody who asked for it, owns the deal or owned it then; a second approver can', async () => {
    const own = await give(nextDeal(), 'seller');
    const mine = await asked(request(own));
    expect(await change(mine, { Status__c: 'Approved' })).toContain('DF_Override_Approver');
    const managers = await asked(request(own), 'manager');
    expect(await approve(managers)).toBe('DF_Override_Approver');
    expect(await approve(managers, 'integration')).toBe('DF_Override_Approver');
    // The manager owns the deal, gives it away to approve, and would take it back afterwards.
    const deal = await give(nextDeal(), 'manager');
    const id = await asked(request(deal));
    expect(await approve(id)).toBe('DF_Override_Approver');
    await give(deal, 'seller');
    expect(await approve(id)).toBe('DF_Override_Approver');
    expect(await change(id, { Owner_At_Request__c: org.file.users.seller.id }, 'manager')).toBe(
      'DF_Override_Owner_At_Request',
    );
    expect(await enter(deal)).toBe(400);
    expect(await approve(id, 'revops')).toBe('204');
    expect(await enter(deal)).toBe(204);
  });

  test('is approved in the name of the user who does it only', async () => {
    const id = await asked(request(nextDeal()));
    expect(await change(id, { Status__c: 'Approved' }, 'manager')).toBe('DF_Override_Decided_By');
    expect(await change(id, { Status__c: 'Approved', ...by('revops') }, 'manager')).toBe('DF_Override_Decided_By');
    const yesterday = new Date(Date.now() - 86_400_000).toISOString();
    expect(await approve(id, 'manager', { Decided_At__c: yesterday })).toBe('DF_Override_Decided_By');
  });

  test('O11: is declined with a note only, and withdrawn by the requester only', async () => {
    const deal = nextDeal();
    const id = await asked(request(deal));
    expect(await decline(id, null)).toBe('DF_Override_Note_Needed');
    expect(await decline(id, ' n/a ')).toBe('DF_Override_Note_Placeholder');
    expect(await withdraw(id, 'manager')).toBe('DF_Override_Withdrawer');
    expect(await decline(id, 'Close the budget question first.')).toBe('204');
    const other = await asked(request(deal));
    expect(await withdraw(other)).toBe('204');
    expect(await approve(other)).toContain('DF_Override_Settled');
  });

  test('O6, O7: that was declined or withdrawn stays so for every user', async () => {
    const deal = nextDeal();
    const declined = await asked(request(deal));
    expect(await decline(declined, 'Not this quarter.')).toBe('204');
    const withdrawn = await asked(request(deal));
    expect(await withdraw(withdrawn)).toBe('204');
    for (const id of [declined, withdrawn]) {
      expect(await change(id, { Status__c: 'Requested' })).toBe('DF_Override_Settled');
      expect(await change(id, { Status__c: 'Requested' }, 'manager')).toBe('DF_Override_Settled');
      expect(await approve(id)).toContain('DF_Override_Settled');
      expect(await change(id, { Reason__c: 'Now it is different.' })).toBe('DF_Override_Settled');
    }
    expect(await withdraw(declined)).toBe('DF_Override_Settled');
    expect(await decline(withdrawn, 'It is too late.')).toContain('DF_Override_Settled');
  });
});

describe('an approved override', () => {
  test('O10, O13: is frozen for everybody, and revoked by an approver with a note; the gate then asks again', async () => {
    const deal = nextDeal();
    const id = await asked(request(deal));
    expect(await approve(id, 'manager', { Decision_Note__c: 'Once only.' })).toBe('204');
    for (const user of ['seller', 'manager', 'revops', 'integration'] as const) {
      expect(await change(id, { Expires_On__c: day(9) }, user)).toBe('DF_Override_Frozen');
      expect(await change(id, { Status__c: 'Requested' }, user)).toBe('DF_Override_Frozen');
      expect(await change(id, { Stage__c: PROPOSAL, Stage_Order__c: 7 }, user)).toBe('DF_Override_Frozen');
    }
    expect(await change(id, { Decided_By__c: org.file.users.revops.id }, 'manager')).toBe('DF_Override_Decision_Kept');
    expect(await enter(deal)).toBe(204);
    expect(await enter(deal, 'Needs Analysis')).toBe(204);
    expect(await revoke(id, null, 'revops')).toBe('DF_Override_Note_Needed');
    expect(await revoke(id, 'It was meant for the other deal.', 'integration')).toBe('DF_Override_Revoker');
    expect(await revoke(id, 'It was meant for the other deal.', 'revops')).toBe('204');
    expect(await enter(deal)).toBe(400);
    const [row] = await org.query<object>(
      `SELECT Status__c, Decided_By__c, Revoked_By__c, Decision_Note__c FROM DF_Gate_Override__c WHERE Id = '${id}'`,
    );
    expect(row).toMatchObject({
      Status__c: 'Revoked',
      Decided_By__c: org.file.users.manager.id,
      Revoked_By__c: org.file.users.revops.id,
      Decision_Note__c: 'It was meant for the other deal.',
    });
    expect(await approve(id)).toContain('DF_Override_Settled');
  });

  test('is revoked by no seller, and nothing is revoked that was not approved', async () => {
    const deal = nextDeal();
    const id = await asked(request(deal));
    expect(await revoke(id, 'It was meant for the other deal.')).not.toBe('204');
    expect(await revoke(id, 'It was meant for the other deal.', 'manager')).toBe('DF_Override_Undecided');
    expect(await approve(id)).toBe('204');
    expect(await change(id, { Status__c: 'Revoked' })).toContain('DF_Override_Revoker');
    expect(await enter(deal)).toBe(204);
  });
});

describe('several overrides of one deal', () => {
  const wide = { Stage__c: PROPOSAL };

  test('open what the widest opens: what would hide another, or adds nothing, is not approved', async () => {
    const deal = nextDeal();
    const small = await asked(request(deal, { Expires_On__c: day(3) }));
    const long = await asked(request(deal, { Expires_On__c: day(9) }));
    const soon = await asked(request(deal, { ...wide, Expires_On__c: day(5) }));
    const late = await asked(request(deal, { ...wide, Expires_On__c: day(9) }));
    expect(await approve(small)).toBe('204');
    expect(await approve(soon)).toBe('204');
    expect(await approve(long)).toBe('DF_Override_Hides_Later');
    expect(await approve(late)).toBe('204');
    expect(await approve(long)).toBe('DF_Override_Covered');
    expect(await enter(deal, PROPOSAL)).toBe(204);
    expect(await enter(deal, 'Needs Analysis')).toBe(204);
    // What is left after each revocation opens what it was approved for.
    expect(await revoke(late, 'The price is not ready.')).toBe('204');
    expect(await enter(deal, PROPOSAL)).toBe(204);
    expect(await enter(deal, 'Needs Analysis')).toBe(204);
    expect(await revoke(soon, 'The price is not ready.')).toBe('204');
    expect(await enter(deal, PROPOSAL)).toBe(400);
    expect(await enter(deal)).toBe(204);
    expect(await enter(deal, 'Needs Analysis')).toBe(204);
    // Now nothing is hidden by the longer one for the earlier stage.
    expect(await approve(long)).toBe('204');
    const again = await asked(request(deal, { ...wide, Expires_On__c: day(5) }));
    expect(await approve(again)).toBe('DF_Override_Hidden_By_Earlier');
    expect(await revoke(long, 'A wider one is needed.')).toBe('204');
    expect(await approve(again)).toBe('204');
    expect(await enter(deal, PROPOSAL)).toBe(204);
  });
});
