import { displayIn } from '../../../src/local-org/soql/display.ts';
import { SOQL_FEATURES } from '../../../src/local-org/soql/features.ts';
import { createRecord, queryRecords, soqlPath, startRunning } from '../api/helpers.ts';

describe('the SOQL features of the docs', () => {
  let running: Awaited<ReturnType<typeof startRunning>>;
  beforeAll(async () => {
    running = await startRunning();
  });
  afterAll(() => running.stop());

  test.each(SOQL_FEATURES.map(({ feature, example }) => [feature, example]))('%s', async (_feature, example) => {
    const answer = await running.as('admin')('GET', soqlPath(example));
    expect([answer.status, answer.text]).toEqual([200, expect.stringContaining('"done":true')]);
  });
});

describe('values are displayed', () => {
  const field = (
    type: 'currency' | 'double' | 'percent' | 'date' | 'datetime',
    scale = 2,
  ): Parameters<ReturnType<typeof displayIn>['value']>[0] => ({
    ...{ type, scale, picklistValues: [] },
  });

  test("in the user's locale, with the org's currency", () => {
    const german = displayIn('de_DE', 'Europe/Berlin', 'EUR');
    expect(german.value(field('currency'), 60000)?.replaceAll(/\s/g, ' ')).toBe('60.000,00 €');
    expect(german.value(field('double', 1), 1234.5)).toBe('1.234,5');
    expect(german.value(field('date'), '2026-06-15')).toBe('15.6.2026');
    expect(german.value(field('datetime'), '2026-06-15T14:30:00.000Z')).toBe('15.6.2026, 16:30');
    const american = displayIn('en_US', 'America/New_York', 'USD');
    expect([american.value(field('currency'), 60000), american.value(field('percent', 0), 40)]).toEqual([
      '$60,000.00',
      '40%',
    ]);
    expect(displayIn('no locale at all', 'UTC', 'USD').locale).toBe('en-US');
  });

  test('by the settings of the user and the organization', async () => {
    const running = await startRunning();
    try {
      const admin = running.as('admin');
      const id = await createRecord(admin, 'Opportunity', {
        Name: 'Deal',
        StageName: 'Prospecting',
        CloseDate: '2026-06-15',
        Amount: 60000,
      });
      const [organization] = await queryRecords(admin, 'SELECT Id FROM Organization');
      running.org.org.database
        .prepare('UPDATE "Organization" SET "DefaultLocaleSidKey" = ? WHERE "Id" = ?')
        .run('de_AT', String(organization?.['Id']));
      const [me] = await queryRecords(admin, "SELECT Id FROM User WHERE Username LIKE 'admin@%'");
      expect((await admin('PATCH', `sobjects/User/${String(me?.['Id'])}`, { LocaleSidKey: 'de_DE' })).status).toBe(204);
      const [row] = await queryRecords(admin, 'SELECT FORMAT(Amount) shown, FORMAT(CloseDate) day FROM Opportunity');
      expect([String(row?.['shown']).replaceAll(/\s/g, ' '), row?.['day']]).toEqual(['60.000,00 €', '15.6.2026']);
      const ui = await admin('GET', `ui-api/records/${id}?fields=Opportunity.Amount`);
      expect(ui.json.fields.Amount.displayValue.replaceAll(/\s/g, ' ')).toBe('60.000,00 €');
    } finally {
      await running.stop();
    }
  });
});
