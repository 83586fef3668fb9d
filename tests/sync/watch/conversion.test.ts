import { openGatedOrg } from '../../evasions/gated-org.ts';

test('the local org converts no leads: neither a call nor a field of the lead leads past a gate', async () => {
  const gated = await openGatedOrg();
  try {
    const deal = await gated.newDeal();
    const lead = await gated.create('Lead', { LastName: 'Keller', Company: 'Acme' }, 'admin');
    const converted = { IsConverted: true, ConvertedOpportunityId: deal };
    const { status, body } = await gated.rest<readonly { errorCode: string; fields: readonly string[] }[]>(
      'PATCH',
      `sobjects/Lead/${lead}`,
      converted,
      'admin',
    );
    expect([status, body[0]?.errorCode]).toEqual([400, 'INVALID_FIELD_FOR_INSERT_UPDATE']);
    expect([...body[0]!.fields].sort()).toEqual(['ConvertedOpportunityId', 'IsConverted']);

    const session = `<u:SessionHeader><u:sessionId>${gated.users.admin.accessToken}</u:sessionId></u:SessionHeader>`;
    const call = `<u:convertLead><u:leadConverts><u:leadId>${lead}</u:leadId><u:convertedStatus>Closed - Converted</u:convertedStatus></u:leadConverts></u:convertLead>`;
    const envelope = `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/" xmlns:u="urn:partner.soap.sforce.com"><e:Header>${session}</e:Header><e:Body>${call}</e:Body></e:Envelope>`;
    const answer = await fetch(`${gated.url}/services/Soap/u/66.0`, {
      method: 'POST',
      headers: { 'content-type': 'text/xml', SOAPAction: '""' },
      body: envelope,
    });
    expect(await answer.text()).toContain('FUNCTIONALITY_NOT_ENABLED: `convertLead` of the Partner API');
    expect(await gated.query('SELECT Id FROM Lead WHERE IsConverted = true', 'admin')).toEqual([]);
    expect(await gated.stageOf(deal)).toBe('Prospecting');
  } finally {
    await gated.close();
  }
}, 180_000);
