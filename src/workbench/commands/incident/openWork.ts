import { workspace } from 'vscode';
import type { IncidentState } from '../../../core/incident/state.ts';
import { checkText } from '../../editor/postMortem/checkText.ts';
import { readDocument } from '../../editor/postMortem/reading.ts';
import type { Parts } from '../../parts.ts';
import { recordedPostMortem } from '../record/postMortem.ts';

/** What the incident's post-mortem leaves open: action items that are not done, and what a reviewer would still ask. */
export interface OpenWork {
  readonly items: number;
  readonly checks: number;
}

/** Nothing where no post-mortem is drafted, or its file is gone. */
export async function openWork(parts: Parts, state: IncidentState): Promise<OpenWork> {
  const uri = await recordedPostMortem(state);
  if (uri === undefined) return { items: 0, checks: 0 };
  const text = await workspace.openTextDocument(uri);
  const items = readDocument(text).actionItems.filter(({ done }) => done !== true);
  return { items: items.length, checks: (await checkText(parts, text)).length };
}
