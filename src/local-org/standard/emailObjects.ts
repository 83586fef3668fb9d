import type { StandardObject } from './objects.ts';
import { AUDIT_FIELDS } from './setupObjects.ts';

/** E-mails that are filed under a record, with their direction and moment. Same notation as `objects.ts`. */
export const EMAIL_OBJECTS: readonly StandardObject[] = [
  {
    name: 'EmailMessage',
    label: 'Email Message',
    labelPlural: 'Email Messages',
    keyPrefix: '02s',
    sharing: 'readWrite',
    access: 'cud',
    fields: `
      RelatedToId reference(Opportunity,Account) label=Related_To_ID rel=RelatedTo children=Emails
      Subject string(3000) name
      FromAddress email(1000)
      TextBody textarea(131072) long
      Incoming boolean label=Is_Incoming
      MessageDate datetime${AUDIT_FIELDS}
      IsDeleted boolean ro`,
  },
];
