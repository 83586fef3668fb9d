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

/** What became of the rules' messages in other languages. */
export interface TranslationReport {
  /** Messages written, or with `dryRun` to be written. */
  readonly written: number;
  /** Languages that the org has not switched on: their messages stay English there. */
  readonly off: readonly string[];
  /** What else the org did not accept; the rules are deployed anyway. */
  readonly problems: readonly DeployProblem[];
}

export const NO_TRANSLATIONS: TranslationReport = { written: 0, off: [], problems: [] };

/**
 * Brings the rules' messages in other languages to the org, as far as they differ from what it has. The rules must be there already.
 * A language that the org has not is left out and named; nothing else depends on it.
 */
export async function deployTranslations(
  org: OrgConnection,
  rules: readonly GateRule[],
  dryRun: boolean,
): Promise<TranslationReport> {
  const changed = await differing(org, objectTranslations(rules));
  // A trial run has not made the rules, so that the org could not check their messages.
  if (dryRun) return { ...NO_TRANSLATIONS, written: count(changed) };
  const first = await send(org, changed);
  const off = changed.filter(({ name }) => first.some((problem) => isLanguageOff(problem) && isOf(problem, name)));
  if (off.length === 0) return { written: first.length > 0 ? 0 : count(changed), off: [], problems: first };
  // A deployment is all or nothing: once more, without the languages that the org has not.
  const rest = changed.filter((one) => !off.includes(one));
  const problems = await send(org, rest);
  const languages = [...new Set(off.map(({ language }) => language))].sort();
  return { written: problems.length > 0 ? 0 : count(rest), off: languages, problems };
}

/** `CustomObjectTranslation Opportunity-de` is a problem of `Opportunity-de`. */
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
    // Without Translation Workbench the type is not known; the deployment then reports it for each language.
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
