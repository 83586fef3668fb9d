/** Playbooks: read, check, compile to rules, queries and explanations, and judge deals; with the evaluator. */
export { checkPlaybook, checkVersions } from './check/check.ts';
export { languageStates, type LanguageState } from './check/languages.ts';
export { checkTogether } from './check/together.ts';
export { compilePlaybook } from './check/compile-playbook.ts';
export { lineDecider } from './judge/decide-lines.ts';
export type { LineResult } from './judge/decide-lines.ts';
export { diffPlaybooks } from './judge/diff/diff.ts';
export type { Difference, PlaybookDiff } from './judge/diff/diff.ts';
export { runExamples } from './judge/examples.ts';
export type { ExampleResult } from './judge/examples.ts';
export { planMigration } from './judge/migrate.ts';
export type { DealMove, MigrationOptions, MigrationPlan } from './judge/migrate.ts';
export { parsePlaybook } from './read/parse.ts';
export { formatProblem, PlaybookError } from './base/problem.ts';
export type { Located, Place, Problem } from './base/problem.ts';
export { relationshipsRead } from './check/relationships.ts';
export { playbookRules, validationRules, RULE_OBJECTS } from './rules/validation-rules.ts';
export { decisionRule } from './rules/decision-rule.ts';
export { overrideRules } from './rules/override-rules.ts';
export { permissionField } from './compile/permissions.ts';
export { numbered } from './compile/stage-numbers.ts';
export { playbookSchema } from './read/schema.ts';
export type { GateRule } from './rules/gate-rule.ts';
export { explainPlaybook } from './backends/explain/explain.ts';
export { unmetFormula } from './backends/formula/unmet.ts';
export {
  compiledJson,
  storedJson,
  destructive,
  objectTranslations,
  rulesPackage,
  rulesSource,
  translationsPackage,
  translationsSource,
} from './backends/metadata/metadata.ts';
export type { ObjectTranslation, RuleMetadata } from './backends/metadata/metadata.ts';
export { EACH_READER, withRunningUser } from './backends/metadata/dashboards.ts';
export { isMadeByDeploy, permissionFormula, withReadAccess } from './backends/metadata/permission-fields.ts';
export type { PermissionField } from './backends/metadata/permission-fields.ts';
export { columnType, decisionsSql, markedSql, possibleEntries, sqlColumns } from './backends/sql/sql.ts';
export type { SqlColumn, SqlDialect, SqlType } from './backends/sql/sql.ts';
export type { OrgDescription, OrgField } from './check/org-description.ts';
export { alongside } from './compile/versions.ts';
export { liveOverride } from './judge/live-override.ts';
export type { LiveOverride } from './judge/live-override.ts';
export { asksMore } from './judge/asks-more.ts';
export type { AsksMore } from './judge/asks-more.ts';
export { isOfEarlierRelease } from './judge/stricter.ts';
export type { Stricter } from './judge/stricter.ts';
export type { GateNode, Playbook, QuestionNode } from './read/tree.ts';
export type { Requirement } from './kinds/definition.ts';
export * from '../../force-app/main/base/lwc/gateRules/gateRules.ts';
