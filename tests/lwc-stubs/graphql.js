// sfdx-lwc-jest's stub of lightning/graphql has no `executeMutation` yet.
export { gql, graphql } from '@salesforce/sfdx-lwc-jest/src/lightning-stubs/graphql/graphql.js';
export const executeMutation = jest.fn().mockResolvedValue({ data: {}, errors: undefined });
