import { env, l10n, window, workspace, type TextEditor } from 'vscode';
import { addNote, recordUpdate, type Note } from '../../../app/entries.ts';
import { messageFacts } from '../../../core/comms/messageFacts.ts';
import { internalTemplate, renderMessage } from '../../../core/comms/renderMessage.ts';
import type { IncidentState } from '../../../core/incident/state.ts';
import type { Parts } from '../../parts.ts';
import { timeZone } from '../../settings/settings.ts';
import { askOne } from '../ask/askOne.ts';
import { offerLinks } from '../changes/offerLinks.ts';
import { askText, required } from '../ask/askText.ts';
import { noted, walk } from '../ask/walk.ts';
import { cutEvidence, linesOf } from './evidence.ts';
import { terminalSelection } from './terminalSelection.ts';
import type { CommandContext, Handlers } from '../handlers.ts';
import { flowTitle, settled, subjectOf } from '../subject.ts';

type Ids = 'sitrep.addNote' | 'sitrep.addNoteFromSelection' | 'sitrep.addNoteFromTerminal' | 'sitrep.recordUpdate';

export function notes({ parts, unwritten }: CommandContext): Pick<Handlers, Ids> {
  return {
    'sitrep.addNote': async (node) => {
      const state = await subjectOf(parts, node);
      if (state === undefined) return;
      const answer = await askText({
        title: flowTitle(l10n.t('Add note'), state),
        prompt: l10n.t('What did you see or do?'),
        placeholder: l10n.t('Connections to the database are exhausted'),
        value: unwritten.of('sitrep.addNote', state.id),
        remark: required(l10n.t('Write what you saw or did.')),
      });
      if (answer.kind !== 'given') return;
      const result = await addNote(parts.incidents, state.id, { text: answer.value });
      if (settled(parts, unwritten.keep(result, answer.value, 'sitrep.addNote', state.id)) !== undefined)
        offerLinks(parts, state.id, answer.value).catch((fault: unknown) => parts.log.error(`notes: ${String(fault)}`));
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

/** The words that the record has for them; sending to them comes with their channels. */
const audiences = ['internal', 'status page', 'customers'] as const;
const updateId = 'sitrep.recordUpdate';
type Audience = (typeof audiences)[number];

function audienceName(audience: Audience): string {
  switch (audience) {
    case 'internal':
      return l10n.t('Internal');
    case 'status page':
      return l10n.t('Status page');
    case 'customers':
      return l10n.t('Customers');
  }
}

async function writeUpdate(
  { parts, unwritten }: Pick<CommandContext, 'parts' | 'unwritten'>,
  state: IncidentState,
): Promise<void> {
  const title = flowTitle(l10n.t('Record update'), state);
  const draft = await walk<{ readonly audience?: Audience; readonly text: string }>(
    { text: unwritten.of(updateId, state.id) },
    [
      (before, place) =>
        noted(
          askOne({
            title,
            placeholder: l10n.t('Whom is it for?'),
            choices: audiences.map((audience) => ({ label: audienceName(audience), value: audience })),
            active: (audience) => audience === before.audience,
            place,
          }),
          (audience) => ({ ...before, audience }),
        ),
      (before, place) =>
        noted(
          askText({
            title,
            prompt: l10n.t('What do you tell them? It is recorded and copied, for you to send.'),
            placeholder: l10n.t('We are looking into failing payments. Next update at 03:45.'),
            value: before.text,
            remark: required(l10n.t('Write what you tell them.')),
            place,
          }),
          (text) => ({ ...before, text }),
        ),
    ],
  );
  if (draft?.audience === undefined) return;
  const { audience, text } = draft;
  const result = await recordUpdate(parts.incidents, state.id, audience, text);
  if (settled(parts, unwritten.keep(result, text, updateId, state.id)) === undefined) return;
  const message = audience === 'internal' ? await internalMessage(parts, state, text.trim()) : undefined;
  await env.clipboard.writeText(message?.text ?? text.trim());
  parts.notify.result(
    message === undefined
      ? l10n.t('The update is recorded and copied, ready to be pasted.')
      : l10n.t('The update is recorded and copied in the playbook’s form “{0}”, ready to be pasted.', message.title),
  );
}

/** In the form that the playbook gives; `state` is the one before this update. */
async function internalMessage(
  { playbook: file, clock }: Pick<Parts, 'playbook' | 'clock'>,
  state: IncidentState,
  typed: string,
): Promise<{ readonly title: string; readonly text: string } | undefined> {
  const playbook = await file.read();
  const template = internalTemplate(state, playbook.templates);
  if (template === undefined) return undefined;
  const facts = messageFacts(state, { playbook, nowMs: clock.now(), timeZone: timeZone(), say: l10n.t });
  const text = renderMessage(template, facts, typed);
  return text === undefined ? undefined : { title: template.title, text };
}
