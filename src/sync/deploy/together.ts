import {
  decisionRule,
  numbered,
  overrideRules,
  playbookRules,
  type CompiledPlaybook,
  type GateRule,
} from '../../playbook/index.ts';
import { jsonObject, storedPlaybook } from '../../deal/index.ts';
import { numbersIn, type LivePlaybooks } from './overrides.ts';
import { ruleHash } from './plan.ts';
import { playbookKey } from './records.ts';
import { deployedRules, type OrgState, type PlaybookRecord } from './state.ts';

/** What a deploy of one playbook makes of all that are live. */
export interface Together {
  /** The live versions of the deployed playbook. */
  readonly versions: readonly CompiledPlaybook[];
  /** Its rules, those on overrides and decisions, and those of other playbooks whose stages have other numbers now. */
  readonly rules: readonly GateRule[];
  /** Rules that earlier deploys made and that this one may change or remove: name to hash. */
  readonly deployed: ReadonlyMap<string, string>;
  /** What the record of each live version stores about deployed rules. */
  readonly hashesOf: (playbook: CompiledPlaybook) => Readonly<Record<string, string>>;
  /** Live versions of other playbooks. Their records list the deployed rules on overrides. */
  readonly others: readonly CompiledPlaybook[];
  readonly live: LivePlaybooks;
}

/** @param deployed the live versions of the playbook, with the one that is deployed; none when one was retired in `state` */
export function together(
  deployed: readonly CompiledPlaybook[],
  state: OrgState,
  readOnly: ReadonlySet<string>,
): Together {
  const code = deployed[0]?.playbook ?? '';
  const live = state.allRecords.filter(({ Status__c, Code__c }) => Status__c === 'Live' && Code__c !== code);
  const stored = livePlaybooks(live);
  const all = numbered([...deployed, ...stored]);
  const others = all.filter(({ playbook }) => playbook !== code);
  const renumbered = new Set(
    others.filter((one, index) => !isSameNumbers(one, stored[index])).map(({ playbook }) => playbook),
  );
  const rulesOf = (name: string) =>
    playbookRules(
      all.filter(({ playbook }) => playbook === name),
      readOnly,
    );
  const codes = all.every((playbook) => playbook.codes === 'off') ? 'off' : undefined;
  // With no playbook in force nothing is left to be held to.
  const shared = all.length === 0 ? [] : [...overrideRules(all), decisionRule(knownKeys(all, state.allRecords), codes)];
  const own = rulesOf(code);
  const changed = new Map([...renumbered].map((name) => [name, rulesOf(name)]));
  const isShared = sharedNames(state, shared);
  const foreign = live.map((record) => [record, [...deployedRules([record])]] as const);
  const known = foreign.flatMap(([record, hashes]) =>
    hashes.filter(([name]) => renumbered.has(record.Code__c) || isShared(name)),
  );
  const kept = (playbook: CompiledPlaybook) => {
    const record = live.find(({ Key__c }) => Key__c.toLowerCase() === playbookKey(playbook).toLowerCase());
    return Object.entries(jsonObject<string>(record?.Deployed_Rules__c ?? null)).filter(([name]) => !isShared(name));
  };
  return {
    versions: all.filter(({ playbook }) => playbook === code),
    rules: [...own, ...[...changed.values()].flat(), ...shared],
    deployed: new Map([...known, ...state.deployed]),
    hashesOf: (playbook) => {
      const rules = playbook.playbook === code ? own : changed.get(playbook.playbook);
      return Object.fromEntries([...(rules ? hashed(rules) : kept(playbook)), ...hashed(shared)].sort());
    },
    others,
    live: { before: livePlaybooks(state.allRecords), after: all },
  };
}

/** `code:version` of every playbook record: live ones first, then the retired, the newest version first; the same order on every deploy. */
function knownKeys(live: readonly CompiledPlaybook[], records: readonly PlaybookRecord[]): readonly string[] {
  const retired = records.filter(({ Status__c }) => Status__c !== 'Live').map(({ Key__c }) => Key__c);
  const version = (key: string) => Number(key.split(':')[1]);
  const newestFirst = (a: string, b: string) => version(b) - version(a) || (a < b ? -1 : 1);
  return [...new Set([...live.map(playbookKey).sort(newestFirst), ...retired.sort(newestFirst)])];
}

function livePlaybooks(records: readonly PlaybookRecord[]): CompiledPlaybook[] {
  const live = records.filter(({ Status__c }) => Status__c === 'Live');
  return live.flatMap((record) => storedPlaybook(record.Compiled__c) ?? []);
}

function hashed(rules: readonly GateRule[]): [string, string][] {
  return rules.map((rule) => [rule.name, ruleHash(rule)]);
}

/** Rules on overrides belong to all playbooks, those of an earlier release, one set for each playbook, included. */
function sharedNames({ rules }: OrgState, shared: readonly GateRule[]): (name: string) => boolean {
  const onOverrides = rules
    .filter(({ object }) => object === 'DF_Gate_Override__c' || object === 'DF_Gate_Decision__c')
    .map(({ name }) => name);
  const names = new Set([...onOverrides, ...shared.map(({ name }) => name)]);
  return (name) => names.has(name);
}

function isSameNumbers(one: CompiledPlaybook, before: CompiledPlaybook | undefined): boolean {
  const [a, b] = [numbersIn([one]), numbersIn(before ? [before] : [])];
  return [...a].every(([stage, number]) => b.get(stage) === number);
}

/** Of all DF_Playbook__c records those of the playbooks. */
export function recordsOf(
  records: readonly PlaybookRecord[],
  playbooks: readonly CompiledPlaybook[],
): PlaybookRecord[] {
  const keys = new Set(playbooks.map((playbook) => playbookKey(playbook).toLowerCase()));
  return records.filter(({ Key__c }) => keys.has(Key__c.toLowerCase()));
}
