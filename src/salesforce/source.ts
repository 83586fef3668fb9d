/**
 * Converts a folder in source format to a metadata zip, with Salesforce's library so that the bytes equal those of the Salesforce CLI.
 * `.forceignore` in or above the folder is applied. The library takes almost a second to load, so it is imported on the first call.
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
