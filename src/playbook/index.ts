/** Playbooks: read, check, compile, and what they become in an org; with the evaluator that says what they mean. */
export { checkPlaybook, checkVersions } from './check.ts';
export { checkTogether } from './check-together.ts';
export type { Beside } from './check-limits.ts';
export { compilePlaybook } from './compile.ts';
export { decideAmong, lineDecider } from './decide-lines.ts';
export type { LineResult } from './decide-lines.ts';
export { runExamples } from './examples.ts';
export type { ExampleResult } from './examples.ts';
export { dealsUnder, planMigration, retirementProblem } from './migrate.ts';
export type { DealMove, MigrationOptions, MigrationPlan } from './migrate.ts';
export { parsePlaybook } from './parse.ts';
export { formatProblem, PlaybookError } from './problem.ts';
export type { Place, Problem } from './problem.ts';
export { relationshipsRead } from './relationships.ts';
export { gateRules, RULE_OBJECTS } from './rules.ts';
export { playbookSchema } from './schema.ts';
export type { GateRule } from './rules.ts';
export { explainPlaybook } from './backends/explain.ts';
export { missedFormula } from './backends/formula.ts';
export {
  compiledJson,
  destructive,
  objectTranslations,
  rulesPackage,
  rulesSource,
  translationsPackage,
  translationsSource,
} from './backends/metadata.ts';
export type { ObjectTranslation, RuleMetadata } from './backends/metadata.ts';
export { compilePredicate } from './backends/predicate.ts';
export type { Predicate } from './backends/predicate.ts';
export { decisionsSql, gatesSql, sqlColumns } from './backends/sql.ts';
export type { SqlColumn, SqlType } from './backends/sql.ts';
export type { OrgDescription, OrgField } from './org-description.ts';
export { alongside } from './versions.ts';
export type { GateNode, Located, Playbook, QuestionNode, Requirement } from './tree.ts';
export * from '../../force-app/main/default/lwc/gateRules/gateRules.ts';
