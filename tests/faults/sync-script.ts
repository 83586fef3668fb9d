import { randomFrom } from '../../scripts/notes/random.ts';
import { done, inScope, type Players, type Round } from './script.ts';

const DAY = 86_400_000;
/** Texts that say nothing, and pass the rules. */
const JUNK = ['sdfkjh lkwrtq', 'see the CRM', 'asdf jkl asdf qwer'];
/** What customers say; each stands on two deals, so that the second is a repeat. */
const ANSWERS = [
  'Their lorries queue for two hours at the north gate because nobody books the ramps.',
  'Their warehouse counts every pallet twice on Sunday nights.',
  'The drivers of the night shift wait at gate seven for their papers.',
  'Three clerks copy the freight rates of each carrier by hand every month.',
  'Returned goods stand in the yard for a week before anybody looks at them.',
  'The forecast is made by one planner, whose holidays stop the purchase.',
];

/** What later rounds go on with. */
interface Waiting {
  readonly junk: string[];
  readonly originals: string[];
  readonly requests: string[];
  readonly open: string[];
  readonly random: () => number;
}

const dayIn = ({ now }: Players, days: number): string =>
  new Date(now().getTime() + days * DAY).toISOString().slice(0, 10);

type Fields = Readonly<Record<string, unknown>>;

function create({ gated, tick }: Players, object: string, fields: Fields): Promise<string> {
  tick();
  return gated.create(object, fields);
}

async function update(
  { gated, tick }: Players,
  [object, id]: readonly [object: string, id: string],
  fields: Fields,
  user: 'seller' | 'manager' = 'seller',
): Promise<void> {
  tick();
  done(await gated.update(object, id, fields, user));
}

const answer = (players: Players, deal: string, concept: string, fields: Fields): Promise<string> =>
  create(players, 'DF_Answer__c', {
    Opportunity__c: deal,
    Key__c: `${deal}:${concept}`,
    Concept__c: concept,
    ...fields,
  });

/** Work of each round, of which sync makes flags, numbers of texts in question and tasks. */
async function begin(players: Players, waiting: Waiting, round: number): Promise<void> {
  const text = ANSWERS[round % ANSWERS.length]!;
  const first = await inScope(players);
  const second = await inScope(players);
  waiting.originals.push(await answer(players, first, 'problem', { Answer__c: text, Evidence__c: 'Heard' }));
  await answer(players, second, 'problem', { Answer__c: text, Evidence__c: 'Heard' });
  const nothing = JUNK[Math.floor(waiting.random() * JUNK.length)]!;
  waiting.junk.push(await answer(players, second, 'situation', { Answer__c: nothing, Evidence__c: 'Heard' }));
  await create(players, 'DF_Pain_Point__c', {
    Opportunity__c: first,
    Statement__c: 'asdf jkl asdf',
    Evidence__c: 'Heard',
  });
  waiting.requests.push(await request(players, first));
  waiting.open.push(
    await answer(players, first, 'budget', {
      Status__c: 'Not Known Yet',
      Open_Owner__c: players.gated.users.seller.id,
      Open_Since__c: dayIn(players, 0),
      Open_Until__c: dayIn(players, 1),
    }),
  );
}

const request = (players: Players, deal: string): Promise<string> =>
  create(players, 'DF_Gate_Override__c', {
    Opportunity__c: deal,
    Stage__c: 'Value Proposition',
    Stage_Order__c: 4,
    Reason_Code__c: 'Renewal timing',
    Reason__c: `Their contract ends before the workshop on deal ${deal} can be held.`,
    Expires_On__c: dayIn(players, 5),
    Owner_At_Request__c: players.gated.users.seller.id,
  });

/** What was begun three rounds before is settled: flags go, and tasks are closed. */
async function settle(players: Players, { junk, originals, requests, open, random }: Waiting): Promise<void> {
  const isFirst = random() < 0.5;
  const flagged = ['DF_Answer__c', junk.shift()!] as const;
  if (isFirst) await update(players, flagged, { Review_Verdict__c: 'Cleared' }, 'manager');
  else await update(players, flagged, { Answer__c: `They order by mail since ${players.now().toISOString()}.` });
  const original = { Answer__c: `The planner has left, and nobody plans since ${players.now().toISOString()}.` };
  await update(players, ['DF_Answer__c', originals.shift()!], original);
  const { gated, now } = players;
  const decided = { Status__c: 'Approved', Decided_By__c: gated.users.manager.id, Decided_At__c: now().toISOString() };
  const asked = ['DF_Gate_Override__c', requests.shift()!] as const;
  // Others run out.
  if (isFirst) await update(players, asked, decided, 'manager');
  const known = { Status__c: 'Answered', Answer__c: 'Forty thousand are set aside.', Evidence__c: 'Heard' };
  const later = { Open_Until__c: dayIn(players, 1) };
  await update(players, ['DF_Answer__c', open.shift()!], isFirst ? known : later);
}

/** A seeded script for sync: each round begins something on two new deals a day later, and settles what an earlier one began. */
export function syncScript(seed: number, rounds: number): readonly Round[] {
  const waiting: Waiting = { junk: [], originals: [], requests: [], open: [], random: randomFrom(seed) };
  return Array.from({ length: rounds }, (_none, round) => async (players: Players) => {
    players.pass(DAY);
    if (waiting.junk.length >= 3) await settle(players, waiting);
    await begin(players, waiting, round);
  });
}

/** Turns an answer of a deal into one that says nothing, or back: its flag and the deal's number are written. */
export async function changeFlag(players: Players, deal: string): Promise<void> {
  const [row] = await players.gated.query<{ Id: string; Answer__c: string }>(
    `SELECT Id, Answer__c FROM DF_Answer__c WHERE Opportunity__c = '${deal}'`,
  );
  const texts = ['see the CRM', 'The vans stand idle on each Friday of the month.'];
  const next = texts.find((text) => text !== row?.Answer__c)!;
  if (row === undefined) await answer(players, deal, 'situation', { Answer__c: next, Evidence__c: 'Heard' });
  else await update(players, ['DF_Answer__c', row.Id], { Answer__c: next });
}
