import { OVERRIDE_TOKEN, SCOPE_PATHS } from '../../../force-app/main/base/lwc/gateRules/concepts.ts';
import { criterionOf, decide } from '../../../force-app/main/base/lwc/gateRules/gateRules.ts';
import type {
  Attempt,
  CompiledPlaybook,
  Condition,
  Criterion,
  Gate,
  GateRecord,
  Unmet,
  Verdict,
} from '../../../force-app/main/base/lwc/gateRules/types.ts';
import { fieldsOf } from '../../../force-app/main/base/lwc/gateRules/places.ts';
import { daysFromEpoch } from '../../../force-app/main/base/lwc/gateRules/scope.ts';
import { compilePlaybook } from '../check/compile-playbook.ts';
import { isNamed } from '../compile/named.ts';
import type { Place } from '../base/problem.ts';
import { isGroup } from '../kinds/group.ts';
import { leafDefinitionOf } from '../kinds/kinds.ts';
import type { ExampleNode, Given, Playbook } from '../read/tree.ts';
import { givenFields, givenPains } from './given-record.ts';

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

/** A deal in the scope of the playbook; the fields of the example replace these. */
function inScope({ appliesTo }: CompiledPlaybook): GateRecord {
  const lists = ['recordTypes', 'ownerProfiles', 'ownerRoles'] as const;
  const named = lists.flatMap((list) => (appliesTo[list] ? [[SCOPE_PATHS[list], appliesTo[list][0]]] : []));
  const flag = appliesTo.ownerFlag ? [[`Owner.${appliesTo.ownerFlag}`, true]] : [];
  return Object.fromEntries([...named, ...flag]) as GateRecord;
}

function override(playbook: CompiledPlaybook, given: Given): GateRecord {
  if (given.override === undefined) return {};
  const days = daysFromEpoch(given.override.until);
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
  const stage = stageBefore(playbook, example);
  const today = example.today ?? playbook.from.slice(0, 10);
  const record: GateRecord = {
    ...inScope(playbook),
    ...override(playbook, given),
    CreatedDate: stage === null ? null : playbook.from,
    ...givenFields(given),
    StageName: example.entering.value,
  };
  return {
    record,
    prior: stage === null ? null : { ...record, ...example.before, StageName: stage },
    permissions: example.permissions,
    now: playbook.from,
    today,
    children: { pains: givenPains(given) },
  };
}

/** Whether `given` names something that a criterion asks for, or on which it is asked. */
function isGiven(given: Given, { when, unless, ...condition }: Criterion): boolean {
  return [condition as Condition, when, unless].some((one) => one !== undefined && names(given, one));
}

/** Whether `given` names something that the condition reads: its concept, the word of its kind, or a field. */
function names(given: Given, criterion: Condition): boolean {
  if (isGroup(criterion)) return criterion.of.some((part) => names(given, part));
  if (fieldsOf(criterion).some((field) => Object.hasOwn(given.fields, field))) return true;
  if (criterion.kind === 'answered') return criterion.concept in given.answered || criterion.concept in given.open;
  const word = leafDefinitionOf(criterion.kind).given;
  if (word === 'lines') return given.lines !== undefined;
  return word !== 'fields' && Object.keys(given[word]).length > 0;
}

/**
 * The playbook as an example tries it. A gate that the deal has passed before counts as met, so that the examples of a gate need not
 * repeat what all gates before it ask; a criterion of it that `given` names something of is judged as any other. A gate to an exempt stage
 * is never passed: it asks every deal that is put there.
 */
function beyondPassedGates(playbook: CompiledPlaybook, example: ExampleNode): CompiledPlaybook {
  const stage = stageBefore(playbook, example);
  const passed = stage === null ? -1 : playbook.stages.indexOf(stage);
  const isPassed = ({ toEnter }: Gate) =>
    playbook.stages.includes(toEnter) && playbook.stages.indexOf(toEnter) <= passed;
  const gates = playbook.gates.map((gate) =>
    isPassed(gate)
      ? { ...gate, criteria: gate.criteria.filter((criterion) => isGiven(example.given, criterion)) }
      : gate,
  );
  return { ...playbook, gates };
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
    const actual = decide(beyondPassedGates(compiled, example), attemptOf(compiled, example));
    const differences = differencesOf(compiled, example, actual);
    const { name, expect, missing, line, column } = example;
    const expected = { outcome: expect.value, missing: missing?.map(({ value }) => value) ?? null };
    return { name: name.value, line, column, passed: differences.length === 0, expected, actual, differences };
  });
}
