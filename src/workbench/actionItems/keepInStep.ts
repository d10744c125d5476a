import { Disposable, window, workspace, type TextDocument } from 'vscode';
import { holdsLinkedIssue } from '../../core/postmortem/sync/linked.ts';
import type { Parts } from '../parts.ts';
import { timers } from '../host/recordKeeping.ts';
import { registerItemLenses } from './itemLenses.ts';

/** A document is asked about at most this often by looking at it; commands ask at once. */
const quietMs = 60_000;
/** What a crash left in the outbox can wait until the window stands. */
const outboxAfterMs = 3_000;

type StepParts = Pick<Parts, 'actionItems' | 'linearAccount' | 'clock' | 'log'>;

export function isPostMortem({ uri }: Pick<TextDocument, 'uri'>): boolean {
  return uri.path.endsWith('.postmortem.md');
}

/**
 * Brings the post-mortems that somebody looks at into step with the tracker: when one is opened, saved, or its window
 * gets the focus. Nothing is asked on a timer, nor while nobody is connected or the workspace is not trusted.
 */
export function keepActionItemsInStep(parts: StepParts, startOutbox: () => Promise<void>): Disposable {
  const { actionItems, linearAccount, clock, log } = parts;
  const askedAtMs = new Map<string, number>();
  const look = async (document: TextDocument | undefined, always = false): Promise<void> => {
    if (document === undefined || actionItems === undefined || !isPostMortem(document)) return;
    const uri = document.uri.toString();
    const nowMs = clock.now();
    if (!always && nowMs - (askedAtMs.get(uri) ?? -Infinity) < quietMs) return;
    // Items that were never sent have nothing to be brought into step with.
    if (!workspace.isTrusted || linearAccount.known === undefined || !hasLinks(document)) return;
    askedAtMs.set(uri, nowMs);
    const refreshed = await actionItems.refresh(uri);
    if (!refreshed.ok) log.info(`action items: not refreshed (${refreshed.failure.code})`);
  };
  return Disposable.from(
    timers.after(outboxAfterMs, () => void startOutbox()),
    window.onDidChangeActiveTextEditor((editor) => void look(editor?.document)),
    workspace.onDidOpenTextDocument((document) => {
      if (window.visibleTextEditors.some((editor) => editor.document === document)) void look(document);
    }),
    workspace.onDidSaveTextDocument((document) => {
      if (isActive(document)) void look(document, true);
    }),
    window.onDidChangeWindowState(({ focused }) => {
      if (focused) void look(window.activeTextEditor?.document);
    }),
    registerItemLenses(),
  );
}

/** Saving is done by commands and by the editor page too, which bring things into step themselves. */
function isActive(document: TextDocument): boolean {
  return window.activeTextEditor?.document === document;
}

function hasLinks(document: TextDocument): boolean {
  const text = document.getText();
  return text.includes('<!-- sitrep:item ') || holdsLinkedIssue(text);
}
