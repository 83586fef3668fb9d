import type { OrgConnection } from './connection.ts';

/** How many roll-ups an object has, and how many were deleted that still count: for 15 days, or until they are erased. */
export interface RollUpCount {
  readonly present: number;
  readonly deleted: number;
}

interface FieldRow {
  readonly Id: string;
  readonly DeveloperName: string;
}

/** Salesforce appends this to the name of a deleted field. */
const DELETED = /_del\d*$/;

/** Counts the roll-ups of an object by the Tooling API. @throws OrgRefused where this user may not see the setup */
export async function countRollUps(org: OrgConnection, object: string): Promise<RollUpCount> {
  const rows = async <Row>(soql: string): Promise<readonly Row[]> =>
    (await org.call(async (client) => client.tooling.query(soql))).records as unknown as Row[];
  const fields = await rows<{ readonly DataType: string | null }>(
    `SELECT QualifiedApiName, DataType FROM FieldDefinition WHERE EntityDefinition.QualifiedApiName = '${object}'`,
  );
  const custom = await rows<FieldRow>(`SELECT Id, DeveloperName FROM CustomField WHERE TableEnumOrId = '${object}'`);
  let deleted = 0;
  for (const { Id } of custom.filter(({ DeveloperName }) => DELETED.test(DeveloperName))) {
    // Salesforce gives a field's metadata for one row at a time only.
    const [row] = await rows<{ readonly Metadata: { readonly type?: string } | null }>(
      `SELECT Metadata FROM CustomField WHERE Id = '${Id}'`,
    );
    if (row?.Metadata?.type === 'Summary') deleted += 1;
  }
  return { present: fields.filter(({ DataType }) => DataType?.startsWith('Roll-Up Summary')).length, deleted };
}
