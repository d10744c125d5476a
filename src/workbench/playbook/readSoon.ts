import type { Playbook } from '../../core/playbook/playbook.ts';
import type { PlaybookFile } from '../parts.ts';

const patienceMs = 1_000;

/** The team's playbook, or as it was last known: a disk that does not answer keeps nobody waiting. */
export function readSoon(playbook: PlaybookFile): Promise<Playbook> {
  const late = new Promise<Playbook>((resolve) => {
    setTimeout(() => resolve(playbook.current()), patienceMs);
  });
  return Promise.race([playbook.read(), late]);
}
