/**
 * The metadata zip of a folder in source format, converted by Salesforce's own library so that it is byte for byte what the plain CLI
 * would send. `.forceignore` next to or above the folder is honoured. The library takes most of a second to load, so it is loaded only here.
 * @param options.hidden the folder is meant although `.forceignore` hides it from the plain tools, as it hides translations
 */
export async function sourceToZip(
  folder: string,
  apiVersion: string,
  options: { readonly hidden?: boolean } = {},
): Promise<Uint8Array> {
  const { ComponentSet, MetadataConverter, MetadataResolver } = await import('@salesforce/source-deploy-retrieve');
  const components =
    options.hidden === true
      ? new ComponentSet(new MetadataResolver(undefined, undefined, false).getComponentsFromPath(folder))
      : ComponentSet.fromSource(folder);
  components.apiVersion = apiVersion;
  components.sourceApiVersion = apiVersion;
  const { zipBuffer } = await new MetadataConverter().convert(components, 'metadata', { type: 'zip' });
  if (zipBuffer === undefined) throw new Error(`\`${folder}\` holds no metadata that could be deployed.`);
  return zipBuffer;
}
