import { l10n, Range, window, WorkspaceEdit, workspace } from 'vscode';
import type { ItemsReport } from '../../../app/actionItems/actionItems.ts';
import { linesToItems } from '../../../core/postmortem/edit/linesToItems.ts';
import { readPostMortem } from '../../../core/postmortem/readPostMortem.ts';
import { findEvidence } from '../../../core/postmortem/sync/evidence.ts';
import { fileFields, itemFields, trackerFields } from '../../../core/postmortem/sync/merge.ts';
import { changedPart } from '../../actionItems/changedPart.ts';
import { fieldWords } from '../../actionItems/itemWords.ts';
import type { Parts } from '../../parts.ts';
import { askOne } from '../ask/askOne.ts';
import { askSeveral } from '../ask/askSeveral.ts';
import { plainLabel } from '../ask/plainLabel.ts';
import { busy } from '../busy.ts';
import type { CommandContext, Handlers } from '../handlers.ts';
import { refOf, settled } from '../subject.ts';
import { mayAsk, postMortemInFront } from './document.ts';
import { isConnected } from './linear.ts';
import { pushFrom } from './push.ts';

type Ids =
  | 'sitrep.pushActionItems'
  | 'sitrep.refreshActionItems'
  | 'sitrep.makeActionItem'
  | 'sitrep.completeByEvidence'
  | 'sitrep.settleActionItem'
  | 'sitrep.sendOutbox'
  | 'sitrep.cancelOutboxEntry';

export function actionItems({ parts }: CommandContext): Pick<Handlers, Ids> {
  return {
    'sitrep.pushActionItems': async () => {
      const uri = postMortemInFront(parts);
      if (uri !== undefined) await pushFrom(parts, uri);
    },
    'sitrep.refreshActionItems': async () => {
      const report = await refreshed(parts);
      if (report !== undefined) parts.notify.result(reportWords(report));
    },
    'sitrep.makeActionItem': () => makeItems(parts),
    'sitrep.completeByEvidence': () => completeByEvidence(parts),
    'sitrep.settleActionItem': () => settleConflicts(parts),
    'sitrep.sendOutbox': async () => {
      if (!mayAsk(parts)) return;
      const waited = parts.outbox.entries.length;
      await parts.outbox.send();
      const left = parts.outbox.entries;
      const [first] = left;
      if (waited === 0) parts.notify.result(l10n.t('Nothing waits to be sent.'));
      else if (first === undefined) parts.notify.result(l10n.t('All that waited was sent.'));
      else if (first.failure !== undefined) parts.notify.failure(first.failure);
      else parts.notify.result(l10n.t('Still waiting to be sent: {0}.', left.length));
    },
    'sitrep.cancelOutboxEntry': async (node) => {
      const key = refOf(node, 'outboxEntry')?.key;
      const entry = parts.outbox.entries.find((one) => one.key === key);
      if (entry === undefined) return;
      const cancel = l10n.t('Do not send it');
      const question = l10n.t('“{0}” has not been sent yet. It will not be sent.', entry.label);
      if ((await window.showWarningMessage(question, { modal: true }, cancel)) === cancel) {
        settled(parts, await parts.outbox.cancel(entry.key));
      }
    },
  };
}

async function refreshed(parts: Parts): Promise<ItemsReport | undefined> {
  const uri = postMortemInFront(parts);
  const { actionItems: items } = parts;
  if (uri === undefined || items === undefined || !mayAsk(parts) || !(await isConnected(parts))) return undefined;
  return settled(parts, await busy(l10n.t('Reading Linear…'), (stop) => items.refresh(uri.toString(), stop)));
}

function reportWords({ items }: ItemsReport): string {
  const linked = items.filter(({ standing }) => standing.kind === 'linked').length;
  const gone = items.filter(
    ({ standing }) => standing.kind === 'gone' || (standing.kind === 'linked' && standing.issue.removed !== undefined),
  );
  const conflicts = conflictsIn({ items }).length;
  return [
    linked === 1 ? l10n.t('1 action item is in Linear.') : l10n.t('{0} action items are in Linear.', linked),
    gone.length === 0
      ? ''
      : l10n.t('Archived or gone: {0}.', gone.map(({ item }) => item.issue ?? item.text).join(', ')),
    conflicts === 0 ? '' : l10n.t('{0} changed here and there: settle with “Settle conflicts with Linear”.', conflicts),
  ]
    .filter((part) => part !== '')
    .join(' ');
}

