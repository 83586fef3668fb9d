import type { SaveEngine } from '../save/types.ts';
import type { RunningUser } from '../base/values.ts';
import type { SchemaComponent } from '../schema/component.ts';
import { foldText } from '../schema/field.ts';
import { syncTables } from '../store/tables.ts';
import type { ComponentResult, DeployResult, DeployStoreOptions } from './types.ts';
import { mayUseMetadata, NO_METADATA_ACCESS } from './access.ts';
import { readComponents } from './components.ts';
import type { DeployedComponent } from './components.ts';
import { withoutGrantsOf } from './fieldGrants.ts';
import type { MetadataHost } from './host.ts';
import { readPackage } from './package.ts';
import type { PackageProblem } from './package.ts';
import { recalculateSummaries } from './recalculate.ts';
import { syncSetupRows } from './setupRows.ts';
import type { StoredComponent } from './store.ts';
import { isTranslation, mergeTranslation, withoutTranslationsOf } from './translations.ts';
import { brokenDashboards } from './validate/analytics.ts';
import { brokenFormulas } from './validate/formula.ts';
import type { Problem, ValidationContext } from './validate/types.ts';
import { uniqueProblems } from './validate/unique.ts';
import { validateComponent } from './validate/validate.ts';
import { textOf } from '../xml/xmlValue.ts';
import type { XmlObject } from '../xml/xmlValue.ts';

/**
 * Deploys a package in one transaction, all or nothing: reads it, merges it into the org's components, validates the result, then updates
 * tables, setup records and roll-ups. With `checkOnly` or any fault, the transaction is rolled back.
 */
