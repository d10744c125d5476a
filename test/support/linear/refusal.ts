import { GraphQLError } from 'graphql';

/** A refusal in Linear's form: the codes and types are those that its API answers. */
export interface Refusal {
  readonly message: string;
  readonly code: string;
  readonly type: string;
  readonly said?: string;
}

export function refusal({ message, code, type, said }: Refusal): GraphQLError {
  return new GraphQLError(message, {
    extensions: { code, type, userError: true, userPresentableMessage: said ?? message },
  });
}

export function taken(entity: string, id: string): GraphQLError {
  return refusal({
    message: `conflict on insert of ${entity}`,
    code: 'INPUT_ERROR',
    type: 'invalid input',
    said: `Entity ${entity} with id ${id} already exists.`,
  });
}

export function notFound(entity: string): GraphQLError {
  return refusal({
    message: `Entity not found: ${entity}`,
    code: 'INPUT_ERROR',
    type: 'invalid input',
    said: `Could not find referenced ${entity}.`,
  });
}

export function invalid(said: string): GraphQLError {
  return refusal({ message: 'Argument Validation Error', code: 'INVALID_INPUT', type: 'invalid input', said });
}
