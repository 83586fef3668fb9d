/** Code of another project: moves the close date of overdue open opportunities to a day. @returns how many it moved */
export async function moveOverdue(
  instanceUrl: string,
  accessToken: string,
  today: string,
  to: string,
): Promise<number> {
  const call = async (method: string, path: string, body?: object): Promise<Response> => {
    const response = await fetch(`${instanceUrl}/services/data/v66.0/${path}`, {
      method,
      headers: { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(await response.text());
    return response;
  };
  const soql = `SELECT Id FROM Opportunity WHERE IsClosed = false AND CloseDate < ${today}`;
  const found = await call('GET', `query?q=${encodeURIComponent(soql)}`);
  const { records } = (await found.json()) as { records: { Id: string }[] };
  for (const { Id } of records) await call('PATCH', `sobjects/Opportunity/${Id}`, { CloseDate: to });
  return records.length;
}
