import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compilePlaybook, parsePlaybook } from '../../src/playbook/index.ts';
import type { CompiledPlaybook } from '../../src/playbook/index.ts';
import { assignPermissionSets, installApp } from '../../src/cli/setup/installApp.ts';
import { startLocalOrg, type LocalOrg } from '../../src/local-org/index.ts';
import { connectOrg } from '../../src/salesforce/index.ts';
import { diagnose } from '../cli/cli.ts';
import type { Ran } from '../cli/cli.ts';
import { restOf, root } from '../with-started-org.ts';
import type { OrgFile, RestCall, UserName } from '../with-started-org.ts';

export type RestErrors = readonly {
  readonly errorCode: string;
  readonly message: string;
  readonly fields?: string[];
}[];

/** What an attempt came to: `saved`, or the messages of the refusal, sorted and without their codes. */
export type Outcome = 'saved' | readonly string[];

/** A deal with all that the shipped playbook asks up to Negotiation/Review. */
export interface ReadyDeal {
  readonly id: string;
  /** Ids of answers by concept. */
  readonly answers: Readonly<Record<string, string>>;
  readonly pain: string;
  readonly contact: string;
}

/** A local org with one playbook deployed, and the steps that cases of evasion share. Users as in `with-started-org.ts`. */
export interface GatedOrg {
  readonly url: string;
  /** The data folder. */
  readonly data: string;
  /** The org itself, for what no client can do. */
  readonly local: LocalOrg;
  readonly users: OrgFile['users'];
  readonly playbook: CompiledPlaybook;
  readonly rest: RestCall;
  query<Row>(soql: string, user?: UserName): Promise<readonly Row[]>;
  create(object: string, fields: Readonly<Record<string, unknown>>, user?: UserName): Promise<string>;
  /** Tries to create a record. */
  tryCreate(object: string, fields: Readonly<Record<string, unknown>>, user?: UserName): Promise<Outcome>;
  update(object: string, id: string, fields: Readonly<Record<string, unknown>>, user?: UserName): Promise<Outcome>;
  /** Changes fields of the opportunity, its stage for example. */
  save(deal: string, fields: Readonly<Record<string, unknown>>, user?: UserName): Promise<Outcome>;
  stageOf(deal: string): Promise<string>;
  newDeal(fields?: Readonly<Record<string, unknown>>, user?: UserName): Promise<string>;
  /** A deal in Needs Analysis. @param texts of its answers, by concept, where others than usual are wanted */
  readyDeal(texts?: Readonly<Record<string, string>>): Promise<ReadyDeal>;
  /** The sentences of the gates to these stages, sorted; `about` chooses criteria by their id. */
  sentences(stages: readonly string[], about?: (id: string) => boolean): readonly string[];
  /** Runs `diagnose` on this org: what it printed and its exit code. */
  diagnose(...args: string[]): Promise<Ran>;
  /** Deploys the org's playbook again, with further options. */
  deploy(...args: string[]): Promise<Ran>;
  close(): Promise<void>;
}

export const GATES = ['Value Proposition', 'Proposal/Price Quote', 'Negotiation/Review'] as const;

const shipped = join(root, 'playbooks/diagnose-first.yaml');

export interface GatedOrgOptions {
  /** Makes another playbook of the text of the one that ships. */
  readonly change?: (yaml: string) => string;
  readonly clock?: () => Date;
  /** Folder of the built page; absent: the org has no page. */
  readonly pageAssets?: string;
}

/** Opens a local org of its own with the app and the playbook, in this process, so that a test can move its clock. */
export async function openGatedOrg({
  change = (yaml) => yaml,
  clock,
  pageAssets,
}: GatedOrgOptions = {}): Promise<GatedOrg> {
  const folder = mkdtempSync(join(tmpdir(), 'evasions-'));
  const file = join(folder, 'playbook.yaml');
  const text = change(readFileSync(shipped, 'utf8'));
  writeFileSync(file, text);
  const playbook = compilePlaybook(parsePlaybook(text, file));
  const data = join(folder, 'data');
  const local = await startLocalOrg({
    dataDir: data,
    port: 0,
    ...(clock === undefined ? {} : { clock }),
    ...(pageAssets === undefined ? {} : { pageAssets }),
  });
  const close = async (): Promise<void> => {
    await local.close();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const admin = connectOrg({ instanceUrl: local.url, accessToken: local.users.admin.accessToken });
    await installApp(admin);
    const { users } = JSON.parse(readFileSync(join(data, 'org.json'), 'utf8')) as OrgFile;
    await assignPermissionSets(admin, users);
    const run: GatedOrg['diagnose'] = (...args) => diagnose([...args, '--data', data], { cwd: folder });
    const deploy: GatedOrg['deploy'] = (...args) => run('deploy', '--playbook', file, ...args);
    const { code, err } = await deploy();
    if (code !== 0) throw new Error(`The playbook was not deployed: ${err}`);
    return clientOf({ url: local.url, data, local, users, playbook, diagnose: run, deploy, close });
  } catch (error) {
    await close();
    throw error;
  }
}

/** The messages of a REST answer. A code such as ` [DF 5a809]` at the end of a rule’s message is left out. */
export function outcomeOf({ status, body }: { status: number; body: unknown }): Outcome {
  if (status < 300) return 'saved';
  return (body as RestErrors).map(({ message }) => withoutCode(message)).sort();
}

