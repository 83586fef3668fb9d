export { gql, graphql } from 'lightning/graphql';

/** Runs a wired query again; `lightning/graphql` has `refresh` in the result instead. */
export async function refreshGraphQL(result: { readonly refresh?: () => Promise<void> }): Promise<void> {
  await result.refresh?.();
}
