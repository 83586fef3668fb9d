import { storedPlaybook } from '../../deal/index.ts';
import { RULE_OBJECTS } from '../../playbook/index.ts';
import { OrgRefused, readRules, type OrgConnection, type OrgRule } from '../../salesforce/index.ts';
import { ruleHash } from './plan.ts';
import { deployedRules, readPlaybookRecords, type PlaybookRecord } from './state.ts';

/** What became of a rule of a live playbook since its last deploy. */
export interface RuleDrift {
  /** API name, without the object. */
  readonly rule: string;
  readonly what: 'deleted' | 'switched off' | 'changed';
}

/** How the org differs from the last deploys. */
export interface OrgDrift {
  readonly rules: readonly RuleDrift[];
  /** Keys of live playbooks whose compiled form cannot be read: panels and service leave them out. */
  readonly broken: readonly string[];
  /** Why the rules were not compared: the running user may not read them. */
  readonly notCompared?: string;
}

/** Compares the rules of the live playbooks with the org's. Pure. */
function driftOf(records: readonly PlaybookRecord[], rules: readonly OrgRule[]): OrgDrift {
  const live = records.filter(({ Status__c }) => Status__c === 'Live');
  const present = new Map(rules.map((rule) => [rule.name, rule]));
  const drifted = [...deployedRules(live)].flatMap(([rule, hash]): RuleDrift[] => {
    const found = present.get(rule);
    if (found === undefined) return [{ rule, what: 'deleted' }];
    if (ruleHash(found) === hash) return [];
    return [{ rule, what: found.active ? 'changed' : 'switched off' }];
  });
  const broken = live.filter(({ Compiled__c }) => storedPlaybook(Compiled__c) === undefined);
  return { rules: drifted, broken: broken.map(({ Key__c }) => Key__c) };
}

/** Reads how the org differs from the last deploys. A user who may not read its rules compares the playbooks alone. */
export async function readDrift(org: OrgConnection): Promise<OrgDrift> {
  const records = await readPlaybookRecords(org);
  try {
    return driftOf(records, await readRules(org, RULE_OBJECTS));
  } catch (error) {
    if (!(error instanceof OrgRefused)) throw error;
    return { rules: [], broken: driftOf(records, []).broken, notCompared: error.message };
  }
}

const SHOWN = 3;

/**
 * What an admin has to know of a drift, as one sentence: `2 rules are not as deployed (`DF_…` deleted, `DF_…` switched off): gates do not hold …
 * until `diagnose deploy --force --playbook FILE` …` The file is named, since without it the shipped playbook would be deployed. Undefined where there is none.
 */
export function driftSentence({ rules, broken }: OrgDrift): string | undefined {
  const shown = rules.slice(0, SHOWN).map(({ rule, what }) => `\`${rule}\` ${what}`);
  const more = rules.length > SHOWN ? ` and ${rules.length - SHOWN} more` : '';
  const parts = [
    ...(rules.length === 0 ? [] : [`${count(rules.length, 'rule')} not as deployed (${shown.join(', ')}${more})`]),
    ...(broken.length === 0
      ? []
      : [`the compiled form of ${broken.map((key) => `\`${key}\``).join(', ')} cannot be read`]),
  ];
  if (parts.length === 0) return undefined;
  const text = parts.join(', and ');
  return `${text[0]!.toUpperCase()}${text.slice(1)}: gates do not hold as the playbook asks until \`diagnose deploy --force --playbook FILE\`, with the file that was deployed, has mended it.`;
}

/** What a user who may not read the rules has to know: a comparison that was not made finds nothing. Undefined where it was made. */
export function notComparedSentence({ notCompared }: OrgDrift): string | undefined {
  if (notCompared === undefined) return undefined;
  return `Whether the org's rules are as deployed is not known, because this user may not read them (${notCompared.replace(/\.$/, '')}).`;
}

const count = (number: number, word: string): string => `${number} ${word}${number === 1 ? ' is' : 's are'}`;
