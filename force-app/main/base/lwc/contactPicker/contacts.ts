export interface Contact {
  readonly id: string;
  readonly name: string;
  readonly title: string;
}

interface ContactNode {
  readonly Id: string;
  readonly Name?: { readonly value: string | null };
  readonly Title?: { readonly value: string | null };
}

/** Response of the query for the account's contacts. */
export interface ContactData {
  readonly uiapi?: {
    readonly query?: { readonly Contact?: { readonly edges?: readonly { readonly node: ContactNode }[] } };
  };
}

/** Value of the option that creates a contact; cannot be a record id. */
export const NEW = 'new';

/** Options of the list, without duplicate contacts (the first one is kept). */
export function optionsOf(contacts: readonly Contact[], someoneNew: string): { label: string; value: string }[] {
  const byId = new Map<string, { label: string; value: string }>();
  for (const { id, name, title } of contacts) {
    if (!byId.has(id)) byId.set(id, { value: id, label: title ? `${name}, ${title}` : name });
  }
  return [...byId.values(), { value: NEW, label: someoneNew }];
}
