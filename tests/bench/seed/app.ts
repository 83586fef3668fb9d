import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strToU8, zipSync } from 'fflate';
import { API_VERSION, sourceToZip } from '../../../src/salesforce/index.ts';
import type { Org } from '../../../src/local-org/org/types.ts';
import { userOf } from './fill.ts';

const FORCE_APP = fileURLToPath(new URL('../../../force-app', import.meta.url));
const RULES = join(FORCE_APP, 'gates/main/default/objects/Opportunity/validationRules');
const XMLNS = 'xmlns="http://soap.sforce.com/2006/04/metadata"';

/** Deploys the app, converted as the plain CLI would. @throws Error with what is wrong when the org does not accept it */
export async function deployApp(org: Org): Promise<void> {
  deploy(org, await sourceToZip(join(FORCE_APP, 'main'), API_VERSION), 'force-app/main');
}

/** Deploys the compiled gates. The plain CLI's converter passes over them (`.forceignore`), so their zip is made here. */
export function deployGates(org: Org): void {
  const rules = readdirSync(RULES).map((name) =>
    readFileSync(join(RULES, name), 'utf8')
      .replace(/^<\?xml[^>]*\?>\s*/, '')
      .replace(`<ValidationRule ${XMLNS}>`, '<validationRules>')
      .replace('</ValidationRule>', '</validationRules>'),
  );
  const types = '<types><members>*</members><name>ValidationRule</name></types>';
  const zip = zipSync({
    'package.xml': strToU8(`<Package ${XMLNS}>${types}<version>${API_VERSION}</version></Package>`),
    'objects/Opportunity.object': strToU8(`<CustomObject ${XMLNS}>${rules.join('')}</CustomObject>`),
  });
  deploy(org, zip, 'force-app/gates');
}

/** Selects an object's change events on the standard channel. */
export function selectEvents(org: Org, object: string): void {
  const member = `ChangeEvents_${object}ChangeEvent`;
  const types = `<types><members>${member}</members><name>PlatformEventChannelMember</name></types>`;
  const zip = zipSync({
    'package.xml': strToU8(`<Package ${XMLNS}>${types}<version>${API_VERSION}</version></Package>`),
    [`platformEventChannelMembers/${member}.platformEventChannelMember`]: strToU8(
      `<PlatformEventChannelMember ${XMLNS}><eventChannel>ChangeEvents</eventChannel><selectedEntity>${object}ChangeEvent</selectedEntity></PlatformEventChannelMember>`,
    ),
  });
  deploy(org, zip, member);
}

function deploy(org: Org, zip: Uint8Array, what: string): void {
  const result = org.metadata.deploy(userOf(org, 'admin'), zip, { checkOnly: false });
  if (result.success) return;
  const problems = result.components.flatMap(({ fullName, problem }) => (problem ? [`${fullName}: ${problem}`] : []));
  throw new Error(`The org does not accept ${what}: ${problems.join('; ')}`);
}
