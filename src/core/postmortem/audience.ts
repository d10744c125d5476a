import { isPlaceholder } from './read/placeholder.ts';
import { fieldOf, type PostMortem } from './postMortem.ts';

/** Those of the names that "Shared with" does not have yet. */
export function missingAudience(document: PostMortem, names: readonly string[]): readonly string[] {
  const shared = (fieldOf(document, 'sharedWith')?.text ?? '').toLowerCase();
  return names.filter((name) => !shared.includes(name.toLowerCase().trim()));
}

/** What "Shared with" says with those names too; undefined when it has them all. */
export function withAudience(document: PostMortem, names: readonly string[]): string | undefined {
  const missing = missingAudience(document, names);
  if (missing.length === 0) return undefined;
  const field = fieldOf(document, 'sharedWith');
  const said = field === undefined || isPlaceholder(field.text) ? [] : [field.written.trim()];
  return [...said, ...missing].join(', ');
}