export function deploy(
  host: MetadataHost,
  user: RunningUser,
  zip: Uint8Array,
  options: DeployStoreOptions,
): DeployResult {
  const { database } = host;
  const { checkOnly } = options;
  if (!mayUseMetadata(host.current().permissions(user)))
    return refused(checkOnly, { fileName: 'package.xml', problem: NO_METADATA_ACCESS });
  const unpacked = readPackage(zip);
  if ('problem' in unpacked) return refused(checkOnly, unpacked);
  const deployed = readComponents(unpacked);
  database.exec('BEGIN IMMEDIATE');
  try {
    const plan = makePlan(host, deployed, unpacked.deletions);
    const checked = checkPlan(host, plan);
    const success = checked.results.every((result) => result.success);
    const manifest = result({ type: '', fullName: 'package.xml', fileName: `${unpacked.root}package.xml` }, {});
    const outcome = { success, checkOnly, components: [manifest, ...checked.results] };
    let engine: SaveEngine | undefined;
    if (success) {
      engine = apply(host, user, plan, checked.context);
      host.sequences.flush();
    }
    if (success && !checkOnly) options.beforeCommit?.(outcome);
    database.exec(success && !checkOnly ? 'COMMIT' : 'ROLLBACK');
    if (engine !== undefined && !checkOnly) host.adopt(engine);
    return outcome;
  } catch (error) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

function refused(checkOnly: boolean, { fileName, ...outcome }: PackageProblem): DeployResult {
  return { success: false, checkOnly, components: [result({ type: '', fullName: 'package.xml', fileName }, outcome)] };
}

/** What the deploy would change. */
interface DeployPlan {
  readonly deployed: readonly (DeployedComponent & { readonly created: boolean; readonly changed: boolean })[];
  readonly deletions: readonly { type: string; fullName: string; fileName: string; exists: boolean }[];
  /** All components of the org after the deploy, by `keyOf`. */
  readonly after: ReadonlyMap<string, SchemaComponent>;
  readonly removed: readonly StoredComponent[];
}

function keyOf(type: string, fullName: string): string {
  return `${type}:${fullName}`.toLowerCase();
}

function makePlan(
  host: MetadataHost,
  deployed: readonly DeployedComponent[],
  deletions: readonly { type: string; fullName: string; fileName: string }[],
): DeployPlan {
  const before = new Map(
    host.components.all().map((component) => [keyOf(component.type, component.fullName), component]),
  );
  const after = new Map<string, SchemaComponent>(before);
  const removed = deletions.flatMap((deletion) => deletedWith(before, deletion));
  const planned = deployed.map((component) => {
    const key = keyOf(component.type, component.fullName);
    const old = before.get(key);
    // An object file without a label contains only changes and is merged; one with a label is a complete definition and replaces the old
    // one.
    const merges = component.type === 'CustomObject' && old !== undefined && component.body.label === undefined;
    const body = merges
      ? { ...old.body, ...component.body }
      : old !== undefined && isTranslation(component.type)
        ? mergeTranslation(component.type, keptTranslation(old, removed), component.body)
        : component.body;
    const fullName = old?.fullName ?? component.fullName;
    const merged = { ...component, fullName, body };
    if (component.problem === undefined) after.set(key, merged);
    const changed = old === undefined || isDifferent(host, old, merged);
    return { ...merged, created: old === undefined, changed };
  });
  for (const one of removed) after.delete(keyOf(one.type, one.fullName));
  const found = deletions.map((deletion) => ({
    ...deletion,
    exists: before.has(keyOf(deletion.type, deletion.fullName)),
  }));
  return { deployed: planned, deletions: found, after, removed };
}

/** The components that a deletion removes: the component itself, and the children of an object. */
function deletedWith(
  before: ReadonlyMap<string, StoredComponent>,
  { type, fullName }: { type: string; fullName: string },
): StoredComponent[] {
  const key = keyOf(type, fullName);
  const prefix = `${fullName.toLowerCase()}.`;
  return [...before].flatMap(([otherKey, other]) => {
    const child = type === 'CustomObject' && other.fullName.toLowerCase().startsWith(prefix);
    return otherKey === key || child ? [other] : [];
  });
}

/** The body of a translation without the entries of removed components. */
function keptTranslation(translation: StoredComponent, removed: readonly StoredComponent[]): XmlObject {
  let { body } = translation;
  for (const one of removed) body = withoutTranslationsOf(one, [{ ...translation, body }])[0]?.body ?? body;
  return body;
}

function isDifferent(host: MetadataHost, old: StoredComponent, component: DeployedComponent): boolean {
  if (JSON.stringify(old.body) !== JSON.stringify(component.body)) return true;
  const files = host.components.files(old.type, old.fullName);
  if (files.length !== component.files.length) return true;
  return files.some((file) => {
    const other = component.files.find((one) => one.path === file.path);
    return other === undefined || Buffer.compare(file.content, other.content) !== 0;
  });
}

/** Salesforce keeps a deleted field for 15 days, in which it can be restored and counts against limits. */
const ERASED_AFTER_MS = 15 * 24 * 3600 * 1000;

function isRollUp(component: SchemaComponent): boolean {
  return component.type === 'CustomField' && textOf(component.body, 'type') === 'Summary';
}

interface CheckedPlan {
  readonly results: ComponentResult[];
  readonly context: ValidationContext;
}

function checkPlan(host: MetadataHost, plan: DeployPlan): CheckedPlan {
  const context: ValidationContext = {
    schema: host.build([...plan.after.values()]),
    before: host.current().schema,
    find: (type, fullName) => plan.after.get(keyOf(type, fullName)),
    all: (type) => [...plan.after.values()].filter((component) => component.type === type),
    hasUser: (username) =>
      host.database
        .prepare('SELECT 1 FROM "User" WHERE "Username~fold" = ? AND "IsActive" = 1')
        .get(foldText(username)) !== undefined,
    translationWorkbench: host.current().simulation.translationWorkbench(),
    allowance: (name) => host.current().simulation.allowance(name),
    deletedRollUps(objectName) {
      const since = new Date(host.clock().getTime() - ERASED_AFTER_MS).toISOString();
      const deleted = [
        ...host.components.deletedRollUps(objectName, since),
        ...plan.removed.filter(isRollUp).map((one) => one.fullName.toLowerCase()),
      ].filter((name) => name.startsWith(`${objectName.toLowerCase()}.`));
      // A roll-up that is deployed again counts once, as an existing field.
      return new Set(deleted.filter((name) => !plan.after.has(`customfield:${name}`))).size;
    },
  };
  const seen = new Set<string>();
  const results = plan.deployed.map((component) => {
    const key = keyOf(component.type, component.fullName);
    const problems =
      component.problem === undefined
        ? [...validateComponent(component, context), ...uniqueProblems(host.database, component, context)]
        : [component.problem];
    const twice = seen.has(key) ? [{ message: `Duplicate component in the package: ${component.fullName}` }] : [];
    seen.add(key);
    return componentResult(component, [...twice, ...problems]);
  });
  for (const deletion of plan.deletions) {
    const missing = `No ${deletion.type} named: ${deletion.fullName} found`;
    results.push(
      result(deletion, {
        deleted: deletion.exists,
        changed: deletion.exists,
        ...(deletion.exists ? {} : { warning: missing }),
      }),
    );
  }
  // Components outside the package can depend on something that the package changes or deletes.
  if (results.every((one) => one.success)) {
    const dashboards = plan.removed.some(({ type }) => type === 'Report') ? brokenDashboards(context) : [];
    const broken = [...brokenFormulas(context.schema), ...dashboards.map((one) => ({ type: 'Dashboard', ...one }))];
    for (const { type, fullName, problem } of broken) {
      if (seen.has(keyOf(type, fullName))) continue;
      results.push(
        result({ type, fullName, fileName: '' }, { problem: `Still needed by what the org has. ${problem.message}` }),
      );
    }
  }
  return { results, context };
}

function componentResult(component: DeployPlan['deployed'][number], problems: readonly Problem[]): ComponentResult {
  const fault = problems.find((one) => one.warning !== true);
  const line = fault?.line ?? (problems.length > 0 ? component.line : undefined);
  const faults = problems.filter((one) => one.warning !== true).map((one) => one.message);
  const warnings = problems.filter((one) => one.warning === true).map((one) => one.message);
  return result(component, {
    created: fault === undefined && component.created,
    changed: fault === undefined && component.changed,
    ...(faults.length > 0 ? { problem: faults.join(' ') } : warnings.length > 0 ? { warning: warnings.join(' ') } : {}),
    ...(line === undefined ? {} : { line }),
    ...(fault?.column === undefined ? {} : { column: fault.column }),
  });
}

interface Outcome {
  readonly created?: boolean;
  readonly changed?: boolean;
  readonly deleted?: boolean;
  readonly problem?: string;
  readonly warning?: string;
  readonly line?: number;
  readonly column?: number;
}

function result(component: { type: string; fullName: string; fileName: string }, outcome: Outcome): ComponentResult {
  const message = outcome.problem ?? outcome.warning;
  return {
    componentType: component.type,
    fullName: component.fullName,
    fileName: component.fileName,
    success: outcome.problem === undefined,
    created: outcome.created ?? false,
    changed: outcome.changed ?? false,
    deleted: outcome.deleted ?? false,
    ...(message === undefined
      ? {}
      : { problem: message, problemType: outcome.problem === undefined ? 'Warning' : 'Error' }),
    ...(outcome.line === undefined ? {} : { lineNumber: outcome.line }),
    ...(outcome.column === undefined ? {} : { columnNumber: outcome.column }),
  };
}

function apply(host: MetadataHost, user: RunningUser, plan: DeployPlan, context: ValidationContext): SaveEngine {
  const now = host.clock().toISOString();
  for (const component of plan.removed) {
    host.components.remove(component.type, component.fullName);
    if (isRollUp(component)) host.components.noteDeletedRollUp(component.fullName, now);
    for (const { component: translation, body } of withoutTranslationsOf(component, host.components.all())) {
      if (body === undefined) host.components.remove(translation.type, translation.fullName);
      else host.components.put({ ...translation, body }, []);
    }
    for (const { component: grants, body } of withoutGrantsOf(component, host.components.all()))
      host.components.put({ ...grants, body }, []);
  }
  for (const component of plan.deployed) {
    const old = host.components.find(component.type, component.fullName);
    if (old !== undefined && !component.changed) continue;
    host.components.put(
      {
        type: component.type,
        fullName: component.fullName,
        fileName: component.fileName,
        body: component.body,
        createdDate: old?.createdDate ?? now,
        createdById: old?.createdById ?? user.id,
        lastModifiedDate: now,
        lastModifiedById: user.id,
      },
      component.files,
    );
  }
  syncTables(host.database, context.schema);
  host.current().recycleBin.forgetObjects([...context.schema.objects.values()].map((object) => object.name));
  const engine = host.prepare(context.schema);
  syncSetupRows(engine, host.components.all(), user.id, now);
  const changed = plan.deployed.filter((component) => component.changed && component.type === 'CustomField');
  recalculateSummaries(engine, user, new Set(changed.map((component) => component.fullName.toLowerCase())));
  return engine;
}
