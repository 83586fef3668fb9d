export { gql, graphql } from 'lightning/graphql';

/** The older module's way to ask again. */
export async function refreshGraphQL(result: { readonly refresh?: () => Promise<void> }): Promise<void> {
  await result.refresh?.();
}
