import {
  DirectiveLocation,
  getNamedType,
  GraphQLDirective,
  isCompositeType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { DocumentNode, FieldNode, GraphQLSchema } from 'graphql';

/**
 * `@optional` on a field: where the schema does not have it, which is so for what the user may not read, the field is left out of the query,
 * which would be refused without the directive.
 */
export const optionalDirective = new GraphQLDirective({ name: 'optional', locations: [DirectiveLocation.FIELD] });

const isOptional = ({ directives = [] }: FieldNode): boolean =>
  directives.some(({ name }) => name.value === 'optional');

/** The query without the optional fields that the schema does not have, and without optional parents of which nothing is left. */
export function withoutAbsent(schema: GraphQLSchema, document: DocumentNode): DocumentNode {
  const types = new TypeInfo(schema);
  return visit(
    document,
    visitWithTypeInfo(types, {
      Field: {
        enter(node) {
          const parent = types.getParentType();
          const isAbsent = parent && isCompositeType(getNamedType(parent)) && !types.getFieldDef();
          return isAbsent && isOptional(node) ? null : undefined;
        },
        leave: (node) => (node.selectionSet?.selections.length === 0 && isOptional(node) ? null : undefined),
      },
    }),
  );
}
