import { mayUseMetadata } from '../../metadata/access.ts';
import { deleteComponent, writeComponent } from '../../metadata/writeComponent.ts';
import type { XmlObject } from '../../xml/xmlValue.ts';
import { badRequest, insufficientAccess } from '../http/errors.ts';
import type { Call } from './context.ts';

type Type = 'Report' | 'Dashboard';

/** Stores a report or dashboard; 400 with what is wrong with it. Only users who may deploy can, since the local org has no private folders. */
export function store(
  call: Call,
  component: { readonly type: Type; readonly fullName: string; readonly body: XmlObject },
): void {
  const { org } = call.context;
  if (!mayUseMetadata(org.permissions(call.user))) throw insufficientAccess();
  const problems = writeComponent(org.metadata, call.user, component);
  if (problems.length > 0) throw badRequest('BAD_REQUEST', problems.join(' '));
}

/** Deletes a report or dashboard; 400 with why it cannot be deleted. */
export function erase(call: Call, type: Type, fullName: string): void {
  const { org } = call.context;
  if (!mayUseMetadata(org.permissions(call.user))) throw insufficientAccess();
  const problems = deleteComponent(org.metadata, call.user, { type, fullName });
  if (problems.length > 0) throw badRequest('BAD_REQUEST', problems.join(' '));
}

/** A developer name for a title that no component of the folder has: `Lead List` → `Lead_List`, `Lead_List_2`. */
export function freeName(call: Call, type: Type, folder: string, title: string): string {
  const letters = title
    .replaceAll(/[^A-Za-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
    .slice(0, 70);
  const plain = /^[A-Za-z]/.test(letters) ? letters : `${type}_${letters}`.replace(/_$/, '');
  const taken = new Set(
    call.context.org.metadata
      .components()
      .filter((component) => component.type === type)
      .map(({ fullName }) => fullName.toLowerCase()),
  );
  for (let n = 1; ; n += 1) {
    const name = n === 1 ? plain : `${plain}_${n}`;
    if (!taken.has(`${folder}/${name}`.toLowerCase())) return name;
  }
}
