import type { OpenedOrg } from '../../../src/local-org/org/open.ts';
import {
  fieldPermissionXml,
  fieldXml,
  FINDING_FILES,
  deployed,
  objectFile,
  objectHead,
  packageZip,
  problemsOf,
  ruleXml,
  userOf,
  withOrg,
} from './support.ts';

const check = (org: OpenedOrg, files: Record<string, string>): string[] =>
  problemsOf(org.metadata.deploy(userOf(org, 'admin'), packageZip(files), { checkOnly: true }));
const account = (inner: string): Record<string, string> => ({ 'objects/Account.object': objectFile(inner) });
const formula = (source: string): string =>
  `<precision>18</precision><scale>0</scale><formula>${source}</formula><formulaTreatBlanksAs>BlankAsZero</formulaTreatBlanksAs>`;

describe('a faulty component is refused with a sentence that helps', () => {
  test.each<[string, Record<string, string>, RegExp]>([
    [
      'a text without a length',
      account(fieldXml('A__c', 'Text')),
      /Must specify 'length' for a CustomField of type Text/,
    ],
    [
      'a long text without lines',
      account(fieldXml('A__c', 'LongTextArea', '<length>500</length>')),
      /Must specify 'visibleLines'/,
    ],
    [
      'a number too precise',
      account(fieldXml('A__c', 'Number', '<precision>19</precision><scale>0</scale>')),
      /Precision 19/,
    ],
    ['a name with two underscores', account(fieldXml('A__B__c', 'Date')), /no valid field name/],
    [
      'a lookup to nobody',
      account(fieldXml('A__c', 'Lookup', '<referenceTo>No__c</referenceTo>')),
      /referenceTo value of 'No__c'/,
    ],
    [
      'a required lookup that would be blanked',
      account(
        fieldXml(
          'A__c',
          'Lookup',
          '<referenceTo>Contact</referenceTo><relationshipName>As</relationshipName><required>true</required>',
        ),
      ),
      /cascade delete or restrict delete/,
    ],
    [
      'a standard object as a detail',
      account(
        fieldXml('A__c', 'MasterDetail', '<referenceTo>Contact</referenceTo><relationshipName>As</relationshipName>'),
      ),
      /cannot be a detail/,
    ],
    [
      'an unknown value set',
      account(fieldXml('A__c', 'Picklist', '<valueSet><valueSetName>Nope</valueSetName></valueSet>')),
      /value set not found: Nope/,
    ],
    [
      'a formula that does not compile',
      account(fieldXml('A__c', 'Number', formula('LEN(Name'))),
      /Formula error at line 1, column \d+/,
    ],
    ['a formula over an unknown field', account(fieldXml('A__c', 'Number', formula('Nope__c + 1'))), /Nope__c/],
    [
      'a formula of the wrong type',
      account(fieldXml('A__c', 'Number', formula('Name'))),
      /result is a text, but a number is expected/,
    ],
    [
      'a circle of formulas',
      account(fieldXml('A__c', 'Number', formula('B__c')) + fieldXml('B__c', 'Number', formula('A__c'))),
      /refers to itself/,
    ],
    ['the same field twice', account(fieldXml('A__c', 'Date') + fieldXml('a__c', 'Date')), /Duplicate component/],
    [
      'a rule name over 40 characters',
      account(ruleXml('A'.repeat(41), 'TRUE', 'x')),
      /too long: 41 characters; the most is 40/,
    ],
    [
      'a message over 255 characters',
      account(ruleXml('A', 'TRUE', 'x'.repeat(256))),
      /too long: 256 characters; the most is 255/,
    ],
    ['a rule with an unknown permission', account(ruleXml('A', '$Permission.Nope', 'x')), /Nope/],
    [
      'a rule whose error field is not there',
      account(ruleXml('A', 'TRUE', 'x', '<errorDisplayField>Nope__c</errorDisplayField>')),
      /errorDisplayField: `Nope__c`/,
    ],
    [
      'a rule over 3,900 characters',
      account(ruleXml('A', `TRUE ${' '.repeat(3900)}`.concat('&& TRUE'), 'x')),
      /too long/,
    ],
    [
      'an object without a name field',
      { 'objects/A__c.object': objectFile('<label>A</label><pluralLabel>As</pluralLabel>') },
      /nameField/,
    ],
    [
      'a detail with sharing of its own',
      {
        'objects/A__c.object': objectFile(
          objectHead('A', 'ReadWrite') +
            fieldXml(
              'Up__c',
              'MasterDetail',
              '<referenceTo>Account</referenceTo><relationshipName>As</relationshipName>',
            ),
        ),
      },
      /Cannot set sharingModel to ReadWrite/,
    ],
    [
      'a page with a component that is not there',
      {
        'flexipages/P.flexipage':
          '<FlexiPage><masterLabel>P</masterLabel><type>RecordPage</type><flexiPageRegions><itemInstances><componentInstance><componentName>c:nope</componentName></componentInstance></itemInstances></flexiPageRegions></FlexiPage>',
      },
      /component c:nope/,
    ],
    ['a bundle without its meta file', { 'lwc/x/x.js': '' }, /x\.js-meta\.xml` is missing/],
  ])('%s', (_name, files, sentence) => withOrg((org) => expect(check(org, files).join('\n')).toMatch(sentence)));

  test('the line of the faulty part is reported', () =>
    withOrg((org) => {
      const text = objectFile(`\n${fieldXml('A__c', 'Date')}\n${fieldXml('B__c', 'Nope')}`);
      const result = org.metadata.deploy(userOf(org, 'admin'), packageZip({ 'objects/Account.object': text }), {
        checkOnly: true,
      });
      expect(result.components.find((one) => !one.success)).toMatchObject({
        fullName: 'Account.B__c',
        lineNumber: 4,
        problemType: 'Error',
      });
    }));
});

describe('roll-ups', () => {
  const summary = (inner: string): Record<string, string> => ({
    'objects/Opportunity.object': objectFile(fieldXml('S__c', 'Summary', inner)),
  });
  const key = '<summaryForeignKey>Finding__c.Opportunity__c</summaryForeignKey>';

  test.each<[string, string, RegExp]>([
    [
      'over a lookup',
      '<summaryForeignKey>Contact.AccountId</summaryForeignKey><summaryOperation>count</summaryOperation>',
      /no master-detail field/,
    ],
    [
      'of a text',
      `<summarizedField>Finding__c.Name</summarizedField>${key}<summaryOperation>sum</summaryOperation>`,
      /SUM cannot summarize/,
    ],
    [
      'of a formula with TODAY',
      `<summarizedField>Finding__c.Age__c</summarizedField>${key}<summaryOperation>sum</summaryOperation>`,
      /present time/,
    ],
    [
      'of a formula over the parent',
      `<summarizedField>Finding__c.Up__c</summarizedField>${key}<summaryOperation>sum</summaryOperation>`,
      /another object/,
    ],
    [
      'with an operation of our own',
      `${key}<summaryOperation>average</summaryOperation>`,
      /'average' is not a valid value/,
    ],
    [
      'filtered by a lookup',
      `<summaryFilterItems><field>Finding__c.CreatedById</field><operation>equals</operation><value>x</value></summaryFilterItems>${key}<summaryOperation>count</summaryOperation>`,
      /cannot be a filter/,
    ],
  ])('%s are refused', (_name, inner, sentence) =>
    withOrg((org) => {
      deployed(org, FINDING_FILES);
      deployed(org, {
        'objects/Finding__c.object': objectFile(
          fieldXml('Age__c', 'Number', formula('TODAY() - Seen__c')) +
            fieldXml('Up__c', 'Number', formula('Opportunity__r.Amount')),
        ),
      });
      expect(check(org, summary(inner)).join('\n')).toMatch(sentence);
    }),
  );
});

describe('permission sets', () => {
  const set = (inner: string): Record<string, string> => ({
    'permissionsets/P.permissionset': `<PermissionSet><label>P</label>${inner}</PermissionSet>`,
  });
  const object = (name: string, rights: readonly string[]): string =>
    `<objectPermissions>${['Create', 'Delete', 'Edit', 'Read'].map((right) => `<allow${right}>${rights.includes(right)}</allow${right}>`).join('')}<object>${name}</object></objectPermissions>`;

  test.each<[string, string, RegExp]>([
    [
      'for a field that must be filled',
      fieldPermissionXml('Finding__c.Opportunity__c'),
      /You cannot deploy to a required field: Finding__c.Opportunity__c/,
    ],
    [
      'for a field that is not there',
      fieldPermissionXml('Finding__c.Nope__c'),
      /no CustomField named Finding__c.Nope__c found/,
    ],
    ['for an object that is not there', object('Nope__c', ['Read']), /no CustomObject named Nope__c found/],
    [
      'with a detail but not its master',
      object('Finding__c', ['Read']),
      /Read Finding__c depends on permission\(s\): Read Opportunity/,
    ],
    [
      'that delete without editing',
      object('Opportunity', ['Read', 'Delete']),
      /Delete Opportunity depends on permission\(s\): Edit Opportunity/,
    ],
    [
      'with a custom permission that is not there',
      '<customPermissions><enabled>true</enabled><name>Nope</name></customPermissions>',
      /no CustomPermission named Nope found/,
    ],
  ])('%s are refused', (_name, inner, sentence) =>
    withOrg((org) => {
      deployed(org, FINDING_FILES);
      expect(check(org, set(inner)).join('\n')).toMatch(sentence);
    }),
  );
});
