/** Playbooks: read, check, compile, and what they become in an org; with the evaluator that says what they mean. */
export { checkPlaybook, checkVersions } from './check.ts';
export { compilePlaybook } from './compile.ts';
export { parsePlaybook } from './parse.ts';
export { formatProblem, PlaybookError } from './problem.ts';
export type { Place, Problem } from './problem.ts';
export { gateRules } from './rules.ts';
export type { GateRule } from './rules.ts';
export { missedFormula } from './backends/formula.ts';
export { destructive, rulesPackage, rulesSource } from './backends/metadata.ts';
export type { RuleMetadata } from './backends/metadata.ts';
export type { GateNode, Located, Playbook, QuestionNode, Requirement } from './tree.ts';
export * from '../../force-app/main/default/lwc/gateRules/gateRules.ts';
