import { l10n, window, workspace, type TextEditor } from 'vscode';
import { addNote, type Note } from '../../../app/entries.ts';
import type { IncidentState } from '../../../core/incident/state.ts';
import type { Parts } from '../../parts.ts';
import { offerLinks } from '../changes/offerLinks.ts';
import { askText, required } from '../ask/askText.ts';
import { cutEvidence, linesOf } from './evidence.ts';
import { terminalSelection } from './terminalSelection.ts';
import { writeUpdate } from './updates.ts';
import type { CommandContext, Handlers } from '../handlers.ts';
import { flowTitle, settled, subjectOf } from '../subject.ts';

type Ids = 'sitrep.addNote' | 'sitrep.addNoteFromSelection' | 'sitrep.addNoteFromTerminal' | 'sitrep.recordUpdate';

export function notes({ parts, unwritten }: CommandContext): Pick<Handlers, Ids> {
  return {
    'sitrep.addNote': async (node) => {
      const state = await subjectOf(parts, node);
      if (state === undefined) return;
      await writeNote({ parts, unwritten }, state, unwritten.of('sitrep.addNote', state.id));
    },
    'sitrep.addNoteFromSelection': async () => {
      const editor = window.activeTextEditor;
      const found = editor === undefined ? undefined : evidenceOf(editor);
      if (found === undefined) {
        parts.notify.failure({ code: 'emptyText' });
        return;
      }
      await addEvidence(parts, found);
    },
    'sitrep.addNoteFromTerminal': async () => {
      const name = window.activeTerminal?.name ?? '';
      const selected = await terminalSelection();
      if (selected.trim() === '') {
        parts.notify.failure({ code: 'emptyText' });
        return;
      }
      const evidence = cutEvidence(selected, l10n.t);
      await addEvidence(parts, { evidence, source: { kind: 'terminal', name: name.slice(0, 1_000) } });
    },
    'sitrep.recordUpdate': async (node) => {
      const state = await subjectOf(parts, node);
      if (state !== undefined) await writeUpdate({ parts, unwritten }, state);
    },
  };
}

type Writing = Pick<CommandContext, 'parts' | 'unwritten'>;

/** Asks for a note, with `value` in the box. */
export async function writeNote({ parts, unwritten }: Writing, state: IncidentState, value: string): Promise<void> {
  const answer = await askText({
    title: flowTitle(l10n.t('Add note'), state),
    prompt: l10n.t('What did you see or do?'),
    placeholder: l10n.t('Connections to the database are exhausted'),
    value,
    remark: required(l10n.t('Write what you saw or did.')),
  });
  if (answer.kind !== 'given') return;
  const result = await addNote(parts.incidents, state.id, { text: answer.value });
  if (settled(parts, unwritten.keep(result, answer.value, 'sitrep.addNote', state.id)) !== undefined)
    offerLinks(parts, state.id, answer.value).catch((fault: unknown) => parts.log.error(`notes: ${String(fault)}`));
}

type Evidence = Required<Pick<Note, 'evidence' | 'source'>>;

async function addEvidence(parts: Parts, { evidence, source }: Evidence): Promise<void> {
  const state = await subjectOf(parts, undefined);
  if (state === undefined) return;
  const answer = await askText({
    title: flowTitle(l10n.t('Add selection'), state),
    prompt: l10n.t('What does it show? Press Enter to leave it out.'),
    placeholder: l10n.t('Note (optional)'),
  });
  if (answer.kind !== 'given') return;
  settled(parts, await addNote(parts.incidents, state.id, { text: answer.value, evidence, source }));
}

function evidenceOf({ document, selections }: TextEditor): Evidence | undefined {
  const filled = selections.filter(({ isEmpty }) => !isEmpty).sort((a, b) => a.start.compareTo(b.start));
  if (filled.length === 0) return undefined;
  const text = filled.map((selection) => document.getText(selection)).join('\n');
  if (text.trim() === '') return undefined;
  return {
    evidence: cutEvidence(text, l10n.t),
    source: {
      kind: 'file',
      uri: document.uri.toString(),
      path: document.isUntitled ? document.fileName : workspace.asRelativePath(document.uri),
      ...linesOf(filled),
    },
  };
}
