import { Disposable } from 'vscode';
import type { Parts } from '../../parts.ts';
import { checkDocuments } from '../checkDocuments.ts';
import { playbookKind } from './playbookKind.ts';
import { PlaybookReadings } from './playbookReadings.ts';
import { createUnderstoodPages } from './understoodPages.ts';

/** What the editor does with a playbook that is open: diagnostics with fixes, and the page of what was understood. */
export function createPlaybookEditor({ log }: Pick<Parts, 'log'>): Disposable {
  const readings = new PlaybookReadings();
  return Disposable.from(checkDocuments(playbookKind(readings), log), createUnderstoodPages(readings));
}
