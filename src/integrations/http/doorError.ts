import type { Failure } from '../../core/failure.ts';

/** Carries a failure through a library that only knows exceptions. */
export class DoorError extends Error {
  override readonly name = 'DoorError';
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.code);
    this.failure = failure;
  }
}

/** The failure inside what a library threw, also when it wrapped it. */
export function failureIn(error: unknown): Failure | undefined {
  if (error instanceof DoorError) return error.failure;
  return error instanceof Error && error.cause !== undefined ? failureIn(error.cause) : undefined;
}
