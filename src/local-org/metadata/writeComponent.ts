import type { RunningUser } from '../base/values.ts';
import { buildXml } from '../xml/xml.ts';
import type { XmlObject } from '../xml/xmlValue.ts';
import { metadataTypes } from './registry.ts';
import type { MetadataStore } from './types.ts';
import { zipFiles } from './zip.ts';

const VERSION = '66.0';

interface Named {
  readonly type: string;
  readonly fullName: string;
}

/** Stores one component as a deploy of it alone does: checked, all or nothing. @returns what is wrong with it; empty when it is stored */
export function writeComponent(
  store: MetadataStore,
  user: RunningUser,
  { type, fullName, body }: Named & { readonly body: XmlObject },
): string[] {
  const { directoryName = '', suffix = '' } = metadataTypes().find(({ xmlName }) => xmlName === type) ?? {};
  return deployed(store, user, {
    'package.xml': manifest([{ type, fullName }]),
    [`${directoryName}/${fullName}.${suffix}`]: buildXml(type, body),
  });
}

/** Deletes one component, as a deploy of destructive changes does. @returns why it cannot be deleted; empty when it is gone */
export function deleteComponent(store: MetadataStore, user: RunningUser, component: Named): string[] {
  return deployed(store, user, { 'package.xml': manifest([]), 'destructiveChanges.xml': manifest([component]) });
}

const manifest = (components: readonly Named[]): string =>
  buildXml('Package', {
    types: components.map(({ type, fullName }) => ({ members: fullName, name: type })),
    version: VERSION,
  });

function deployed(store: MetadataStore, user: RunningUser, files: Readonly<Record<string, string>>): string[] {
  const { components } = store.deploy(user, zipFiles(files), { checkOnly: false });
  return components.flatMap(({ success, problem }) => (success || problem === undefined ? [] : [problem]));
}