export const withoutCode = (message: string): string => message.replace(/ \[DF [0-9a-f]{5}\]$/, '');

function clientOf(
  org: Pick<GatedOrg, 'url' | 'data' | 'local' | 'users' | 'playbook' | 'diagnose' | 'deploy' | 'close'>,
): GatedOrg {
  const rest = restOf(org.url, org.users);
  const query: GatedOrg['query'] = async <Row>(soql: string, user?: UserName) => {
    const path = `query?q=${encodeURIComponent(soql)}`;
    const { status, body } = await rest<{ records: readonly Row[] }>('GET', path, undefined, user);
    if (status !== 200) throw new Error(`${soql}: ${JSON.stringify(body)}`);
    return body.records;
  };
  const tryCreate: GatedOrg['tryCreate'] = async (object, fields, user) =>
    outcomeOf(await rest('POST', `sobjects/${object}`, fields, user));
  const create: GatedOrg['create'] = async (object, fields, user) => {
    const answer = await rest<{ id: string }>('POST', `sobjects/${object}`, fields, user);
    if (answer.status !== 201) throw new Error(`${object}: ${JSON.stringify(answer.body)}`);
    return answer.body.id;
  };
  const update: GatedOrg['update'] = async (object, id, fields, user) =>
    outcomeOf(await rest('PATCH', `sobjects/${object}/${id}`, fields, user));
  const newDeal: GatedOrg['newDeal'] = (fields = {}, user = 'seller') =>
    create('Opportunity', { Name: 'Walk-in', CloseDate: '2027-01-31', StageName: 'Prospecting', ...fields }, user);
  return {
    ...org,
    rest,
    query,
    create,
    tryCreate,
    update,
    newDeal,
    save: (deal, fields, user) => update('Opportunity', deal, fields, user),
    async stageOf(deal) {
      const [row] = await query<{ StageName: string }>(
        `SELECT StageName FROM Opportunity WHERE Id = '${deal}'`,
        'admin',
      );
      return row?.StageName ?? '';
    },
    readyDeal: (texts) => readyDeal({ create, newDeal }, texts),
    sentences: (stages, about = () => true) =>
      org.playbook.gates
        .filter(({ toEnter }) => stages.includes(toEnter))
        .flatMap(({ criteria }) => criteria.filter(({ id }) => about(id)).map(({ sentence }) => withoutCode(sentence)))
        .sort(),
  };
}

/** All answers that the shipped playbook asks for, in sentences that answer its questions. */
const ANSWERS: Readonly<Record<string, string>> = {
  situation: 'Orders arrive by mail and are typed into two systems.',
  problem: 'Every order is typed twice and one in twenty is wrong.',
  'root cause': 'The two systems came from a merger and were never joined.',
  'business impact': 'Wrong orders cost them about 42,000 a year in credits.',
  'desired state': 'An order is entered once, by the customer.',
  'success metric': 'Wrong orders below one in two hundred.',
  'economic buyer': 'The head of operations releases the money.',
  'decision process': 'Operations chooses, finance checks, the board signs.',
  'stakeholder risk': 'The order desk fears for two of its five jobs.',
  'cost of inaction': 'They will hire a sixth person for the desk.',
};

/** The customer’s words, as evidence of a quote; so few that other customers say them too. */
const QUOTE = { Said_On__c: '2026-11-20', Quote__c: 'Always typed twice.' };

/** What makes a statement Confirmed, apart from the quote: words, day, person and source of its own. */
const confirmation = (contact: string): Readonly<Record<string, unknown>> => ({
  Confirmed_Words__c: 'Yes, that is how it is with us, please go ahead.',
  Confirmed_On__c: '2026-11-22',
  Confirmed_By__c: contact,
  Confirmed_Source__c: 'Email',
});

async function readyDeal(
  { create, newDeal }: Pick<GatedOrg, 'create' | 'newDeal'>,
  texts: Readonly<Record<string, string>> = {},
): Promise<ReadyDeal> {
  const account = await create('Account', { Name: 'Acme' }, 'admin');
  const contact = await create('Contact', { LastName: 'Keller', AccountId: account }, 'admin');
  const id = await newDeal({
    AccountId: account,
    StageName: 'Needs Analysis',
    DF_Desired_Outcome__c: 'Orders are typed once.',
  });
  const answers: Record<string, string> = {};
  for (const [concept, text] of Object.entries({ ...ANSWERS, ...texts })) {
    const quote =
      concept === 'problem' ? { ...QUOTE, Said_By__c: contact, Evidence__c: 'Quoted' } : { Evidence__c: 'Heard' };
    answers[concept] = await create('DF_Answer__c', {
      Opportunity__c: id,
      Key__c: `${id}:${concept}`,
      Concept__c: concept,
      Answer__c: text,
      ...quote,
    });
  }
  const pain = await create('DF_Pain_Point__c', {
    Opportunity__c: id,
    Statement__c: 'We retype every order twice.',
    ...QUOTE,
    Said_By__c: contact,
    Evidence__c: 'Confirmed',
    ...confirmation(contact),
    Impact_Likely__c: 42_000,
    Impact_Basis__c: 'Credits of the last twelve months',
  });
  return { id, answers, pain, contact };
}
