import type { RunbookFile } from '../../app/runs.ts';
import type { Playbook } from '../../core/playbook/playbook.ts';
import { slug } from '../../core/playbook/slug.ts';

/** The runbooks that a playbook holds. A fragment tells those of one file apart: runs go by the address. */
export function playbookRunbookFiles(
  { runbooks }: Pick<Playbook, 'runbooks'>,
  { uri, path }: Pick<RunbookFile, 'uri' | 'path'>,
): readonly RunbookFile[] {
  const seen = new Map<string, number>();
  return runbooks
    .filter(({ origin }) => origin.from === 'team')
    .map(({ title, symptoms, steps, links }) => {
      const name = slug(title);
      const count = (seen.get(name) ?? 0) + 1;
      seen.set(name, count);
      return {
        uri: `${uri}#${count === 1 ? name : `${name}-${count}`}`,
        path,
        runbook: { title, tags: [], alerts: [], symptoms, steps, links },
      };
    });
}
