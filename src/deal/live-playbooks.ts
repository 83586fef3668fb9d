import type { CompiledPlaybook, PlaybookTexts } from '../playbook/index.ts';
import type { OrgConnection } from '../salesforce/index.ts';

/**
 * The live compiled playbooks of all codes, ordered by key. A record whose JSON cannot be read is left out: panels skip it too.
 * @throws OrgRefused where the org does not have Diagnose First.
 */
export async function readLivePlaybooks(org: OrgConnection): Promise<CompiledPlaybook[]> {
  const records = await org.query<{ Compiled__c: string | null }>(
    "SELECT Compiled__c FROM DF_Playbook__c WHERE Status__c = 'Live' ORDER BY Key__c",
  );
  return records.flatMap((record) => storedPlaybook(record.Compiled__c) ?? []);
}

/**
 * What the live playbooks ask in other languages, with its concept. Reads the records of languages only where a playbook has some.
 * @throws OrgRefused where the org does not have Diagnose First.
 */
export async function readTranslatedAsks(org: OrgConnection): Promise<readonly { concept: string; ask: string }[]> {
  const playbooks = await readLivePlaybooks(org);
  const apart = playbooks.some(({ textsIn }) => textsIn)
    ? await org.query<{ Key__c: string; Compiled__c: string | null }>(
        "SELECT Key__c, Compiled__c FROM DF_Playbook__c WHERE Status__c = 'Texts'",
      )
    : [];
  return playbooks.flatMap(({ playbook, version, questions, texts = {} }) => {
    const own = apart.filter(({ Key__c }) => Key__c.startsWith(`${playbook}:${version}:`));
    const all = [...Object.values(texts), ...own.map((one) => jsonObject<unknown>(one.Compiled__c) as PlaybookTexts)];
    return all.flatMap((one) =>
      questions.flatMap(({ concept }, index) => {
        const ask = one.questions?.[index]?.ask;
        return ask === undefined ? [] : [{ concept, ask }];
      }),
    );
  });
}

/** The playbook in a `Compiled__c`; undefined when the JSON is blank, broken or something else. */
export function storedPlaybook(json: string | null): CompiledPlaybook | undefined {
  const value: object = jsonObject<unknown>(json);
  return isPlaybook(value) ? value : undefined;
}

/** The object in a JSON text; an empty one when the text is blank, broken or holds no object. */
export function jsonObject<Value>(json: string | null): Record<string, Value> {
  try {
    const value: unknown = JSON.parse(json ?? '{}');
    return typeof value === 'object' && value !== null ? (value as Record<string, Value>) : {};
  } catch {
    return {};
  }
}

function isPlaybook(value: object): value is CompiledPlaybook {
  return 'gates' in value && Array.isArray(value.gates);
}
