import type { MetadataStore } from './types.ts';
import { deploy } from './deploy.ts';
import { derivedComponents, standardField } from './derived.ts';
import type { MetadataHost } from './host.ts';
import { metadataTypes, OBJECT_CHILDREN, typeProblem, WORKFLOW_CHILDREN } from './registry.ts';
import { fileNameOf, missingMembers, objectBody, retrieve } from './retrieve.ts';
import type { StoredComponent } from './store.ts';
import { textOf } from '../xml/xmlValue.ts';

/** Creates the Metadata API's operations, without its SOAP and REST protocols. */
export function createMetadataStore(host: MetadataHost): MetadataStore {
  const { components } = host;
  const userName = (id: string): string => {
    const row = host.database.prepare('SELECT "Name" AS name FROM "User" WHERE "Id" = ?').get(id);
    return String(row?.name ?? '');
  };
  return {
    deploy: (user, zip, options) => deploy(host, user, zip, options),
    list(type) {
      const named = components.all().filter((component) => component.type === type);
      return [...named, ...standardObjectsOf(host, type, named), ...undeployed(host, type, named)].map((component) => ({
        fullName: component.fullName,
        fileName: fileNameOf(component),
        createdDate: component.createdDate,
        createdById: component.createdById,
        createdByName: userName(component.createdById),
        lastModifiedDate: component.lastModifiedDate,
        lastModifiedById: component.lastModifiedById,
        lastModifiedByName: userName(component.lastModifiedById),
      }));
    },
    read: (type, fullNames) => fullNames.map((fullName) => readOne(host, type, fullName)),
    components: () => allComponents(host),
    source(type, fullName) {
      const file = components.files(type, fullName).find(({ path }) => !path.endsWith('-meta.xml'));
      return file && Buffer.from(file.content).toString('utf8');
    },
    resource: (fullName) => resourceOf(host, fullName),
    retrieve: (members, apiVersion) => retrieve(allComponents(host), components, members, apiVersion),
    missing: (members) =>
      missingMembers(allComponents(host), members, (name) => host.current().schema.objects.has(name)),
    typeProblem,
    types: () =>
      metadataTypes().map(({ xmlName, directoryName, suffix, childXmlNames, metaFile }) => ({
        xmlName,
        directoryName,
        suffix,
        childXmlNames,
        metaFile,
      })),
  };
}

/** The deployed components and those that the org has without a deploy. */
function allComponents(host: MetadataHost): StoredComponent[] {
  const stored = host.components.all();
  const types = ['Profile', 'StandardValueSet', 'Role', ...Object.values(WORKFLOW_CHILDREN)];
  return [
    ...stored,
    ...types.flatMap((type) =>
      undeployed(
        host,
        type,
        stored.filter((component) => component.type === type),
      ),
    ),
  ];
}

/** The components of a type that the org has without a deploy, but for those that were deployed. */
function undeployed(host: MetadataHost, type: string, named: readonly StoredComponent[]): StoredComponent[] {
  const known = new Set(named.map((component) => component.fullName.toLowerCase()));
  return derivedComponents(host, type).filter((component) => !known.has(component.fullName.toLowerCase()));
}

function resourceOf({ components }: MetadataHost, fullName: string): ReturnType<MetadataStore['resource']> {
  const component = components.find('StaticResource', fullName);
  if (component === undefined) return undefined;
  const files = components.files(component.type, component.fullName);
  const contents = files.find(({ path }) => !path.endsWith('-meta.xml'));
  const contentType = textOf(component.body, 'contentType') ?? 'application/octet-stream';
  return contents && { content: contents.content, contentType };
}

/** Standard objects that were never deployed; the list of CustomObject contains them too. */
function standardObjectsOf(host: MetadataHost, type: string, named: readonly StoredComponent[]): StoredComponent[] {
  if (type !== 'CustomObject') return [];
  const known = new Set(named.map((component) => component.fullName));
  return [...host.current().schema.objects.values()]
    .filter((object) => !object.custom && !known.has(object.name))
    .map((object) => ({
      type,
      fullName: object.name,
      fileName: `objects/${object.name}.object`,
      body: {},
      createdDate: '1970-01-01T00:00:00.000Z',
      createdById: '',
      lastModifiedDate: '1970-01-01T00:00:00.000Z',
      lastModifiedById: '',
    }));
}

function readOne(host: MetadataHost, type: string, fullName: string): Record<string, unknown> | null {
  if (type === 'CustomObject') {
    const lower = fullName.toLowerCase();
    const children = new Set(Object.values(OBJECT_CHILDREN));
    const parts = host.components
      .all()
      .filter(
        (one) =>
          (one.type === 'CustomObject' && one.fullName.toLowerCase() === lower) ||
          (children.has(one.type) && one.fullName.toLowerCase().startsWith(`${lower}.`)),
      );
    const object = host.current().schema.objects.get(lower);
    if (object === undefined) return null;
    return { fullName: object.name, label: object.label, pluralLabel: object.labelPlural, ...objectBody(parts) };
  }
  const lower = fullName.toLowerCase();
  const component =
    host.components.find(type, fullName) ??
    derivedComponents(host, type).find((one) => one.fullName.toLowerCase() === lower);
  if (component !== undefined) return { ...component.body, fullName: component.fullName };
  return type === 'CustomField' ? (standardField(host.current().schema, fullName) ?? null) : null;
}
