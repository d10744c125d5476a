import { inlineText } from './inlineText.ts';
import { isPlaceholder } from './placeholder.ts';

/** Labels stand side by side with commas; one with marks in it as code. */
const label = /(?:`[^`]*`|&#?\w{1,31};|\\.|[^,;`\\])+/gu;

/** The labels in the value of an item's "Labels", each once; none where only a gap is. */
export function readLabels(written: string): readonly string[] {
  if (isPlaceholder(written)) return [];
  return onceEach(Array.from(written.matchAll(label), ([piece]) => inlineText(piece))).filter((name) => name !== '');
}

/** The pieces of the value as they are written, by the names that they stand for. */
export function writtenLabels(written: string): ReadonlyMap<string, string> {
  return new Map(
    Array.from(written.matchAll(label), ([piece]) => [labelKey(inlineText(piece)), piece.trim()] as const),
  );
}

/** Trackers take names for the same that differ in their capitals only. */
export function labelKey(name: string): string {
  return name.normalize('NFKC').replace(/\s+/gu, ' ').trim().toLowerCase();
}

export function onceEach(names: readonly string[]): readonly string[] {
  return [...new Map(names.map((name) => [labelKey(name), name] as const).reverse()).values()].reverse();
}
