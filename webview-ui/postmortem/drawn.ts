/** What the page shows: a version of the document, or the beginning of one. */
export interface Drawn {
  readonly revision: number;
  readonly partial: boolean;
}

/** The greeting and the answer to a page that asks say the same: only the first of them is drawn. */
export function isDrawn(drawn: Drawn | undefined, told: Drawn): boolean {
  return drawn?.revision === told.revision && (told.partial || !drawn.partial);
}
