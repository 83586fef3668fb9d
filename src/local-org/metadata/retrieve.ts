import { metadataTypes, OBJECT_CHILDREN, typeProblem, WORKFLOW_CHILDREN } from './registry.ts';
import type { ComponentStore, StoredComponent } from './store.ts';
import { isTranslation } from './translations.ts';
import { buildXml } from '../xml/xml.ts';
import { zipFiles } from './zip.ts';
import type { XmlObject, XmlValue } from '../xml/xmlValue.ts';

type Members = readonly { readonly type: string; readonly members: readonly string[] }[];

/** A zip of the named components under `unpackaged/`, with a package.xml that lists the components found. `*` means all of a type. */
export function retrieve(
  all: readonly StoredComponent[],
  store: ComponentStore,
  members: Members,
  apiVersion: string,
): Uint8Array {
  const chosen = new Set<StoredComponent>();
  for (const { type, members: names } of members) {
    for (const component of all) if (isMember(component, type, names)) chosen.add(component);
  }
  const files: Record<string, Uint8Array | string> = {};
  const put = (path: string, content: Uint8Array | string): void => void (files[`unpackaged/${path}`] = content);
  const objects = new Map<string, StoredComponent[]>();
  const parts: StoredComponent[] = [];
  for (const component of chosen) {
    const objectName = objectOf(component);
    if (objectName !== undefined) objects.set(objectName, [...(objects.get(objectName) ?? []), component]);
    else if (WORKFLOW_TYPES.includes(component.type)) parts.push(component);
    else if (isTranslation(component.type) || isGenerated(component))
      put(fileNameOf(component), buildXml(component.type, component.body));
    else for (const file of store.files(component.type, component.fullName)) put(file.path, file.content);
  }
  for (const [name, parts] of objects) put(`objects/${name}.object`, buildXml('CustomObject', objectBody(parts)));
  for (const [path, body] of workflowFiles(parts))
    if (files[`unpackaged/${path}`] === undefined) put(path, buildXml('Workflow', body));
  const labels = [...chosen].filter((component) => component.type === 'CustomLabel');
  if (labels.length > 0) {
    const body = { labels: labels.map((label) => label.body) };
    put('labels/CustomLabels.labels', buildXml('CustomLabels', body));
  }
  put('package.xml', manifestOf([...chosen], apiVersion));
  return zipFiles(files);
}

const WORKFLOW_TYPES: readonly string[] = Object.values(WORKFLOW_CHILDREN);

/** Whether the org has the component without a file: a standard profile or value set, a role. */
const isGenerated = (component: StoredComponent): boolean => component.fileName === '';

/** Files with the named rules, alerts, tasks … only, for objects whose whole workflow is not asked for. */
function workflowFiles(parts: readonly StoredComponent[]): Map<string, Record<string, XmlObject[]>> {
  const files = new Map<string, Record<string, XmlObject[]>>();
  for (const [element, type] of Object.entries(WORKFLOW_CHILDREN)) {
    for (const part of parts.filter((one) => one.type === type)) {
      const path = fileNameOf(part);
      const body = files.get(path) ?? {};
      body[element] = [...(body[element] ?? []), part.body];
      files.set(path, body);
    }
  }
  return files;
}

/** The members that a retrieve does not find. A standard object counts as found. */
export function missingMembers(
  all: readonly StoredComponent[],
  members: Members,
  isObject: (lowerCaseName: string) => boolean,
): { fileName: string; problem: string }[] {
  const fileName = 'unpackaged/package.xml';
  return members.flatMap(({ type, members: names }) => {
    const problem = typeProblem(type);
    if (problem !== undefined) return [{ fileName, problem: `Entity type: '${type}' is unknown` }];
    return names
      .filter((name) => name !== '*' && !(type === 'CustomObject' && isObject(name.toLowerCase())))
      .filter((name) => !all.some((component) => isMember(component, type, [name])))
      .map((name) => ({ fileName, problem: `Entity of type '${type}' named '${name}' cannot be found` }));
  });
}

/** Whether the component is one of the named members. An object includes its children, `CustomLabels` its labels. */
function isMember(component: StoredComponent, type: string, names: readonly string[]): boolean {
  const wanted = (name: string): boolean =>
    names.includes('*') || names.some((one) => one.toLowerCase().replace(/\/$/, '') === name.toLowerCase());
  if (component.type === type) return wanted(component.fullName);
  if (type === 'CustomLabels') return component.type === 'CustomLabel';
  if (component.type === `${type}Folder`) return wanted(component.fullName);
  const objectName = objectOf(component);
  return type === 'CustomObject' && objectName !== undefined && wanted(objectName);
}

function objectOf(component: StoredComponent): string | undefined {
  if (component.type === 'CustomObject') return component.fullName;
  return Object.values(OBJECT_CHILDREN).includes(component.type) ? component.fullName.split('.')[0] : undefined;
}

/** The body of an object file from its components: the object's attributes, then its children by type. */
export function objectBody(parts: readonly StoredComponent[]): XmlObject {
  const body: Record<string, XmlValue> = {};
  for (const part of parts) if (part.type === 'CustomObject') Object.assign(body, part.body);
  for (const [element, type] of Object.entries(OBJECT_CHILDREN)) {
    const children = parts.filter((part) => part.type === type).map((part) => part.body);
    if (children.length > 0) body[element] = children;
  }
  return body;
}

function manifestOf(components: readonly StoredComponent[], apiVersion: string): string {
  const byType = new Map<string, string[]>();
  for (const { type, fullName } of components) {
    const name = type.replace(/^(Report|Dashboard)Folder$/, '$1');
    byType.set(name, [...(byType.get(name) ?? []), fullName]);
  }
  const types = [...byType]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, members]) => ({ members: members.sort(), name }));
  return buildXml('Package', { types, version: apiVersion });
}

/** The path of a component's file in list results, e.g. `objects/Opportunity.object`. */
export function fileNameOf(component: StoredComponent): string {
  const objectName = objectOf(component);
  if (objectName !== undefined) return `objects/${objectName}.object`;
  if (component.type === 'CustomLabel' || component.type === 'CustomLabels') return 'labels/CustomLabels.labels';
  if (WORKFLOW_TYPES.includes(component.type)) return `workflows/${component.fullName.split('.')[0] ?? ''}.workflow`;
  const type = metadataTypes().find((one) => one.xmlName === component.type);
  if (type === undefined) return component.fileName;
  return type.layout === 'bundle'
    ? `lwc/${component.fullName}`
    : `${type.directoryName}/${component.fullName}.${type.suffix}`;
}
