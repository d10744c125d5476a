import { env, l10n, window, workspace, type Uri } from 'vscode';
import { addEvidence, type Evidence } from '../../../app/evidence.ts';
import { startToOffer } from '../../../core/evidence/firstError.ts';
import { evidenceTitle, ownFrames } from '../../../core/evidence/frames.ts';
import { isErrorEvidence, looksLikeLog } from '../../../core/evidence/logText.ts';
import type { IncidentState } from '../../../core/incident/state.ts';
import type { Parts } from '../../parts.ts';
import { setting } from '../../settings/settings.ts';
import { askOne, type Choice } from '../ask/askOne.ts';
import type { CommandContext, Handlers } from '../handlers.ts';
import { flowTitle, settled, subjectOf } from '../subject.ts';
import { cutEvidence, linesOf } from './evidence.ts';
import { offerStart } from './offerStart.ts';
import { terminalSelection } from './terminalSelection.ts';

type Place = 'clipboard' | 'selection' | 'terminal' | 'file';
const largestFile = 50_000_000;
const longestRead = 20_000;

/** Adds an error log or a stack trace as evidence; the suspects are ranked by it. */
export function errorLogs({ parts }: CommandContext): Pick<Handlers, 'sitrep.addErrorLog'> {
  return {
    'sitrep.addErrorLog': async (node) => {
      const state = await subjectOf(parts, node);
      if (state === undefined) return;
      const answer = await askOne({
        title: flowTitle(l10n.t('Add error log'), state),
        placeholder: l10n.t('Where is it? Secrets are taken out before it is kept.'),
        choices: await places(),
      });
      if (answer.kind !== 'given') return;
      const evidence = await evidenceFrom(answer.value);
      if (evidence === undefined) return;
      await keepLog(parts, state, evidence);
    },
  };
}

/** Puts it on the record, and says which places in code it names. */
export async function keepLog(parts: Parts, state: IncidentState, evidence: Evidence): Promise<void> {
  const recorded = await addEvidence(parts.incidents, state.id, evidence, {
    emails: setting('redaction.emails'),
    cut: (text) => cutEvidence(text, l10n.t),
  });
  // Whoever adds a log again may have missed what the first time offered.
  const isThere = !recorded.ok && recorded.failure.code === 'alreadyThere';
  const known = isThere ? await parts.incidents.get(state.id) : recorded;
  const offered = known.ok ? startToOffer(known.value, evidence.text) : undefined;
  if (isThere && offered === undefined) {
    parts.notify.failure(recorded.failure);
    return;
  }
  const after = settled(parts, known);
  if (after === undefined) return;
  const words = isThere ? l10n.t('The log is on the timeline already.') : keptWords(evidence.text);
  if (offered === undefined) parts.notify.result(words);
  else offerStart(parts, after, offered, words);
}

function keptWords(text: string): string {
  if (!isErrorEvidence(text))
    return l10n.t(
      'The text is on the timeline. It names no error and nothing in code, so the suspects are not ranked by it.',
    );
  const frames = ownFrames(text.slice(0, longestRead), 50);
  const minified = frames.filter((frame) => frame.minified).length;
  if (frames.length === 0) return l10n.t('The log is on the timeline. It names no place in code.');
  return minified === frames.length
    ? l10n.t('The log is on the timeline. Its places are minified: add a trace with source maps.')
    : l10n.t('The log is on the timeline. Places in code that it names: {0}.', frames.length);
}

/** Those that have something, the likeliest first. */
async function places(): Promise<readonly Choice<Place>[]> {
  const copied = (await env.clipboard.readText()).trim();
  const isLog = looksLikeLog(copied);
  const clipboard: Choice<Place> = {
    label: l10n.t('Clipboard'),
    description: isLog ? linesWords(copied) : l10n.t('{0}, no log as it seems', linesWords(copied)),
    detail: evidenceTitle(copied),
    icon: 'clippy',
    value: 'clipboard',
  };
  const editor = window.activeTextEditor;
  const hasSelection = editor?.selections.some(({ isEmpty }) => !isEmpty) === true;
  return [
    ...(hasSelection
      ? [{ label: l10n.t('Selection in the editor'), icon: 'selection', value: 'selection' as const }]
      : []),
    ...(isLog ? [clipboard] : []),
    ...(window.activeTerminal === undefined
      ? []
      : [
          {
            label: l10n.t('Selection in the terminal'),
            description: window.activeTerminal.name,
            icon: 'terminal',
            value: 'terminal' as const,
          },
        ]),
    { label: l10n.t('File…'), icon: 'file', value: 'file' as const },
    // Enter does not put on the record what was copied for something else.
    ...(copied !== '' && !isLog ? [clipboard] : []),
  ];
}

function linesWords(text: string): string {
  const count = text.split('\n').length;
  return count === 1 ? l10n.t('1 line') : l10n.t('{0} lines', count);
}

async function evidenceFrom(place: Place): Promise<Evidence | undefined> {
  switch (place) {
    case 'clipboard':
      return { text: await env.clipboard.readText(), from: 'clipboard' };
    case 'selection': {
      const editor = window.activeTextEditor;
      const filled = editor?.selections.filter(({ isEmpty }) => !isEmpty) ?? [];
      if (editor === undefined || filled.length === 0) return undefined;
      const { document } = editor;
      const text = filled.map((selection) => document.getText(selection)).join('\n');
      const path = document.isUntitled ? document.fileName : workspace.asRelativePath(document.uri);
      return {
        text,
        from: 'selection',
        source: { kind: 'file', uri: document.uri.toString(), path, ...linesOf(filled) },
      };
    }
    case 'terminal': {
      const name = window.activeTerminal?.name ?? '';
      return {
        text: await terminalSelection(),
        from: 'terminal',
        source: { kind: 'terminal', name: name.slice(0, 1_000) },
      };
    }
    case 'file':
      return fileEvidence();
  }
}

async function fileEvidence(): Promise<Evidence | undefined> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const chosen = await window.showOpenDialog({
    canSelectMany: false,
    title: l10n.t('Add error log'),
    openLabel: l10n.t('Add'),
    ...(folder === undefined ? {} : { defaultUri: folder }),
  });
  const uri = chosen?.[0];
  return uri === undefined ? undefined : readEvidence(uri);
}

async function readEvidence(uri: Uri): Promise<Evidence | undefined> {
  const { size } = await workspace.fs.stat(uri);
  if (size > largestFile)
    return { text: l10n.t('[{0} is too large to be kept: {1} bytes]', uri.path, size), from: 'file' };
  const text = new TextDecoder().decode(await workspace.fs.readFile(uri));
  const endLine = Math.max(0, text.split('\n').length - 1);
  const path = workspace.asRelativePath(uri);
  return { text, from: 'file', source: { kind: 'file', uri: uri.toString(), path, startLine: 0, endLine } };
}
