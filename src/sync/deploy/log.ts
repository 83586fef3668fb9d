import type { GateRule } from '../../playbook/index.ts';

/** What a deploy did to a version: brought it in, changed it, restored its rules, brought the one before back, or took it out of force. */
export type Deed = 'created' | 'changed' | 'restored' | 'rolled back' | 'retired';

/** One line of `DF_Playbook__c.Deploy_Log__c`. */
export interface LogLine {
  /** ISO date-time. */
  readonly at: string;
  /** The username. */
  readonly by: string;
  /** `code:version` */
  readonly playbook: string;
  readonly did: Deed;
  /** `+ rule: message`, `- rule`, `~ rule message: old → new`; also `from` and questions. */
  readonly diff: readonly string[];
}

/** The length of the field. */
export const LONGEST_LOG = 131_072;

/** A line that alone takes more of the field than this drops out its messages and keeps the names. */
const LONGEST_LINE = LONGEST_LOG / 4;

/** The log with one more line; the oldest lines are dropped until it fits. */
export function appended(log: string | null, line: LogLine): string {
  const whole = JSON.stringify(line);
  const short = JSON.stringify({ ...line, diff: line.diff.map((one) => one.split(': ')[0]) });
  const lines = [...(log ?? '').split('\n').filter((text) => text !== ''), whole.length > LONGEST_LINE ? short : whole];
  let length = lines.reduce((sum, text) => sum + text.length + 1, -1);
  while (length > LONGEST_LOG && lines.length > 1) length -= (lines.shift()?.length ?? 0) + 1;
  return lines.join('\n');
}

/** The lines of a log, the newest last. A line that cannot be read is left out. */
export function logLines(log: string | null): readonly LogLine[] {
  return (log ?? '').split('\n').flatMap((text) => {
    try {
      const value = JSON.parse(text) as Partial<LogLine> | null;
      return typeof value?.at === 'string' && typeof value.did === 'string' ? [value as LogLine] : [];
    } catch {
      return [];
    }
  });
}

/** What one version has of deployed rules, before and after. */
export interface RuleForms {
  /** Name to hash, as the record lists them. */
  readonly hashes: Readonly<Record<string, string>>;
  /** As they are compiled. */
  readonly rules: readonly GateRule[];
}

/** How the rules of a version differ, a line for each rule, by name. */
export function rulesDiff(before: RuleForms, after: RuleForms): readonly string[] {
  const names = [...new Set([...Object.keys(before.hashes), ...Object.keys(after.hashes)])].sort();
  const [was, is] = [before, after].map(({ rules }) => new Map(rules.map((rule) => [rule.name, rule])));
  return names.flatMap((name) => {
    const [old, present] = [was!.get(name), is!.get(name)];
    if (before.hashes[name] === undefined) return [`+ ${name}: ${present?.message ?? ''}`];
    if (after.hashes[name] === undefined) return [`- ${name}`];
    if (before.hashes[name] === after.hashes[name]) return [];
    const ways = [
      ...(old && present && old.formula !== present.formula ? [`~ ${name} formula`] : []),
      ...(old && present && old.message !== present.message
        ? [`~ ${name} message: ${old.message} → ${present.message}`]
        : []),
    ];
    return ways.length === 0 ? [`~ ${name}`] : ways;
  });
}
