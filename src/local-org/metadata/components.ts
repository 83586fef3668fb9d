import type { SchemaComponent } from '../schema/component.ts';
import type { PackageFiles } from './package.ts';
import { metadataTypes, OBJECT_CHILDREN, REFUSED_DIRECTORIES, WORKFLOW_CHILDREN } from './registry.ts';
import type { MetadataType } from './registry.ts';
import type { ComponentFile } from './store.ts';
import { isTranslation } from './translations.ts';
import { lineOf, parseXml } from '../xml/xml.ts';
import type { XmlDocument } from '../xml/xml.ts';
import { listOf, textOf } from '../xml/xmlValue.ts';
import type { XmlObject } from '../xml/xmlValue.ts';

/** A component of a deployed package. */
export interface DeployedComponent extends SchemaComponent {
  /** As in the zip. */
  readonly fileName: string;
  /** The line of its definition in a file that holds several. */
  readonly line?: number;
  /** Its files below the package's root; empty for children of objects and labels. */
  readonly files: readonly ComponentFile[];
  /** The fault of the file itself; the component then has an empty body. */
  readonly problem?: { readonly message: string; readonly line?: number; readonly column?: number };
}

/** All components of a package, in the order of the files. A file that cannot be read is a component with a problem. */
export function readComponents(unpacked: PackageFiles): DeployedComponent[] {
  const byDirectory = new Map(metadataTypes().map((type) => [type.directoryName, type]));
  const components: DeployedComponent[] = [];
  const bundles = new Map<string, string[]>();
  for (const path of [...unpacked.files.keys()].sort()) {
    if (!path.startsWith(unpacked.root)) continue;
    const relative = path.slice(unpacked.root.length);
    const slash = relative.indexOf('/');
    if (slash < 0) continue;
    const directory = relative.slice(0, slash);
    const type = byDirectory.get(directory);
    if (type === undefined) components.push(...unknownFile(unpacked, path, relative));
    else if (type.layout === 'bundle') {
      const name = relative.slice(slash + 1).split('/')[0] ?? '';
      bundles.set(name, [...(bundles.get(name) ?? []), path]);
    } else components.push(...readFile(unpacked, type, path, relative));
  }
  for (const [name, paths] of bundles) components.push(readBundle(unpacked, name, paths));
  return withManifestProblems(unpacked, components);
}

/** The problem of a file whose folder the local org does not take. The file with the metadata of another one is no component. */
function unknownFile(unpacked: PackageFiles, path: string, relative: string): DeployedComponent[] {
  if (unpacked.files.has(path.replace(/-meta\.xml$/, '')) && path.endsWith('-meta.xml')) return [];
  const [directory = ''] = relative.split('/');
  const refused = REFUSED_DIRECTORIES[directory];
  const fullName = (relative.split('/').at(-1) ?? relative).replace(/\.[^.]*$/, '');
  const message =
    refused === undefined
      ? `Unknown folder in the package: \`${directory}\`.`
      : `The local org does not run components of type ${refused}. Leave it out of the package for the local org.`;
  return [{ type: refused ?? '', fullName, fileName: path, body: {}, files: [], problem: { message } }];
}

function readFile(unpacked: PackageFiles, type: MetadataType, path: string, relative: string): DeployedComponent[] {
  const inside = relative.slice(type.directoryName.length + 1);
  const bytes = unpacked.files.get(path)!;
  const files = [{ path: relative, content: bytes }];
  if (type.metaFile) return readResource(unpacked, type, path, inside);
  const folder = type.layout === 'folder' ? /^([^/]+?)(?:\.\w+Folder)?-meta\.xml$/.exec(inside)?.[1] : undefined;
  const suffix = `.${type.suffix}`;
  if (folder === undefined && !inside.endsWith(suffix)) {
    const message = `The file does not end in \`${suffix}\`, which the folder \`${type.directoryName}\` expects.`;
    return [{ type: type.xmlName, fullName: inside, fileName: path, body: {}, files, problem: { message } }];
  }
  const fullName = folder ?? decodeName(inside.slice(0, -suffix.length));
  const typeName = folder === undefined ? type.xmlName : `${type.xmlName}Folder`;
  const document = parseXml(bytes);
  if ('problem' in document) {
    const { problem: message, line, column } = document;
    return [{ type: typeName, fullName, fileName: path, body: {}, files, problem: { message, line, column } }];
  }
  if (type.xmlName === 'CustomObject') return objectComponents(fullName, path, document);
  if (type.xmlName === 'CustomLabels') return labelComponents(path, document);
  const kept = isTranslation(typeName) ? [] : files;
  return [{ type: typeName, fullName, fileName: path, body: document.body, files: kept }];
}

