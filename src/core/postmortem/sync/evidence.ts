import type { Change } from '../../changes/change.ts';

/** A merged pull request that names an issue. */
export interface Evidence {
  readonly identifier: string;
  readonly change: Change;
}

/**
 * Which of the issues a merged pull request names, as a word of its own: "ENG-12" is neither in "ENG-123" nor in
 * "PENG-12". One that was taken back is no evidence.
 */
export function findEvidence(identifiers: readonly string[], changes: readonly Change[]): readonly Evidence[] {
  const merged = changes.filter(({ kind, revertedBy }) => kind === 'pullRequest' && revertedBy === undefined);
  return identifiers.flatMap((identifier) =>
    merged
      .filter(({ title, branch }) => names(identifier, title) || names(identifier, branch ?? ''))
      .map((change) => ({ identifier, change })),
  );
}

function names(identifier: string, text: string): boolean {
  const [team = '', number = ''] = identifier.split('-');
  return new RegExp(
    String.raw`(?<![\p{L}\p{N}])${team.replace(/\W/gu, '')}-${number.replace(/\D/gu, '')}(?![\p{N}])`,
    'iu',
  ).test(text);
}
