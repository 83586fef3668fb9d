import { api, LightningElement, wire } from 'lwc';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { getFieldValue, getRecord } from 'lightning/uiRecordApi';
import type { LdsResult, RecordRepresentation } from 'lightning/uiRecordApi';
import type { ObjectInfo } from 'host/fields';
import { openAddress, recordPath } from 'host/router';
import { texts } from 'host/texts';
import { errorSentences } from 'c/ldsErrors';
import { readPrimaryContacts } from './contacts.ts';
import type { Person } from './contacts.ts';

/** The fields that can be changed in the header of an object's records. */
const FACTS: Readonly<Partial<Record<string, readonly string[]>>> = {
  Opportunity: ['Amount', 'CloseDate', 'NextStep'],
};
/** Objects whose records belong to an account. */
const OF_ACCOUNTS: readonly string[] = ['Opportunity', 'Contact'];

/** Simple version of force:highlightsPanel: the record's name, its account and contacts, and its main fields, edited in place. */
export default class Highlights extends LightningElement {
  texts = texts;
  @api recordId: string | undefined;
  @api objectApiName = 'Opportunity';
  info: ObjectInfo | undefined;
  record: RecordRepresentation | undefined;
  contacts: readonly Person[] = [];
  sentences: readonly string[] = [];

  connectedCallback() {
    if (this.objectApiName !== 'Opportunity' || !this.recordId) return;
    readPrimaryContacts(this.recordId)
      .then((contacts) => {
        this.contacts = contacts;
      })
      // The header is useful without them.
      .catch(() => undefined);
  }

  get fields(): string[] {
    const account = OF_ACCOUNTS.includes(this.objectApiName) ? ['AccountId', 'Account.Name'] : [];
    const names = ['Name', 'LastModifiedDate', ...account, ...(FACTS[this.objectApiName] ?? [])];
    return names.map((name) => `${this.objectApiName}.${name}`);
  }

  @wire(getObjectInfo, { objectApiName: '$objectApiName' })
  handleInfo({ data }: LdsResult<ObjectInfo>) {
    if (data) this.info = data;
  }

  @wire(getRecord, { recordId: '$recordId', optionalFields: '$fields' })
  handleRecord({ data, error }: LdsResult<RecordRepresentation>) {
    this.sentences = error ? errorSentences(error) : [];
    if (data) this.record = data;
  }

  get kind(): string {
    return this.info?.label ?? '';
  }

  get name(): string {
    return this.valueOf('Name');
  }

  get links() {
    const accountId = this.valueOf('AccountId');
    const account = { key: 'account', title: texts.account, name: this.valueOf('Account.Name') };
    return [
      ...(account.name === '' ? [] : [{ ...account, path: recordPath('Account', accountId) }]),
      ...this.contacts.map(({ id, name }) => ({
        key: id,
        title: texts.primaryContact,
        name,
        path: recordPath('Contact', id),
      })),
    ];
  }

  get facts() {
    const known = (FACTS[this.objectApiName] ?? []).flatMap((name) => this.info?.fields[name] ?? []);
    return known.map((field) => ({
      apiName: field.apiName,
      field,
      look: field.dataType === 'String' ? 'brief' : 'strong',
      className: field.dataType === 'String' ? 'fact fact_wide' : 'fact',
    }));
  }

  /** The place is kept while the fields are read, so that nothing below jumps. */
  get hasFacts(): boolean {
    return this.objectApiName in FACTS;
  }

  handleLink(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    openAddress((event.currentTarget as HTMLAnchorElement).getAttribute('href') ?? '');
  }

  valueOf(field: string): string {
    return String(getFieldValue(this.record, `${this.objectApiName}.${field}`) ?? '');
  }
}
