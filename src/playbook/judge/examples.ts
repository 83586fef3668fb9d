import {
  EVIDENCE,
  levelOf,
  OVERRIDE_EPOCH,
  OVERRIDE_TOKEN,
  rollupRead,
  SCOPE_PATHS,
  slotOf,
  UNLINKED,
} from '../../../force-app/main/base/lwc/gateRules/concepts.ts';
import { criterionOf, decide } from '../../../force-app/main/base/lwc/gateRules/gateRules.ts';
import type {
  Attempt,
  CompiledPlaybook,
  GateRecord,
  JudgedPain,
  Unmet,
  Verdict,
} from '../../../force-app/main/base/lwc/gateRules/types.ts';
import { compilePlaybook } from '../check/compile-playbook.ts';
import { isNamed } from '../compile/named.ts';
import type { Place } from '../base/problem.ts';
import type { ExampleNode, Given, Playbook } from '../read/tree.ts';

/** What became of one of a playbook's own tests. */
export interface ExampleResult extends Place {
  readonly name: string;
  readonly passed: boolean;
  /** `missing`: as written; null where the author does not say. */
  readonly expected: { readonly outcome: Verdict['outcome']; readonly missing: readonly string[] | null };
  readonly actual: Verdict;
  /** One sentence for each difference; empty when it passed. */
  readonly differences: readonly string[];
}

const DAY = 86_400_000;

function answers(given: Given): GateRecord {
  const fields: Record<string, number> = {};
  for (const [concept, evidence] of Object.entries(given.answered)) {
    const { field, power } = slotOf(concept);
    fields[field] = (fields[field] ?? 0) + levelOf(evidence) * 10 ** power;
  }
  return fields;
}

/** So many pains of each evidence; an impact belongs to a pain, so where none is counted there is one. */
function painsOf({ pains, impact }: Given): readonly JudgedPain[] {
  return EVIDENCE.flatMap((evidence) => {
    const count = Math.max(pains[evidence] ?? 0, impact[evidence] === undefined ? 0 : 1);
    return Array.from({ length: count }, (_, index) => ({
      kind: '' as const,
      driver: '' as const,
      level: levelOf(evidence),
      likely: index === 0 ? (impact[evidence] ?? null) : null,
    }));
  });
}

function rollups(pains: readonly JudgedPain[]): GateRecord {
  const fields: Record<string, number> = {};
  for (const evidence of EVIDENCE) {
    const own = pains.filter(({ level }) => level >= levelOf(evidence));
    const count = rollupRead({ kind: 'pains', atLeast: 1, evidence });
    const sum = rollupRead({ kind: 'impact', atLeast: 1, evidence });
    if (count) fields[count] = own.length;
    if (sum) fields[sum] = own.reduce((total, { likely }) => total + (likely ?? 0), 0);
  }
  return fields;
}

/** A deal that the playbook is about, unless the example says otherwise. */
function inScope({ appliesTo }: CompiledPlaybook): GateRecord {
  const lists = ['recordTypes', 'ownerProfiles', 'ownerRoles'] as const;
  const named = lists.flatMap((list) => (appliesTo[list] ? [[SCOPE_PATHS[list], appliesTo[list][0]]] : []));
  const flag = appliesTo.ownerFlag ? [[`Owner.${appliesTo.ownerFlag}`, true]] : [];
  return Object.fromEntries([...named, ...flag]) as GateRecord;
}

function override(playbook: CompiledPlaybook, given: Given): GateRecord {
  if (given.override === undefined) return {};
  const days = (Date.parse(given.override.until) - Date.parse(OVERRIDE_EPOCH)) / DAY;
  return { [OVERRIDE_TOKEN]: days * 100 + playbook.stages.indexOf(given.override.stage.value) + 1 };
}

/** The stage before, where the example does not say: the one before it in the playbook; a deal enters the first as a new one. */
function stageBefore({ stages }: CompiledPlaybook, { entering, from }: ExampleNode): string | null {
  if (from !== undefined) return from?.value ?? null;
  const order = stages.indexOf(entering.value);
  return order === 0 ? null : (stages[order < 0 ? 0 : order - 1] ?? null);
}

/** The attempt that an example describes: a deal created when the version came into force, moved on that day or on its `today`. */
function attemptOf(playbook: CompiledPlaybook, example: ExampleNode): Attempt {
  const { given } = example;
  const pains = painsOf(given);
  const stage = stageBefore(playbook, example);
  const today = example.today ?? playbook.from.slice(0, 10);
  const lines = given.lines && { HasOpportunityLineItem: given.lines.total > 0, [UNLINKED]: given.lines.unlinked };
  const record: GateRecord = {
    ...inScope(playbook),
    ...answers(given),
    ...rollups(pains),
    ...lines,
    ...override(playbook, given),
    CreatedDate: stage === null ? null : playbook.from,
    ...given.fields,
    StageName: example.entering.value,
  };
  return {
    record,
    prior: stage === null ? null : { ...record, StageName: stage },
    permissions: example.permissions,
    now: playbook.from,
    today,
    children: { pains, answers: [] },
  };
}

function isMeant(playbook: CompiledPlaybook, unmet: Unmet, word: string): boolean {
  const criterion = criterionOf(playbook, unmet);
  return criterion === undefined ? unmet.id === word : isNamed(criterion, word);
}

function differencesOf(playbook: CompiledPlaybook, { expect, missing }: ExampleNode, actual: Verdict): string[] {
  const words = missing?.map(({ value }) => value);
  const surplus = words ? actual.unmet.filter((unmet) => !words.some((word) => isMeant(playbook, unmet, word))) : [];
  const absent = (words ?? []).filter((word) => !actual.unmet.some((unmet) => isMeant(playbook, unmet, word)));
  return [
    ...(expect.value === actual.outcome ? [] : [`Expected \`${expect.value}\`, and it is \`${actual.outcome}\`.`]),
    ...absent.map((word) => `\`${word}\` should be missing, and is not.`),
    ...surplus.map(({ id, sentence }) => `\`${id}\` is missing, and was not expected: ${sentence}`),
  ];
}

/**
 * Runs the playbook's own tests against its evaluator, in the order of the file.
 * @throws PlaybookError when the playbook does not compile.
 */
export function runExamples(playbook: Playbook): readonly ExampleResult[] {
  const compiled = compilePlaybook(playbook);
  return playbook.examples.map((example) => {
    const actual = decide(compiled, attemptOf(compiled, example));
    const differences = differencesOf(compiled, example, actual);
    const { name, expect, missing, line, column } = example;
    const expected = { outcome: expect.value, missing: missing?.map(({ value }) => value) ?? null };
    return { name: name.value, line, column, passed: differences.length === 0, expected, actual, differences };
  });
}
