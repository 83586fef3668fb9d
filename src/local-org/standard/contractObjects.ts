import type { StandardObject } from './objects.ts';
import { AUDIT_FIELDS } from './setupObjects.ts';

/**
 * Contracts and quotes, which opportunities refer to: the fields that a rule or a list of deals reads, without lines and approvals. Same
 * notation as `objects.ts`.
 */
export const CONTRACT_OBJECTS: readonly StandardObject[] = [
  {
    name: 'Contract',
    label: 'Contract',
    labelPlural: 'Contracts',
    keyPrefix: '800',
    sharing: 'readWrite',
    access: 'cud',
    fields: `
      ContractNumber string(30) ro name number={00000000}
      AccountId reference(Account) req cascade children=Contracts
      Status picklist(ContractStatus) req
      StartDate date label=Contract_Start_Date
      ContractTerm int(4) label=Contract_Term_(months)
      CustomerSignedId reference(Contact)
      CustomerSignedDate date
      CompanySignedDate date
      Description textarea(32000) long
      OwnerId reference(User) auto${AUDIT_FIELDS}
      IsDeleted boolean ro`,
  },
  {
    name: 'Quote',
    label: 'Quote',
    labelPlural: 'Quotes',
    keyPrefix: '0Q0',
    sharing: 'controlledByParent',
    access: 'cud',
    fields: `
      Name string(255) req name label=Quote_Name
      QuoteNumber string(30) ro number={00000000}
      OpportunityId reference(Opportunity) req create detail children=Quotes
      ContractId reference(Contract) children=Quotes
      Status picklist(QuoteStatus)
      ExpirationDate date
      IsSyncing boolean ro label=Syncing
      Description textarea(32000) long${AUDIT_FIELDS}
      IsDeleted boolean ro`,
  },
];
