import { completePlaybook } from '../../../core/playbook/completePlaybook.ts';
import { defaultPlaybook } from '../../../core/playbook/default/defaultPlaybook.ts';
import { factsOfPlaybook } from '../../../core/playbook/facts.ts';
import type { PlaybookReading } from '../../../core/playbook/reading.ts';
import { understoodPage, type Understood } from './understoodPage.ts';

/** The page about one reading; without a reading the default holds for everything. */
export function understand({
  reading,
  ...page
}: Omit<Understood, 'facts'> & { readonly reading: PlaybookReading | undefined }): string {
  const playbook = reading === undefined ? defaultPlaybook : completePlaybook(reading, defaultPlaybook);
  return understoodPage({ ...page, facts: factsOfPlaybook(playbook) });
}
