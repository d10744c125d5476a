import type { Parts } from '../../parts.ts';
import { checkDocuments } from '../checkDocuments.ts';
import { playbookKind } from './playbookKind.ts';
import { PlaybookReadings } from './playbookReadings.ts';

/** What the editor does with a playbook that is open. */
export function createPlaybookEditor({ log }: Pick<Parts, 'log'>): { dispose(): void } {
  const readings = new PlaybookReadings();
  return checkDocuments(playbookKind(readings), log);
}
