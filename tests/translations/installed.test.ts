import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { copyOfTheProject, plainEnvironment, remove, startOrg, temporaryData } from '../with-started-org.ts';
import type { OrgFile, StartedOrg } from '../with-started-org.ts';
import { LANGUAGES, translatedTexts } from './texts.ts';
import type { Language } from './texts.ts';

const PATIENCE = 240_000;

async function withStartedOrg(work: (org: StartedOrg) => Promise<void>): Promise<void> {
  const org = await startOrg([]);
  try {
    await work(org);
  } finally {
    await org.stop();
    remove(org.data);
  }
}

async function speak({ rest, file }: StartedOrg, language: string): Promise<void> {
  const { status } = await rest(
    'PATCH',
    `sobjects/User/${file.users.seller.id}`,
    { LanguageLocaleKey: language },
    'admin',
  );
  expect(status).toBe(204);
}

interface Info {
  readonly label: string;
  readonly labelPlural: string;
  readonly fields: Readonly<Record<string, { readonly label: string; readonly inlineHelpText: string | null }>>;
}

/** The texts that the org returns to the seller, by the names of the translations. */
async function shown({ rest }: StartedOrg): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  for (const object of ['DF_Answer__c', 'DF_Pain_Point__c', 'DF_Prescription__c', 'Opportunity']) {
    const { body } = await rest<Info>('GET', `ui-api/object-info/${object}`);
    if (object !== 'Opportunity') {
      texts.set(`object ${object}`, body.label).set(`objects ${object}`, body.labelPlural);
    }
    for (const [name, { label, inlineHelpText }] of Object.entries(body.fields)) {
      if (!name.endsWith('__c')) continue;
      texts.set(`field ${object}.${name}`, label);
      if (inlineHelpText !== null) texts.set(`help ${object}.${name}`, inlineHelpText);
    }
  }
  return texts;
}

test(
  'a new local org speaks the language of each user: fields, values, and why a save is refused',
  () =>
    withStartedOrg(async (org) => {
      const { rest } = org;
      for (const language of LANGUAGES) {
        await speak(org, language);
        const wanted = translatedTexts(language);
        const seen = await shown(org);
        expect(seen.size).toBeGreaterThan(60);
        for (const [name, text] of seen) expect([name, text]).toEqual([name, wanted.get(name)]);
      }

      const deal = await rest<{ id: string }>('POST', 'sobjects/Opportunity', {
        Name: 'Deal',
        StageName: 'Prospecting',
        CloseDate: '2026-12-31',
      });
      const pain = { Opportunity__c: deal.body.id, Statement__c: 'We lose two days.', Evidence__c: 'Heard' };
      const { body } = await rest<{ id: string }>('POST', 'sobjects/DF_Pain_Point__c', pain);
      const record = `ui-api/records/${body.id}?fields=DF_Pain_Point__c.Evidence__c`;
      const refusals: [Language, string, string][] = [
        ['de', 'Gehört', 'Die Worte des Kunden fehlen.'],
        ['fr', 'Entendu', 'Les mots du client manquent.'],
        ['es', 'Oído', 'Faltan las palabras del cliente.'],
      ];
      for (const [language, heard, sentence] of refusals) {
        await speak(org, language);
        const { body: seen } = await rest<{ fields: { Evidence__c: unknown } }>('GET', record);
        expect(seen.fields.Evidence__c).toEqual({ value: 'Heard', displayValue: heard });
        const refused = await rest<{ message: string }[]>('PATCH', `sobjects/DF_Pain_Point__c/${body.id}`, {
          Evidence__c: 'Quoted',
        });
        expect(refused.status).toBe(400);
        expect(refused.body[0]?.message).toContain(sentence);
      }
    }),
  PATIENCE,
);

test(
  'translations that the org does not accept are named, and the app is there in English',
  async () => {
    const home = copyOfTheProject();
    const data = temporaryData();
    const [file = ''] = globSync('force-app/translations/**/de.translation-meta.xml', { cwd: home });
    const text = readFileSync(join(home, file), 'utf8');
    writeFileSync(join(home, file), text.replace('<name>DF_Save</name>', '<name>DF_Nobody</name>'));
    const args = ['org', 'start', '--json', '--port', '0', '--data', data];
    const child = spawn(process.execPath, [join(home, 'dist/src/cli/main.js'), ...args], { env: plainEnvironment() });
    let message = '';
    child.stderr.on('data', (chunk: Buffer) => (message += chunk.toString()));
    try {
      await once(child.stdout, 'data');
      const { instanceUrl, accessToken } = JSON.parse(readFileSync(join(data, 'org.json'), 'utf8')) as OrgFile;
      const answer = await fetch(`${instanceUrl}/services/data/v66.0/ui-api/object-info/DF_Answer__c`, {
        headers: { authorization: `Bearer ${accessToken}` },
      });
      expect(((await answer.json()) as Info).label).toBe('Answer');
      expect(message).toContain('The org does not accept the translations of the app:');
      expect(message).toContain('In field: name - no CustomLabel named DF_Nobody found');
    } finally {
      child.kill('SIGTERM');
      await once(child, 'close');
      remove(data);
      remove(home);
    }
  },
  PATIENCE,
);
