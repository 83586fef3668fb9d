/**
 * The metadata zip of a folder in source format, converted by Salesforce's own library so that it is byte for byte what the plain CLI
 * would send. `.forceignore` beside or above the folder is honoured. The library takes most of a second to load, so it is loaded only here.
 */
export async function sourceToZip(folder: string, apiVersion: string): Promise<Uint8Array> {
  const { ComponentSet, MetadataConverter } = await import('@salesforce/source-deploy-retrieve');
  const components = ComponentSet.fromSource(folder);
  components.apiVersion = apiVersion;
  components.sourceApiVersion = apiVersion;
  const { zipBuffer } = await new MetadataConverter().convert(components, 'metadata', { type: 'zip' });
  if (zipBuffer === undefined) throw new Error(`\`${folder}\` holds no metadata that could be deployed.`);
  return zipBuffer;
}
