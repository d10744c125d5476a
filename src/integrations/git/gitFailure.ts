import type { RemoteFailure } from '../../core/failure.ts';

/** What the Git extension throws: an `Error`, usually with git's reason, or now and then a bare text. */
export function gitFailure(error: unknown, where: string): RemoteFailure {
  const detail = gitErrorText(error);
  const denied = codeOf(error) === 'NotASafeGitRepository';
  return { code: denied ? 'denied' : 'unavailable', where, detail };
}

/** One line for the log, without the credentials that an address in it may hold. */
export function gitErrorText(error: unknown): string {
  const code = codeOf(error);
  const text = error instanceof Error ? error.message : typeof error === 'string' ? error : 'unknown error';
  const line = text
    .replace(/\s+/gu, ' ')
    .replace(/:\/\/[^\s/]*@/gu, '://')
    .trim()
    .slice(0, 500);
  return code === undefined ? line : `${code}: ${line}`;
}

function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('gitErrorCode' in error)) return undefined;
  return typeof error.gitErrorCode === 'string' ? error.gitErrorCode : undefined;
}
