import { Kind, type DocumentNode, type FragmentDefinitionNode, type SelectionSetNode, type ValueNode } from 'graphql';

/**
 * What a request costs by the rule that Linear documents: a tenth of a point for each property, one for each object,
 * and a connection as many times its content as it gives (`first`, else 50).
 */
export function complexityOf(document: DocumentNode, variables: Readonly<Record<string, unknown>>): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const one of document.definitions) if (one.kind === Kind.FRAGMENT_DEFINITION) fragments.set(one.name.value, one);
  const cost = (set: SelectionSetNode): number =>
    set.selections.reduce((sum, part) => {
      if (part.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = fragments.get(part.name.value);
        return sum + (fragment === undefined ? 0 : cost(fragment.selectionSet));
      }
      if (part.kind === Kind.INLINE_FRAGMENT) return sum + cost(part.selectionSet);
      if (part.selectionSet === undefined) return sum + 0.1;
      const isConnection = part.selectionSet.selections.some(
        (one) => one.kind === Kind.FIELD && one.name.value === 'nodes',
      );
      const first = part.arguments?.find(({ name }) => name.value === 'first')?.value;
      const times = isConnection ? Number(read(first, variables) ?? 50) : 1;
      return sum + times * (1 + cost(part.selectionSet));
    }, 0);
  const operations = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
  return Math.ceil(operations.reduce((sum, { selectionSet }) => sum + cost(selectionSet), 0));
}

function read(value: ValueNode | undefined, variables: Readonly<Record<string, unknown>>): unknown {
  if (value?.kind === Kind.VARIABLE) return variables[value.name.value];
  return value !== undefined && 'value' in value ? value.value : undefined;
}