function conflictsIn({ items }: Pick<ItemsReport, 'items'>) {
  return items.flatMap(({ key, item, standing }) => {
    if (standing.kind !== 'linked') return [];
    const { issue, verdicts } = standing;
    return itemFields.filter((field) => verdicts[field] === 'conflict').map((field) => ({ key, item, issue, field }));
  });
}

async function settleConflicts(parts: Parts): Promise<void> {
  const uri = postMortemInFront(parts);
  const report = uri === undefined ? undefined : await refreshed(parts);
  if (uri === undefined || report === undefined || parts.actionItems === undefined) return;
  const conflicts = conflictsIn(report);
  if (conflicts.length === 0) parts.notify.result(l10n.t('The file and Linear agree.'));
  for (const { key, item, issue, field } of conflicts) {
    const here = shown(fileFields(item)[field]);
    const there = field === 'owner' ? (issue.assignee?.name ?? l10n.t('nobody')) : shown(trackerFields(issue)[field]);
    const answer = await askOne<'file' | 'tracker'>({
      title: l10n.t('{0} of {1}', fieldWords(field, l10n.t), issue.identifier),
      placeholder: l10n.t('It was changed here and in Linear. Which one holds?'),
      staysOpen: true,
      choices: [
        {
          label: here === '' ? l10n.t('nothing') : here,
          description: l10n.t('in this file'),
          icon: 'file',
          value: 'file',
        },
        {
          label: there === '' ? l10n.t('nothing') : there,
          description: l10n.t('in Linear'),
          icon: 'cloud',
          value: 'tracker',
        },
      ],
    });
    if (answer.kind !== 'given') return;
    if (settled(parts, await parts.actionItems.settle(uri.toString(), key, field, answer.value)) === undefined) return;
  }
}

/** Labels are a line each. */
function shown(value: string | boolean): string {
  return String(value).replaceAll('\n', ', ');
}

/** Merged pull requests that name an open item's issue: the person says which items they complete. */
async function completeByEvidence(parts: Parts): Promise<void> {
  const uri = postMortemInFront(parts);
  const { actionItems: items, changeSources, notify } = parts;
  if (uri === undefined || items === undefined) return;
  const report = settled(parts, await items.report(uri.toString()));
  const open = (report?.items ?? []).flatMap(({ key, item }) =>
    item.issue === undefined || item.done === true ? [] : [{ key, item, identifier: item.issue }],
  );
  const found = await busy(l10n.t('Looking for merged pull requests…'), () =>
    Promise.all(
      open.map(async ({ key, item, identifier }) => {
        const answers = await Promise.all(changeSources.map((source) => source.find(identifier, 20)));
        const changes = answers.flatMap((answer) => (answer.ok ? answer.value : []));
        const [evidence] = findEvidence([identifier], changes);
        return evidence === undefined ? [] : [{ key, item, evidence }];
      }),
    ),
  );
  const offered = found.flat();
  if (offered.length === 0) {
    notify.result(l10n.t('No merged pull request names an open action item’s issue.'));
    return;
  }
  const rows = offered.map(({ key, item, evidence }) => ({
    label: plainLabel(`${evidence.identifier} ${item.text}`),
    description: `#${evidence.change.number ?? ''} ${evidence.change.title}`,
    picked: true,
    value: key,
  }));
  const answer = await askSeveral({
    title: l10n.t('Complete action items'),
    placeholder: l10n.t('These pull requests are merged. What is ticked is completed, here and in Linear'),
    rows,
  });
  for (const key of answer.kind === 'given' ? answer.value : []) {
    if (settled(parts, await items.complete(uri.toString(), key, true)) === undefined) return;
  }
}

async function makeItems({ notify }: Parts): Promise<void> {
  const editor = window.activeTextEditor;
  if (editor?.document.languageId !== 'markdown') return;
  const { document, selection } = editor;
  const read = readPostMortem(document.getText());
  const endLine = selection.isEmpty || selection.end.character > 0 ? selection.end.line : selection.end.line - 1;
  const { markdown, count } = linesToItems(read, selection.start.line, endLine);
  if (count === 0) {
    notify.result(l10n.t('There is nothing here to make an action item of.'));
    return;
  }
  const part = changedPart(document.getText(), markdown);
  const edit = new WorkspaceEdit();
  const range = new Range(document.positionAt(part.start), document.positionAt(part.end));
  edit.replace(document.uri, range, part.text);
  if (!(await workspace.applyEdit(edit)))
    notify.failure({ code: 'storage', where: workspace.asRelativePath(document.uri) });
}
