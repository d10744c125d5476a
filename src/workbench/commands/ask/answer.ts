/** What came of one question. `back`: to the question before. `left`: Escape, or something else took the focus. */
export type Answer<T> =
  { readonly kind: 'given'; readonly value: T } | { readonly kind: 'back' } | { readonly kind: 'left' };

/** Where a question stands among those of its flow. Counted from 1. */
export interface Place {
  readonly step: number;
  readonly totalSteps: number;
  readonly canGoBack: boolean;
}

export function given<T>(value: T): Answer<T> {
  return { kind: 'given', value };
}
