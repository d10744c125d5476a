import type { Failure } from '../../core/failure.ts';

const doorError = 'DoorError';

/** Carries a failure through a library that only knows exceptions. */
export class DoorError extends Error {
  override readonly name = doorError;
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.code);
    this.failure = failure;
  }
}

/**
 * The failure inside what a library threw, also when it wrapped it. Known by its name: the door and a vendor may be in
 * bundles of their own, each with its own copy of the class.
 */
export function failureIn(error: unknown): Failure | undefined {
  if (!(error instanceof Error)) return undefined;
  if (isDoorError(error)) return error.failure;
  return error.cause === undefined ? undefined : failureIn(error.cause);
}

function isDoorError(error: Error): error is DoorError {
  return error.name === doorError && 'failure' in error;
}
