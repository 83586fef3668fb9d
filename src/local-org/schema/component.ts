import type { XmlObject } from '../xml/xmlValue.ts';

/** One deployed component, children of objects included (`CustomField` `DF_Answer__c.Concept__c`). */
export interface SchemaComponent {
  readonly type: string;
  readonly fullName: string;
  readonly body: XmlObject;
}
