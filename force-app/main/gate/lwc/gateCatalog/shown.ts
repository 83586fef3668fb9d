import type { CompiledPlaybook, Criterion, Gate } from 'c/gateRules';
import { dayFrom } from 'c/calendarDays';
import { clauseOf, listed } from 'c/gateClauses';
import type { Words } from 'c/gateClauses';
import type { Counts, Tally } from 'c/gateRefusals';
import { wordingIn } from 'c/ruleWording';
import { dayText, fill } from 'c/textTemplate';
import { labels } from './labels.ts';
import { modeName, oneOf, termsOf } from './scope.ts';
import type { Term } from './scope.ts';

/** What the reader looks for; empty: everything. */
export interface Wanted {
  readonly stage: string;
  readonly search: string;
}

export interface ShownCriterion {
  readonly id: string;
  readonly short: string;
  readonly sentence: string;
  /** What it asks for in full, when it is asked, and when not. */
  readonly clauses: readonly string[];
  readonly code: string;
  /** Empty while refusals are not known, and where there was none. */
  readonly refused: string;
}

export interface ShownGate {
  readonly key: string;
  readonly heading: string;
  readonly mode: string;
  readonly modeClass: string;
  /** What its mode does, and whom it asks. */
  readonly notes: readonly string[];
  readonly criteria: readonly ShownCriterion[];
  /** Empty while refusals are not known. */
  readonly refused: string;
  readonly deals: readonly { readonly id: string; readonly name: string; readonly href: string }[];
  readonly hasDeals: boolean;
}

export interface ShownPlaybook {
  readonly key: string;
  readonly title: string;
  readonly terms: readonly Term[];
  readonly isEmpty: boolean;
  readonly gates: readonly ShownGate[];
}

/**
 * The playbooks with the gates that the reader looks for; a playbook without any is left out, unless nothing is looked for. Newer versions
 * of a playbook come first.
 *
 * @param counts undefined while refusals are not known
 */
export function playbooksShown(
  playbooks: readonly CompiledPlaybook[],
  counts: Counts | undefined,
  wanted: Wanted,
  words: Words & { momentText(moment: string): string },
): ShownPlaybook[] {
  const isWanted = wanted.stage === '' && wanted.search.trim() === '';
  return inOrder(playbooks)
    .map((playbook) => ({
      key: `${playbook.playbook}:${playbook.version}`,
      title: fill(labels.version, playbook.title, playbook.version),
      terms: termsOf(playbook, words, words.momentText),
      isEmpty: playbook.gates.length === 0,
      gates: playbook.gates
        .map((gate, at) => ({ gate, shown: gateShown(playbook, at, counts, words) }))
        .filter(({ gate, shown }) => fits(gate, shown, wanted))
        .map(({ shown }) => shown),
    }))
    .filter(({ gates }) => gates.length > 0 || isWanted);
}

function inOrder(playbooks: readonly CompiledPlaybook[]): readonly CompiledPlaybook[] {
  return [...playbooks].sort((a, b) => a.playbook.localeCompare(b.playbook) || b.version - a.version);
}

function fits({ toEnter }: Gate, { heading, criteria }: ShownGate, { stage, search }: Wanted): boolean {
  if (stage && stage !== toEnter) return false;
  const texts = criteria.flatMap(({ short, sentence, clauses, code }) => [short, sentence, ...clauses, code]);
  return [heading, ...texts].join('\n').toLowerCase().includes(search.trim().toLowerCase());
}

function gateShown(playbook: CompiledPlaybook, at: number, counts: Counts | undefined, words: Words): ShownGate {
  const gate = playbook.gates[at] as Gate;
  const tally = counts?.gate(playbook, at);
  const heading = fill(labels.toEnter, gate.toEnter);
  const deals = (tally?.deals ?? []).map(({ id, name }) => ({ id, name, href: `/lightning/r/Opportunity/${id}/view` }));
  return {
    key: `${gate.toEnter}:${gate.name ?? ''}`,
    heading: gate.name ? `${heading} · ${gate.name}` : heading,
    mode: modeName(gate.mode),
    modeClass: `mode mode_${gate.mode}`,
    notes: [meaning(playbook, gate), ...askedNotes(gate, words), ...overrideNotes(playbook, gate, words)],
    criteria: gate.criteria.map((criterion) => {
      const own = counts?.criterion(playbook, at, criterion.id);
      return criterionShown(playbook, gate, criterion, { words, own });
    }),
    refused: tally ? refusedText(tally, words) || labels.refusalsNone : '',
    deals,
    hasDeals: deals.length > 0,
  };
}

/** A gate to an exempt stage is before no other: nothing asks for it again. */
function meaning({ exemptStages }: CompiledPlaybook, { mode, asked, toEnter }: Gate): string {
  if (mode === 'warn') return labels.meansWarns;
  if (mode === 'observe') return labels.meansNoted;
  return asked === 'once' || exemptStages.includes(toEnter) ? labels.meansOnce : labels.meansEnforced;
}

function askedNotes({ recordTypes, exceptRecordTypes, exceptPermission }: Gate, words: Words): string[] {
  return [
    ...(recordTypes ? [fill(labels.onlyTypes, oneOf(recordTypes, words))] : []),
    ...(exceptRecordTypes ? [fill(labels.notTypes, oneOf(exceptRecordTypes, words))] : []),
    ...(exceptPermission ? [fill(labels.notPermission, exceptPermission)] : []),
  ];
}

function overrideNotes({ reasonNames }: CompiledPlaybook, { override }: Gate, words: Words): string[] {
  if (!override) return [];
  const { approver, maxDays, reasons } = override;
  const days = new Intl.NumberFormat(words.language, { style: 'unit', unit: 'day', unitDisplay: 'long' });
  const names = reasons.map((reason) => reasonNames?.[reason] ?? reason);
  return [
    fill(labels.override, days.format(maxDays), approver),
    ...(names.length > 0 ? [fill(labels.reasons, listed(names, 'or', words))] : []),
  ];
}

function criterionShown(
  playbook: CompiledPlaybook,
  { toEnter }: Gate,
  criterion: Criterion,
  { words, own }: { readonly words: Words; readonly own: Tally | undefined },
): ShownCriterion {
  const { id, code, when, unless } = criterion;
  const wording = wordingIn(playbook, { ...criterion, toEnter }, words.language);
  return {
    id,
    short: wording.short ?? '',
    sentence: wording.sentence,
    clauses: [
      ...(wording.asks ? [fill(labels.asks, wording.asks)] : []),
      ...openNotes(criterion, words),
      ...(when ? [fill(labels.when, clauseOf(when, words))] : []),
      ...(unless ? [fill(labels.unless, clauseOf(unless, words))] : []),
    ],
    code: code && playbook.codes !== 'off' ? fill(labels.code, code) : '',
    refused: own ? refusedText(own, words) : '',
  };
}

/** The stages at which an answer may be open. */
function openNotes(criterion: Criterion, words: Words): string[] {
  // Earlier releases wrote `true`, which counts at none.
  if (criterion.kind !== 'answered' || !Array.isArray(criterion.notKnownYet)) return [];
  return [fill(labels.notKnownYet, listed(criterion.notKnownYet as readonly string[], 'and', words))];
}

function refusedText({ count, last }: Tally, { locale }: Words): string {
  if (count === 0) return '';
  return fill(
    labels.refusals,
    new Intl.NumberFormat(locale).format(count),
    dayText(dayFrom(new Date(last), 0), locale),
  );
}
