import { api, LightningElement, wire } from 'lwc';
import { gql, graphql } from 'lightning/graphql';
import type { GraphQLResult } from 'lightning/graphql';
import { createRecord } from 'lightning/uiRecordApi';
import { nameParts } from 'c/contactNames';
import { reportAll } from 'c/formValidity';
import CONTACT from '@salesforce/schema/Contact';
import FIRST_NAME from '@salesforce/schema/Contact.FirstName';
import LAST_NAME from '@salesforce/schema/Contact.LastName';
import ACCOUNT from '@salesforce/schema/Contact.AccountId';
import { labels } from './labels.ts';
import { NEW, optionsOf } from './contacts.ts';
import type { Contact, ContactData } from './contacts.ts';

const accountContacts = gql`
  query accountContacts($accountId: ID) {
    uiapi {
      query {
        Contact(where: { AccountId: { eq: $accountId } }, first: 200, orderBy: { Name: { order: ASC } }) {
          edges {
            node {
              Id
              Name {
                value
              }
              Title {
                value
              }
            }
          }
        }
      }
    }
  }
`;

/**
 * Picks a contact of the account, or creates a new one from a name. Fires `choose` with id and name, and `taken` (through all forms around
 * it) when a save was refused because a typed name was not added yet: it is added now, and the form saves again.
 */
export default class ContactPicker extends LightningElement {
  labels = labels;
  @api label = '';
  @api required = false;
  @api accountId: string | undefined;
  /** Id of the chosen contact. */
  @api value: string | undefined;
  /** Name of the chosen contact, for contacts that do not belong to the account. */
  @api valueName: string | undefined;

  /** Undefined until they are read. */
  contacts: readonly Contact[] | undefined;
  created: readonly Contact[] = [];
  isAdding = false;
  isSaving = false;
  newName = '';
  /** The error of the last save. */
  failure: unknown;
  #isFocusDue = false;
  /** `reportValidity` was false because of a typed name. */
  #isRefused = false;
  /** A form waits for the typed name to become a contact. */
  #isAwaited = false;
  #isTaken = false;

  renderedCallback() {
    if (this.#isFocusDue) {
      this.#isFocusDue = false;
      this.focus();
    }
    if (!this.#isTaken) return;
    this.#isTaken = false;
    this.dispatchEvent(new CustomEvent('taken', { bubbles: true, composed: true }));
  }

  get variables(): Record<string, unknown> | undefined {
    return this.accountId ? { accountId: this.accountId } : undefined;
  }

  get query() {
    return this.accountId ? accountContacts : undefined;
  }

  @wire(graphql, { query: '$query', variables: '$variables', operationName: 'accountContacts' })
  handleContacts({ data, errors }: GraphQLResult<ContactData>) {
    if (data || errors) this.contacts = (data?.uiapi?.query?.Contact?.edges ?? []).map(({ node }) => toContact(node));
  }

  get options() {
    const known = this.value ? [{ id: this.value, name: this.valueName ?? this.value, title: '' }] : [];
    return optionsOf([...(this.contacts ?? []), ...this.created, ...known], labels.someoneNew);
  }

  /** The list is not there yet: a name field in its place would vanish with what was typed when it comes. */
  get isLoading(): boolean {
    return !!this.accountId && !this.contacts;
  }

  /** Whether the name field is shown instead of the list; at once when there is no contact to choose. */
  get isNaming(): boolean {
    return this.isAdding || (!this.isLoading && this.options.length === 1);
  }

  get canCancel(): boolean {
    return this.options.length > 1;
  }

  get cannotAdd(): boolean {
    return this.isSaving || this.newName.trim() === '';
  }

  /** After a save that was refused because of a typed name, also begins to add it. A form focuses its first invalid field only. */
  @api focus() {
    this.template?.querySelector<HTMLElement>('[data-validate]')?.focus();
    if (!this.#isRefused) return;
    this.#isRefused = false;
    this.#isAwaited = true;
    if (!this.isSaving) this.handleAdd();
  }

  /** Shows a message if the contact is missing; returns true when it is not. A name that was typed but not added counts as missing. */
  @api reportValidity(): boolean {
    this.#isRefused = this.isNaming && this.newName.trim() !== '';
    return !this.#isRefused && reportAll(this.template) && !(this.isNaming && this.required);
  }

  handleChoice(event: CustomEvent<{ value: string }>) {
    event.stopPropagation();
    if (event.detail.value === NEW) {
      this.isAdding = true;
      this.#isFocusDue = true;
    } else this.choose(event.detail.value);
  }

  handleName(event: CustomEvent<{ value: string }>) {
    event.stopPropagation();
    this.newName = event.detail.value;
    this.#isRefused = false;
  }

  handleKey(event: KeyboardEvent) {
    if (event.key !== 'Enter' || this.cannotAdd) return;
    event.preventDefault();
    this.handleAdd();
  }

  handleCancel() {
    this.isAdding = false;
    this.newName = '';
    this.failure = undefined;
    // The field that had the focus is removed.
    this.#isFocusDue = true;
  }

  async handleAdd() {
    const { first, last } = nameParts(this.newName);
    this.isSaving = true;
    this.failure = undefined;
    try {
      const record = await createRecord({
        apiName: CONTACT.objectApiName,
        fields: {
          [LAST_NAME.fieldApiName]: last,
          ...(first ? { [FIRST_NAME.fieldApiName]: first } : {}),
          ...(this.accountId ? { [ACCOUNT.fieldApiName]: this.accountId } : {}),
        },
      });
      this.created = [...this.created, { id: record.id, name: this.newName.trim(), title: '' }];
      this.handleCancel();
      this.choose(record.id);
      this.#isTaken = this.#isAwaited;
    } catch (error) {
      this.failure = error;
    } finally {
      this.isSaving = false;
      this.#isAwaited = false;
    }
  }

  choose(id: string) {
    const name = this.options.find((option) => option.value === id)?.label ?? '';
    this.dispatchEvent(new CustomEvent('choose', { detail: { id, name } }));
  }
}

function toContact(node: { Id: string; Name?: { value: string | null }; Title?: { value: string | null } }): Contact {
  return { id: node.Id, name: node.Name?.value ?? node.Id, title: node.Title?.value ?? '' };
}
