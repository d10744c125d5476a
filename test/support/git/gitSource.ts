import type { ChangeSource } from '../../../src/app/ports.ts';
import { defaultDeployTagPatterns } from '../../../src/core/changes/history/deployTag.ts';
import type { GitApi } from '../../../src/integrations/git/gitApi.ts';
import type { Needs } from '../../../src/core/failure.ts';
import { gitChangeSource } from '../../../src/integrations/git/gitChangeSource.ts';
import { collectingLog } from './collectingLog.ts';

export const now = Date.UTC(2026, 10, 24, 3);

export interface SourceUnderTest {
  readonly source: ChangeSource;
  /** What it logged. */
  readonly lines: readonly string[];
}

export function sourceOver(
  api: GitApi | undefined | (() => Promise<GitApi | undefined>),
  tagPatterns: readonly string[] = defaultDeployTagPatterns,
): SourceUnderTest {
  const log = collectingLog();
  const source = gitChangeSource({
    api: typeof api === 'function' ? api : () => Promise.resolve(api),
    deployTagPatterns: () => tagPatterns,
    now: () => now,
    log,
    loadingMs: 50,
  });
  return { source, lines: log.lines };
}

/** "kind title", or the failure's code and place, and what it needs. */
export async function shown(
  answer: ReturnType<ChangeSource['recent']>,
): Promise<readonly string[] | { readonly code: string; readonly where?: string; readonly needs?: Needs }> {
  const result = await answer;
  if (result.ok) return result.value.map(({ kind, title }) => `${kind} ${title}`);
  const { failure } = result;
  return {
    code: failure.code,
    ...('where' in failure ? { where: failure.where } : {}),
    ...('needs' in failure ? { needs: failure.needs } : {}),
  };
}
