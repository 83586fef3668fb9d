import { isDeepStrictEqual } from 'node:util';
import type { CompiledPlaybook, GateRule } from '../../playbook/index.ts';
import { OrgRefused, runningUserName, type FieldValues, type OrgConnection } from '../../salesforce/index.ts';
import { jsonObject, storedPlaybook } from '../../deal/index.ts';
import { packed, readKept, type KeptFields } from './kept.ts';
import { appended, rulesDiff, type Deed } from './log.ts';
import type { RulePlan } from './plan.ts';
import { playbookKey, planPlaybooks } from './records.ts';
import type { OrgState, PlaybookRecord } from './state.ts';
import type { Together } from './together.ts';

/** What a deploy writes about itself into the record of the deployed version. */
export interface History {
  /** `code:version`, and the id of the record that the org has. */
  readonly key: string;
  readonly id: string | undefined;
  readonly changes: readonly string[];
  /** The log and the version before; none where the org does not have these fields. Asks the org who the user is. */
  fields(): Promise<FieldValues>;
}

export interface HistoryInput {
  readonly all: Together;
  readonly state: OrgState;
  readonly plan: RulePlan;
  readonly compiled: CompiledPlaybook;
  /** The rules of the live versions before the deploy. */
  readonly forms: readonly GateRule[];
  /** The log and the version before of each record; undefined where the org does not have these fields. */
  readonly kept: ReadonlyMap<string, KeptFields> | undefined;
  /** ISO date-time. */
  readonly now: string;
  readonly isRollback?: boolean;
}

/** Prepares what a deploy writes about itself. Reads nothing. */
export function historyOf(org: OrgConnection, input: HistoryInput): History {
  const { state, compiled, kept, now } = input;
  const key = playbookKey(compiled);
  const record = state.records.find(({ Key__c }) => Key__c.toLowerCase() === key.toLowerCase());
  const did = input.isRollback === true ? 'rolled back' : deedOf(input, record);
  const changes = changesOf(input, record);
  return {
    key,
    id: record?.Id,
    changes,
    async fields() {
      if (kept === undefined) return {};
      const before = record === undefined ? undefined : kept.get(record.Id);
      const by = await userName(org);
      return {
        Deploy_Log__c: appended(before?.Deploy_Log__c ?? null, { at: now, by, playbook: key, did, diff: changes }),
        ...(did === 'restored' ? {} : { Compiled_Before__c: did === 'changed' ? keptOf(state, record!) : null }),
      };
    },
  };

  function deedOf({ all: { versions, hashesOf } }: HistoryInput, stored: PlaybookRecord | undefined): Deed {
    if (stored?.Status__c !== 'Live') return 'created';
    const own = versions.filter((one) => playbookKey(one) === key);
    const [update] = planPlaybooks(own, hashesOf, [stored]).update;
    return update !== undefined && 'Compiled__c' in update ? 'changed' : 'restored';
  }
}

/** A line in the log of each version that is taken out of force, by the record's id; empty where the org has no such field. */
export async function retiredLogs(
  org: OrgConnection,
  records: readonly PlaybookRecord[],
  { now, did }: { readonly now: string; readonly did: Deed },
): Promise<ReadonlyMap<string, FieldValues>> {
  const kept = await readKept(org, records[0]?.Code__c ?? '');
  if (kept === undefined) return new Map();
  const by = await userName(org);
  return new Map(
    records.map(({ Id, Key__c, Deployed_Rules__c }) => {
      const diff = Object.keys(jsonObject<string>(Deployed_Rules__c)).map((name) => `- ${name}`);
      const line = { at: now, by, playbook: Key__c, did, diff };
      return [Id, { Deploy_Log__c: appended(kept.get(Id)?.Deploy_Log__c ?? null, line), Compiled_Before__c: null }];
    }),
  );
}

function keptOf(state: OrgState, record: PlaybookRecord): string | null {
  return packed(
    record,
    state.texts.filter(({ Version__c }) => Version__c === record.Version__c),
  );
}

/** A user whose name the org does not tell is no reason to stop. */
async function userName(org: OrgConnection): Promise<string> {
  try {
    return await runningUserName(org);
  } catch (error) {
    if (error instanceof OrgRefused) return '';
    throw error;
  }
}

/** What changes in a version: its rules, its `from`, its questions; and what is put back in the org though the version stays. */
function changesOf({ all, plan, compiled, forms }: HistoryInput, record: PlaybookRecord | undefined): string[] {
  const isLive = record?.Status__c === 'Live';
  const stored = isLive ? storedPlaybook(record.Compiled__c) : undefined;
  const own = all.versions.find((one) => playbookKey(one) === playbookKey(compiled)) ?? compiled;
  const hashes = isLive ? (jsonObject<string>(record.Deployed_Rules__c) as Readonly<Record<string, string>>) : {};
  const rules = rulesDiff({ hashes, rules: forms }, { hashes: all.hashesOf(own), rules: all.rules });
  const named = new Set(rules.map((line) => line.split(/[ :]/)[1]));
  const back = [...plan.create, ...plan.update].filter(({ name }) => !named.has(name)).map(({ name }) => `= ${name}`);
  if (stored === undefined) return [...rules, ...back];
  const from = stored.from === own.from ? [] : [`~ from: ${stored.from} → ${own.from}`];
  return [...rules, ...back, ...from, ...questionsDiff(stored, own)];
}

/** The questions that came, went, or changed in another way than their words (`~`: why, weight and the like). */
function questionsDiff(before: CompiledPlaybook, after: CompiledPlaybook): string[] {
  // As the record has them: without what is undefined.
  const [was, is] = [before, after].map(({ questions }) => {
    const stored = JSON.parse(JSON.stringify(questions)) as CompiledPlaybook['questions'];
    return new Map(stored.map((question) => [`question ${question.concept}: ${question.ask}`, question]));
  }) as [Map<string, unknown>, Map<string, CompiledPlaybook['questions'][number]>];
  const isChanged = ([line, one]: readonly [string, unknown]) =>
    was.has(line) && !isDeepStrictEqual(was.get(line), one);
  return [
    ...[...was.keys()].filter((line) => !is.has(line)).map((line) => `- ${line}`),
    ...[...is.keys()].filter((line) => !was.has(line)).map((line) => `+ ${line}`),
    ...[...is].filter(isChanged).map(([, { concept }]) => `~ question ${concept}`),
  ];
}
