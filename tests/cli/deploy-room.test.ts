import { connectOrg, deployZip, zipTexts } from '../../src/salesforce/index.ts';
import { diagnose, startOrg, withFolder } from './cli.ts';
import { orgJson } from './rest.ts';

const field = (index: number) =>
  `<fields><fullName>Own_${index}__c</fullName><label>Own ${index}</label><type>Summary</type><summaryForeignKey>OpportunityLineItem.OpportunityId</summaryForeignKey><summaryOperation>count</summaryOperation></fields>`;

test('an org without the app is refused with how many roll-ups are missing, and how many it has too many', async () => {
  await withFolder(async (cwd) => {
    const org = await startOrg(['--port', '0', '--empty'], { cwd });
    try {
      const { instanceUrl, users } = await orgJson(cwd);
      const admin = connectOrg({ instanceUrl, accessToken: users['admin']!.accessToken });
      const fields = Array.from({ length: 20 }, (_, index) => field(index)).join('');
      const files = new Map([
        [
          'package.xml',
          '<Package xmlns="http://soap.sforce.com/2006/04/metadata"><types><members>*</members><name>CustomField</name></types><version>66.0</version></Package>',
        ],
        [
          'objects/Opportunity.object',
          `<CustomObject xmlns="http://soap.sforce.com/2006/04/metadata">${fields}</CustomObject>`,
        ],
      ]);
      expect((await deployZip(admin, zipTexts(files))).problems).toEqual([]);
      const ran = await diagnose(['deploy', '--user', 'admin'], { cwd });
      expect([ran.code, ran.out]).toEqual([1, '']);
      expect(ran.err).toContain(
        'The org lacks 11 of the 11 roll-ups on Opportunity that the rules read. Deploy `force-app/main` of Diagnose First before its playbooks. The org uses 20 of 25 roll-ups on Opportunity: 6 too many for these.',
      );
    } finally {
      org.child.kill('SIGTERM');
      await org.ended;
    }
  });
}, 180_000);
