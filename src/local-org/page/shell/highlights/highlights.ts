import { api, LightningElement, wire } from 'lwc';
import { getFieldDisplayValue, getFieldValue, getRecord } from 'lightning/uiRecordApi';
import type { LdsResult, RecordRepresentation } from 'lightning/uiRecordApi';
import { currentSession } from 'host/session';
import { errorSentences } from 'c/ldsErrors';

const FIELDS = [
  'Opportunity.Name',
  'Opportunity.Account.Name',
  'Opportunity.Owner.Name',
  'Opportunity.StageName',
  'Opportunity.Amount',
  'Opportunity.CloseDate',
  'Opportunity.DF_Diagnosis_Status__c',
  'Opportunity.DF_Discovery_Score__c',
];

/** Simple version of force:highlightsPanel: the deal's main fields. */
export default class Highlights extends LightningElement {
  @api recordId: string | undefined;
  @api objectApiName: string | undefined;
  fields = FIELDS;
  record: RecordRepresentation | undefined;
  sentences: readonly string[] = [];
  currency = currentSession().currency;

  @wire(getRecord, { recordId: '$recordId', optionalFields: '$fields' })
  handleRecord({ data, error }: LdsResult<RecordRepresentation>) {
    this.sentences = error ? errorSentences(error) : [];
    if (data) this.record = data;
  }

  get name(): string {
    return this.text('Name');
  }

  get account(): string {
    return this.text('Account.Name') || 'No account';
  }

  get owner(): string {
    return this.text('Owner.Name');
  }

  get amount(): unknown {
    return getFieldValue(this.record, 'Opportunity.Amount');
  }

  get hasAmount(): boolean {
    return typeof this.amount === 'number';
  }

  get closeDate(): string {
    return this.text('CloseDate');
  }

  get status(): string {
    return this.text('DF_Diagnosis_Status__c');
  }

  get score(): string {
    return this.text('DF_Discovery_Score__c');
  }

  text(field: string): string {
    const value = getFieldValue(this.record, `Opportunity.${field}`);
    return String(value ?? getFieldDisplayValue(this.record, `Opportunity.${field}`) ?? '');
  }
}
