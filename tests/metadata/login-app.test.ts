import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { sourceToZip } from '../../src/salesforce/index.ts';
import { root } from '../with-started-org.ts';

interface Project {
  readonly packageDirectories: readonly { readonly path: string }[];
  readonly replacements: readonly { filename: string; stringToReplace: string; replaceWithFile: string }[];
}

const project = (folder: string) =>
  JSON.parse(readFileSync(join(root, folder, 'sfdx-project.json'), 'utf8')) as Project;

test('the External Client App converts to one package of its five parts, for the users of DF_Integration', async () => {
  const files = unzipSync(await sourceToZip(join(root, 'login-app/app'), '66.0'));
  const texts = Object.entries(files).flatMap(([path, bytes]) =>
    path.endsWith('/') ? [] : [[path, strFromU8(bytes)] as const],
  );
  expect(texts.map(([path]) => path).sort()).toEqual([
    'externalClientApps/DF_Service.eca',
    'extlClntAppGlobalOauthSets/DF_Service_Global.ecaGlblOauth',
    'extlClntAppOauthPolicies/DF_Service_OAuth_Policy.ecaOauthPlcy',
    'extlClntAppOauthSettings/DF_Service_OAuth.ecaOauth',
    'extlClntAppPolicies/DF_Service_Policy.ecaPlcy',
    'package.xml',
  ]);
  for (const [path, text] of texts.filter(([path]) => path.startsWith('extlClnt'))) {
    expect([path, /<externalClientApplication>(\w+)</.exec(text)?.[1]]).toEqual([path, 'DF_Service']);
  }
  const policy = texts.find(([path]) => path.endsWith('ecaOauthPlcy'))?.[1] ?? '';
  const permissionSet = /<commaSeparatedPermissionSet>(\w+)</.exec(policy)?.[1] ?? '';
  expect(existsSync(join(root, `force-app/main/default/permissionsets/${permissionSet}.permissionset-meta.xml`))).toBe(
    true,
  );
});

test('its certificate comes from a file that is not in the repository, and a plain deploy leaves it out', () => {
  const [replacement] = project('login-app').replacements;
  const { filename = '', stringToReplace = '', replaceWithFile = '' } = replacement ?? {};
  expect(readFileSync(join(root, 'login-app', filename), 'utf8')).toContain(
    `<certificate>${stringToReplace}</certificate>`,
  );
  const ignored = readFileSync(join(root, 'login-app/.gitignore'), 'utf8').split('\n');
  expect(ignored).toEqual(expect.arrayContaining([replaceWithFile, 'diagnose.key']));
  const docs = readFileSync(join(root, 'docs/login.md'), 'utf8');
  expect(docs).toContain(`-keyout diagnose.key -out ${replaceWithFile}`);
  expect(project('.').packageDirectories.map(({ path }) => path)).not.toContain('login-app');
});
