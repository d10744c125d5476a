import type { TextDocument } from 'vscode';

/**
 * What is known of documents, one map for all bundles. Page, diagnostics and action items are bundles of their own, each
 * with its own copy of a module: without this each would read a long document again.
 */
export function sharedByDocument<T>(name: string): WeakMap<TextDocument, T> {
  const all = globalThis as unknown as Record<symbol, WeakMap<TextDocument, T> | undefined>;
  return (all[Symbol.for(`sitrep.${name}`)] ??= new WeakMap());
}
