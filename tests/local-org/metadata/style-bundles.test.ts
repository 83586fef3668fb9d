import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import jsforce from 'jsforce';
import { bundleFolder } from '../../metadata/source.ts';
import { startRunning } from '../api/helpers.ts';
import { packageZip, problemsOf, userOf, withOrg } from './support.ts';

const META =
  '<LightningComponentBundle xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>66.0</apiVersion></LightningComponentBundle>';

/** The problems that the org reports for a bundle of these files. */
function problemsWith(files: Readonly<Record<string, string>>): string[] {
  return withOrg((org) =>
    problemsOf(org.metadata.deploy(userOf(org, 'admin'), packageZip(files), { checkOnly: false })),
  );
}

describe('a bundle of styles alone', () => {
  test('is deployed, retrieved as it was and deployed again, by a client over the metadata API', async () => {
    const running = await startRunning();
    try {
      const { url, users } = running.org;
      const { accessToken } = users.admin;
      const admin = new jsforce.Connection({ instanceUrl: url, accessToken, version: '66.0' });
      const source = (name: string): string => readFileSync(join(bundleFolder('panelStyles'), name), 'utf8');
      const files = {
        'lwc/panelStyles/panelStyles.css': source('panelStyles.css'),
        'lwc/panelStyles/panelStyles.js-meta.xml': source('panelStyles.js-meta.xml'),
      };
      const deploy = (zip: Uint8Array, singlePackage: boolean) =>
        admin.metadata.deploy(Buffer.from(zip), { rollbackOnError: true, singlePackage }).complete(true);
      expect(await deploy(packageZip(files), true)).toMatchObject({ success: true, numberComponentErrors: 0 });
      expect(await admin.metadata.list([{ type: 'LightningComponentBundle' }])).toMatchObject([
        { fullName: 'panelStyles', type: 'LightningComponentBundle' },
      ]);
      const members = [{ members: ['panelStyles'], name: 'LightningComponentBundle' }];
      const retrieved = await admin.metadata
        .retrieve({ apiVersion: '66.0', unpackaged: { types: members, version: '66.0' } } as never)
        .complete();
      const zip = Buffer.from(retrieved.zipFile, 'base64');
      const { 'unpackaged/package.xml': manifest, ...back } = unzipSync(zip);
      expect(strFromU8(manifest!)).toContain('<members>panelStyles</members>');
      expect(Object.entries(back).map(([path, content]) => [path, strFromU8(content)])).toEqual(
        Object.entries(files).map(([path, text]) => [`unpackaged/${path}`, text]),
      );
      expect(await deploy(zip, false)).toMatchObject({ success: true, numberComponentErrors: 0 });
    } finally {
      await running.stop();
    }
  });

  test('is refused when it is empty, has a style sheet of another name or no configuration', () => {
    const empty = /^bare: The bundle has neither `bare.js` nor `bare.html` nor `bare.css`\. Build it first\.$/;
    expect(problemsWith({ 'lwc/bare/bare.js-meta.xml': META })).toEqual([expect.stringMatching(empty)]);
    for (const name of ['bare/other.css', 'bare/__tests__/bare.css', 'bare/bare.ts', 'bare/bare.scoped.css'])
      expect(problemsWith({ 'lwc/bare/bare.js-meta.xml': META, [`lwc/${name}`]: '.a {}' })).toEqual([
        expect.stringMatching(empty),
      ]);
    expect(problemsWith({ 'lwc/bare/bare.css': '.a {}' })).toEqual([
      'bare: Cannot find Lightning Component Bundle bare: `bare.js-meta.xml` is missing.',
    ]);
  });
});