/** Decodes a file name to a full name: `%26` → `&`. */
function decodeName(name: string): string {
  return name.replace(/%([0-9A-Fa-f]{2})/g, (_whole, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** The components of an object file: the object, if the file contains attributes of it, and its children. */
function objectComponents(objectName: string, fileName: string, document: XmlDocument): DeployedComponent[] {
  const attributes = Object.fromEntries(
    Object.entries(document.body).filter(
      ([element]) => OBJECT_CHILDREN[element] === undefined && !element.startsWith('#'),
    ),
  ) as XmlObject;
  const components: DeployedComponent[] = [];
  if (Object.keys(attributes).length > 0) {
    components.push({ type: 'CustomObject', fullName: objectName, fileName, body: attributes, files: [] });
  }
  for (const [element, type] of Object.entries(OBJECT_CHILDREN)) {
    for (const body of listOf(document.body, element)) {
      const name = textOf(body, 'fullName') ?? '';
      components.push({
        type,
        fullName: `${objectName}.${name}`,
        fileName,
        body,
        files: [],
        ...lineIn(document, name),
      });
    }
  }
  return components;
}

function labelComponents(fileName: string, document: XmlDocument): DeployedComponent[] {
  return listOf(document.body, 'labels').map((body) => {
    const fullName = textOf(body, 'fullName') ?? '';
    return { type: 'CustomLabel', fullName, fileName, body, files: [], ...lineIn(document, fullName) };
  });
}

function lineIn(document: XmlDocument, name: string): { line?: number } {
  const line = lineOf(document.text, name);
  return line === undefined ? {} : { line };
}

function readResource(unpacked: PackageFiles, type: MetadataType, path: string, inside: string): DeployedComponent[] {
  if (!inside.endsWith('-meta.xml')) return withoutMeta(unpacked, type, path, inside);
  const contentPath = path.slice(0, -'-meta.xml'.length);
  const content = unpacked.files.get(contentPath);
  const fullName = inside.slice(0, -`.${type.suffix}-meta.xml`.length);
  const meta = parseXml(unpacked.files.get(path)!);
  const base = { type: type.xmlName, fullName, fileName: contentPath, body: {} };
  if ('problem' in meta)
    return [{ ...base, files: [], problem: { message: meta.problem, line: meta.line, column: meta.column } }];
  if (content === undefined)
    return [{ ...base, files: [], problem: { message: `The file \`${contentPath}\` is missing.` } }];
  const relative = (one: string): string => one.slice(unpacked.root.length);
  const files = [
    { path: relative(contentPath), content },
    { path: relative(path), content: unpacked.files.get(path)! },
  ];
  return [{ ...base, body: meta.body, files }];
}

/** A content file: read with its metadata, and a problem where that is missing. */
function withoutMeta(unpacked: PackageFiles, type: MetadataType, path: string, inside: string): DeployedComponent[] {
  const suffix = `.${type.suffix}`;
  if (unpacked.files.has(`${path}-meta.xml`) || !inside.endsWith(suffix)) return [];
  const message = `The file \`${path}-meta.xml\` is missing.`;
  const fullName = inside.slice(0, -suffix.length);
  return [{ type: type.xmlName, fullName, fileName: path, body: {}, files: [], problem: { message } }];
}

function readBundle(unpacked: PackageFiles, name: string, paths: readonly string[]): DeployedComponent {
  const metaPath = paths.find((path) => path.endsWith(`/${name}.js-meta.xml`));
  const files = paths.map((path) => ({ path: path.slice(unpacked.root.length), content: unpacked.files.get(path)! }));
  const base = {
    type: 'LightningComponentBundle',
    fullName: name,
    fileName: metaPath ?? paths[0] ?? '',
    body: {},
    files,
  };
  if (metaPath === undefined) {
    return {
      ...base,
      problem: { message: `Cannot find Lightning Component Bundle ${name}: \`${name}.js-meta.xml\` is missing.` },
    };
  }
  const document = parseXml(unpacked.files.get(metaPath)!);
  if ('problem' in document) {
    return { ...base, problem: { message: document.problem, line: document.line, column: document.column } };
  }
  // Style sheets that others import (`@import 'c/name'`) are in a bundle without a script.
  if (!['js', 'html', 'css'].some((ending) => paths.some((path) => path.endsWith(`/${name}/${name}.${ending}`)))) {
    const message = `The bundle has neither \`${name}.js\` nor \`${name}.html\` nor \`${name}.css\`. Build it first.`;
    return { ...base, problem: { message } };
  }
  return { ...base, body: document.body };
}

/**
 * Adds a problem to each component that package.xml does not list, and a component with a problem for each listed one that is missing.
 */
function withManifestProblems(unpacked: PackageFiles, components: readonly DeployedComponent[]): DeployedComponent[] {
  const { manifest } = unpacked;
  const present = new Set(components.map((component) => `${component.type}:${component.fullName}`));
  const isListed = (type: string, fullName: string): boolean => {
    const members = manifest.get(type);
    return members !== undefined && (members.has('*') || members.has(fullName));
  };
  // A folder is listed as a member of its content's type; a child is also covered by its object.
  const listed = (component: DeployedComponent): boolean =>
    isListed(component.type.replace(/(Report|Dashboard)Folder$/, '$1'), component.fullName) ||
    isListed('CustomObject', component.fullName.split('.')[0] ?? '') ||
    (component.type === 'CustomLabel' && manifest.has('CustomLabels')) ||
    (component.type === 'Workflow' && listsWorkflowChild(manifest, component.fullName)) ||
    component.problem !== undefined;
  const checked = components.map((component) => {
    if (listed(component) || isObjectOfListedChild(component, manifest)) return component;
    return {
      ...component,
      problem: { message: `${component.type} ${component.fullName} is not named in package.xml.` },
    };
  });
  const missing: DeployedComponent[] = [];
  const objects = new Set(
    components.filter((one) => one.fullName.includes('.')).map((one) => one.fullName.split('.')[0]),
  );
  for (const [type, members] of manifest) {
    if (type === '') continue;
    for (const fullName of members) {
      const found =
        fullName === '*' ||
        present.has(`${type}:${fullName}`) ||
        present.has(`${type}Folder:${fullName}`) ||
        (type === 'CustomObject' && objects.has(fullName)) ||
        (isWorkflowChild(type) && present.has(`Workflow:${fullName.split('.')[0] ?? ''}`)) ||
        type === 'CustomLabels';
      if (found) continue;
      const message = `An object '${fullName}' of type ${type} was named in package.xml, but was not found in zipped directory`;
      missing.push({
        type,
        fullName,
        fileName: `${unpacked.root}package.xml`,
        body: {},
        files: [],
        problem: { message },
      });
    }
  }
  return [...checked, ...missing];
}

const isWorkflowChild = (type: string): boolean => Object.values(WORKFLOW_CHILDREN).includes(type);

/** Whether package.xml lists a rule, alert, task … of the object, which come in the file of its workflow. */
function listsWorkflowChild(manifest: PackageFiles['manifest'], objectName: string): boolean {
  return [...manifest].some(
    ([type, members]) =>
      isWorkflowChild(type) && [...members].some((member) => member === '*' || member.startsWith(`${objectName}.`)),
  );
}

/** Whether package.xml lists a child of the object; the object's attributes then come in the same file. */
function isObjectOfListedChild(component: DeployedComponent, manifest: PackageFiles['manifest']): boolean {
  if (component.type !== 'CustomObject') return false;
  const prefix = `${component.fullName}.`;
  return Object.values(OBJECT_CHILDREN).some((type) =>
    [...(manifest.get(type) ?? [])].some((member) => member === '*' || member.startsWith(prefix)),
  );
}
