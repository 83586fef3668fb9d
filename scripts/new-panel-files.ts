import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A panel to make: the bundle's name, `riskSummary`, and the feature folder of `force-app/main`. */
export interface NewPanel {
  readonly name: string;
  readonly feature: string;
}

const LANGUAGES = ['de', 'es', 'fr'];

/** Features that a panel can belong to: the folders of `force-app/main` with bundles and labels. */
const features = (root: string): readonly string[] =>
  readdirSync(join(root, 'force-app/main')).filter((name) => existsSync(labelFile(root, name)));

/** Why no panel can be made of these arguments; undefined where one can. */
export function refusal(root: string, { name, feature }: NewPanel): string | undefined {
  if (!/^[a-z][A-Za-z0-9]{2,39}$/.test(name))
    return `\`${name}\` is no name for a panel. Expected letters and digits, a small letter first: \`riskSummary\`.`;
  const known = features(root);
  if (!known.includes(feature)) return `There is no feature \`${feature}\`. Expected one of ${known.join(', ')}.`;
  const taken = known.find((one) => existsSync(join(root, 'force-app/main', one, 'lwc', name)));
  if (taken)
    return `There is a bundle \`${name}\` in \`${taken}\` already. Salesforce knows bundles by name only: choose another.`;
  return undefined;
}

/**
 * Writes the bundle, and its title into the labels of the feature and of each language. Returns the paths of all files that were
 * written or changed, below the root.
 */
export function writePanel(root: string, panel: NewPanel): readonly string[] {
  const { name, feature } = panel;
  const folder = `force-app/main/${feature}/lwc/${name}`;
  const title = titleOf(name);
  const files = new Map([
    [`${folder}/${name}.ts`, classText(name, title)],
    [`${folder}/${name}.html`, TEMPLATE],
    [`${folder}/${name}.css`, ':host {\n  display: block;\n}\n'],
    [`${folder}/${name}.js-meta.xml`, metaText(title)],
    [
      `${folder}/labels.ts`,
      `import title from '@salesforce/label/c.${labelOf(name)}';\n\nexport const labels = { title };\n`,
    ],
    [`${folder}/__tests__/${name}.test.ts`, testText(name, title)],
    [`force-app/main/${feature}/labels/${feature}.labels-meta.xml`, withLabel(root, panel, title)],
    ...LANGUAGES.map((language) => [translationFile(language), withTranslation(root, language, name, title)] as const),
  ]);
  for (const [path, text] of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return [...files.keys()];
}

/** What a person has to do after the files are there, one line each. */
export const leftToDo = ({ name, feature }: NewPanel): readonly string[] => [
  `Translate \`${labelOf(name)}\` in force-app/translations/main/default/translations: the texts begin with \`[de]\`, \`[es]\`, \`[fr]\`.`,
  `Read the deal: let the class extend \`c/dealPanel\` (example: force-app/main/gate/lwc/stageGate).`,
  'Place the panel: force-app/main/default/flexipages/DF_Opportunity_Record_Page.flexipage-meta.xml, and its test tests/metadata/recordPage.test.ts.',
  `Test data, error, empty and accessibility in force-app/main/${feature}/lwc/${name}/__tests__/${name}.test.ts, and one way through it in tests/browser.`,
  'Describe it in docs/data-model.md where it brings fields, and in CHANGELOG.md.',
];

/** `riskSummary` → `Risk summary`. */
const titleOf = (name: string): string => {
  const words = name.replace(/([A-Z])/g, ' $1').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** `riskSummary` → `DF_Risk_Summary_Title`. */
const labelOf = (name: string): string => `DF_${capital(name).replace(/(?<=[a-z0-9])([A-Z])/g, '_$1')}_Title`;

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

const elementOf = (name: string): string => `c-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

const labelFile = (root: string, feature: string): string =>
  join(root, 'force-app/main', feature, 'labels', `${feature}.labels-meta.xml`);

const translationFile = (language: string): string =>
  `force-app/translations/main/default/translations/${language}.translation-meta.xml`;

const classText = (name: string, title: string): string => `import { api, LightningElement } from 'lwc';
import { labels } from './labels.ts';

/** ${title}: a panel of the deal's page. */
export default class ${capital(name)} extends LightningElement {
  labels = labels;
  @api recordId = '';
}
`;

const TEMPLATE = `<template>
  <section aria-label={labels.title}>
    <h2 class="slds-text-heading_small">{labels.title}</h2>
  </section>
</template>
`;

const metaText = (title: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<LightningComponentBundle xmlns="http://soap.sforce.com/2006/04/metadata">
    <apiVersion>66.0</apiVersion>
    <description>${title}.</description>
    <isExposed>true</isExposed>
    <masterLabel>Diagnose First: ${title.toLowerCase()}</masterLabel>
    <targets>
        <target>lightning__RecordPage</target>
    </targets>
    <targetConfigs>
        <targetConfig targets="lightning__RecordPage">
            <objects>
                <object>Opportunity</object>
            </objects>
        </targetConfig>
    </targetConfigs>
</LightningComponentBundle>
`;

const testText = (name: string, title: string): string => `import ${capital(name)} from 'c/${name}';
import { texts } from '../../../../../test/jest/deal.ts';
import { place } from '../../../../../test/jest/element.ts';

describe('${title.toLowerCase()}', () => {
  afterEach(() => document.body.replaceChildren());

  test('shows its title and is accessible', async () => {
    const element = place('${elementOf(name)}', ${capital(name)}, { recordId: '006000000000001AAA' });
    expect(texts(element, 'h2')).toEqual(['c.${labelOf(name)}']);
    await expect(element).toBeAccessible();
  });
});
`;

function withLabel(root: string, { name, feature }: NewPanel, title: string): string {
  const entry = `    <labels>
        <fullName>${labelOf(name)}</fullName>
        <categories>Diagnose First</categories>
        <language>en_US</language>
        <protected>false</protected>
        <shortDescription>${title}: title</shortDescription>
        <value>${title}</value>
    </labels>
`;
  return readFileSync(labelFile(root, feature), 'utf8').replace('</CustomLabels>', `${entry}</CustomLabels>`);
}

/** The file with the title marked as untranslated, in the order of the names. */
function withTranslation(root: string, language: string, name: string, title: string): string {
  const text = readFileSync(join(root, translationFile(language)), 'utf8');
  const label = labelOf(name);
  const entry = `    <customLabels>
        <label>[${language}] ${title}</label>
        <name>${label}</name>
    </customLabels>
`;
  const entries = [...text.matchAll(/ {4}<customLabels>[\s\S]*?<name>(.*?)<\/name>[\s\S]*?<\/customLabels>\n/g)];
  const next = entries.find(([, other = '']) => other > label);
  const last = entries.at(-1);
  const at = next ? next.index : (last?.index ?? 0) + (last?.[0].length ?? 0);
  return text.slice(0, at) + entry + text.slice(at);
}
