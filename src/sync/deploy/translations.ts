import {
  objectTranslations,
  translationsPackage,
  type GateRule,
  type ObjectTranslation,
} from '../../playbook/index.ts';
import {
  API_VERSION,
  deployZip,
  isLanguageOff,
  OrgRefused,
  readRuleMessages,
  zipTexts,
  type DeployProblem,
  type OrgConnection,
} from '../../salesforce/index.ts';

/** The result of deploying the translated rule messages. */
export interface TranslationReport {
  /** Messages written, or with `dryRun` to be written. */
  readonly written: number;
  /** Languages that are not enabled in the org, where messages stay in English. */
  readonly off: readonly string[];
  /** Other problems; the rules are deployed anyway. */
  readonly problems: readonly DeployProblem[];
}

export const NO_TRANSLATIONS: TranslationReport = { written: 0, off: [], problems: [] };

/**
 * Deploys the translated rule messages that differ from those of the org; the rules must be deployed already. Languages that the org does
 * not have are left out and reported.
 */
export async function deployTranslations(
  org: OrgConnection,
  rules: readonly GateRule[],
  dryRun: boolean,
): Promise<TranslationReport> {
  const changed = await differing(org, objectTranslations(rules));
  // A dry run did not create the rules, so the org could not validate their translations.
  if (dryRun) return { ...NO_TRANSLATIONS, written: count(changed) };
  const first = await send(org, changed);
  const off = changed.filter(({ name }) => first.some((problem) => isLanguageOff(problem) && isOf(problem, name)));
  if (off.length === 0) return { written: first.length > 0 ? 0 : count(changed), off: [], problems: first };
  // A deployment is all or nothing, so retry without the languages that the org does not have.
  const rest = changed.filter((one) => !off.includes(one));
  const problems = await send(org, rest);
  const languages = [...new Set(off.map(({ language }) => language))].sort();
  return { written: problems.length > 0 ? 0 : count(rest), off: languages, problems };
}

/** Whether the problem is about the translation: `CustomObjectTranslation Opportunity-de` for `Opportunity-de`. */
function isOf({ component }: DeployProblem, name: string): boolean {
  return component.split(' ').at(-1) === name;
}

function count(translations: readonly ObjectTranslation[]): number {
  return translations.reduce((sum, { messages }) => sum + messages.size, 0);
}

async function differing(
  org: OrgConnection,
  wanted: readonly ObjectTranslation[],
): Promise<readonly ObjectTranslation[]> {
  if (wanted.length === 0) return [];
  let present: Awaited<ReturnType<typeof readRuleMessages>> = new Map();
  try {
    present = await readRuleMessages(
      org,
      wanted.map(({ name }) => name),
    );
  } catch (error) {
    // Without Translation Workbench the type is unknown; the deployment then reports each language.
    if (!(error instanceof OrgRefused)) throw error;
  }
  return wanted.flatMap((one) => {
    const has = present.get(one.name);
    const messages = new Map([...one.messages].filter(([rule, text]) => has?.get(rule) !== text));
    return messages.size === 0 ? [] : [{ ...one, messages }];
  });
}

async function send(org: OrgConnection, translations: readonly ObjectTranslation[]): Promise<readonly DeployProblem[]> {
  if (translations.length === 0) return [];
  const { success, problems } = await deployZip(org, zipTexts(translationsPackage(translations, API_VERSION)));
  return success ? [] : problems;
}
