import { asksFieldsOnly } from 'c/gateRules';
import type { CompiledPlaybook, Gate, GateMode } from 'c/gateRules';
import { listed } from 'c/gateClauses';
import type { Words } from 'c/gateClauses';
import { wordingIn } from 'c/ruleWording';
import { fill } from 'c/textTemplate';
import { labels } from './labels.ts';

/** A heading with lines below it. */
export interface Term {
  readonly term: string;
  readonly lines: readonly string[];
}

/** What is true of all gates of a playbook: since when, for which deals, what is never refused, what is refused besides. */
export function termsOf(playbook: CompiledPlaybook, words: Words, momentText: (moment: string) => string): Term[] {
  const terms = [
    { term: labels.termSince, lines: sinceLines(playbook, momentText) },
    { term: labels.termDeals, lines: scopeLines(playbook, words) },
    { term: labels.termFree, lines: freeLines(playbook, words) },
    { term: labels.termAlso, lines: alsoLines(playbook, words) },
    { term: labels.termSteps, lines: stepLines(playbook, words) },
  ];
  return terms.filter(({ lines }) => lines.length > 0);
}

/** The mode of a gate in a word. */
export const modeName = (mode: GateMode): string =>
  ({ enforce: labels.enforced, warn: labels.warns, observe: labels.noted })[mode];

/** Names that are alternatives: `Partner or Renewal`. */
export const oneOf = (names: readonly string[], words: Words): string => listed(names, 'or', words);

function sinceLines({ from, until, otherVersions = [] }: CompiledPlaybook, text: (moment: string) => string): string[] {
  const since = until ? fill(labels.sinceUntil, text(from), text(until)) : fill(labels.since, text(from));
  return [since, ...(otherVersions.length > 0 ? [labels.pinned] : [])];
}

function scopeLines({ appliesTo, currency }: CompiledPlaybook, words: Words): string[] {
  const { amountAtLeast, amountAtLeastIn, recordTypes, ownerProfiles, ownerRoles, ownerFlag } = appliesTo;
  const amounts = amountAtLeastIn ?? (amountAtLeast === undefined ? {} : { [currency]: amountAtLeast });
  const texts = Object.entries(amounts).map(
    ([code, least]) => `${new Intl.NumberFormat(words.locale).format(least)} ${code}`,
  );
  const names: readonly (readonly [string, readonly string[] | undefined])[] = [
    [labels.scopeTypes, recordTypes],
    [labels.scopeProfiles, ownerProfiles],
    [labels.scopeRoles, ownerRoles],
  ];
  const lines = [
    ...(texts.length > 0 ? [fill(labels.scopeAmount, oneOf(texts, words))] : []),
    ...(amountAtLeastIn ? [labels.scopeOther] : []),
    ...names.flatMap(([label, list]) => (list ? [fill(label, oneOf(list, words))] : [])),
    ...(ownerFlag ? [fill(labels.scopeFlag, ownerFlag)] : []),
  ];
  return lines.length > 0 ? lines : [labels.scopeAll];
}

function freeLines({ exemptStages, gates, bypassPermission }: CompiledPlaybook, words: Words): string[] {
  const free = exemptStages.filter((stage) => !gates.some(({ toEnter }) => toEnter === stage));
  return [
    labels.freeBack,
    ...(free.length > 0 ? [fill(labels.freeTo, oneOf(free, words))] : []),
    fill(labels.freeBypass, bypassPermission),
  ];
}

/** New deals beyond a gate that asks for more than fields, and stages that the playbook does not know. */
function alsoLines(playbook: CompiledPlaybook, { language }: Words): string[] {
  const enforced = playbook.gates.filter(({ mode }) => mode === 'enforce');
  const isBeyondFields = (gate: Gate): boolean => !asksFieldsOnly(gate);
  const rule = (id: string, sentence: string) => wordingIn(playbook, { id, toEnter: '', sentence }, language).sentence;
  return [
    ...(enforced.some(isBeyondFields) ? [fill(labels.alsoNew, rule('new-record', playbook.newRecordSentence))] : []),
    ...(enforced.length > 0 ? [fill(labels.alsoUnknown, rule('unknown-stage', playbook.unknownStageSentence))] : []),
    ...(playbook.products === 'refused' ? [labels.alsoProducts] : []),
  ];
}

function stepLines(playbook: CompiledPlaybook, { language }: Words): string[] {
  const { onlySteps } = playbook;
  if (!onlySteps) return [];
  const { sentence, mode, exceptPermission } = onlySteps;
  const shown = wordingIn(playbook, { id: 'steps', toEnter: '', sentence }, language).sentence;
  return [`${modeName(mode)}: ${shown}`, ...(exceptPermission ? [fill(labels.notPermission, exceptPermission)] : [])];
}
