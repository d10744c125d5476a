import { env, l10n, window, workspace } from 'vscode';
import { recordUpdate } from '../../../app/entries.ts';
import { messageFacts } from '../../../core/comms/messageFacts.ts';
import { openGaps, publicForm, publicTemplate, type PublicForm } from '../../../core/comms/publicForm.ts';
import { internalTemplate, renderMessage } from '../../../core/comms/renderMessage.ts';
import type { IncidentState } from '../../../core/incident/state.ts';
import type { Parts } from '../../parts.ts';
import { timeZone } from '../../settings/settings.ts';
import { askOne } from '../ask/askOne.ts';
import { askText, required, type Remark } from '../ask/askText.ts';
import { noted, walk } from '../ask/walk.ts';
import type { CommandContext } from '../handlers.ts';
import { flowTitle, settled } from '../subject.ts';

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

interface Draft {
  readonly audience?: Audience;
  readonly text: string;
}

/** Records an update and copies it, in the playbook's form for its audience as far as there is one. */
export async function writeUpdate(
  { parts, unwritten }: Pick<CommandContext, 'parts' | 'unwritten'>,
  state: IncidentState,
): Promise<void> {
  const title = flowTitle(l10n.t('Record update'), state);
  // Begun here, so that the question after the audience does not wait for the file.
  const reading = parts.playbook.read();
  const formFor = async (audience: Audience | undefined, words = ''): Promise<PublicForm | undefined> => {
    if (audience === undefined || audience === 'internal') return undefined;
    const playbook = await reading;
    const template = publicTemplate(audience === 'customers' ? audience : 'statusPage', state, playbook.templates);
    if (template === undefined) return undefined;
    const facts = messageFacts(state, { playbook, nowMs: parts.clock.now(), timeZone: timeZone(), say: l10n.t });
    return publicForm(template, facts, words);
  };
  const draft = await walk<Draft>({ text: unwritten.of(updateId, state.id) }, [
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
    async (before, place) => {
      const form = await formFor(before.audience);
      const line = form === undefined || isLong(form) ? undefined : form;
      return noted(
        askText({
          title,
          prompt:
            form === undefined
              ? l10n.t('What do you tell them? It is recorded and copied, for you to send.')
              : line === undefined
                ? l10n.t('What do you tell them? It is recorded, and put into the playbook’s form “{0}”.', form.title)
                : l10n.t('The playbook’s form “{0}”. It is recorded and copied, for you to send.', line.title),
          placeholder: l10n.t('We are looking into failing payments. Next update at 03:45.'),
          value: before.text === '' ? (line?.text ?? '') : before.text,
          part: before.text === '' ? line?.open[0] : undefined,
          remark: (text) => required(l10n.t('Write what you tell them.'))(text) ?? gapRemark(text, line),
          place,
        }),
        (text) => ({ ...before, text }),
      );
    },
  ]);
  if (draft?.audience === undefined) return;
  const { audience, text } = draft;
  const result = await recordUpdate(parts.incidents, state.id, audience, text);
  if (settled(parts, unwritten.keep(result, text, updateId, state.id)) === undefined) return;
  const typed = text.trim();
  const form = await formFor(audience);
  const publicMessage = form !== undefined && isLong(form) ? await formFor(audience, typed) : undefined;
  if (publicMessage !== undefined && publicMessage.open.length > 0) return openForm(parts, publicMessage);
  const message = audience === 'internal' ? await internalMessage(parts, state, typed) : publicMessage;
  await env.clipboard.writeText(message?.text ?? typed);
  parts.notify.result(
    message !== undefined
      ? l10n.t('The update is recorded and copied in the playbook’s form “{0}”, ready to be pasted.', message.title)
      : l10n.t('The update is recorded and copied, ready to be pasted.'),
  );
}

/** More than an input box can show: it takes a line of words, and the form holds them. */
function isLong({ text }: Pick<PublicForm, 'text'>): boolean {
  return text.includes('\n');
}

/** What the public is told has no gap left by accident. */
function gapRemark(text: string, form: PublicForm | undefined): Remark | undefined {
  const open = form === undefined ? [] : openGaps(text, form.open);
  if (open.length === 0) return undefined;
  return { kind: 'error', message: l10n.t('The record does not know {0}: write it, or take it out.', open.join(', ')) };
}

/** Not copied: it is not fit to be sent yet. */
async function openForm({ notify }: Parts, { title, text, open }: PublicForm): Promise<void> {
  const document = await workspace.openTextDocument({ content: text, language: 'markdown' });
  await window.showTextDocument(document, { preview: false });
  notify.result(
    l10n.t(
      'The update is recorded. Before you send the playbook’s form “{0}”, fill in what the record does not know: {1}.',
      title,
      open.join(', '),
    ),
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
