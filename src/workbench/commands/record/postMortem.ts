import { commands, l10n, Uri, workspace } from 'vscode';
import { recordPostMortem } from '../../../app/entries.ts';
import type { Failure } from '../../../core/failure.ts';
import type { IncidentState } from '../../../core/incident/state.ts';
import { draftPostMortem, type DraftInput } from '../../../core/postmortem/draft.ts';
import { draftFromTemplate } from '../../../core/postmortem/draftFromTemplate.ts';
import { worthTelling } from '../../../core/postmortem/draftTimeline.ts';
import { ok, type Result } from '../../../core/result.ts';
import { workspaceFileSystem } from '../../files/fileSystem.ts';
import type { Parts } from '../../parts.ts';
import { setting, timeZone } from '../../settings/settings.ts';
import type { CommandContext, Handlers } from '../handlers.ts';
import { postMortemName, postMortemNameWithId } from './postMortemName.ts';
import { reviewEntries } from './reviewEntries.ts';
import { settled, subjectOf } from '../subject.ts';
import { exists } from '../../files/exists.ts';

export function postMortems(context: CommandContext): Pick<Handlers, 'sitrep.openPostMortem'> {
  return {
    'sitrep.openPostMortem': async (node) => {
      const state = await subjectOf(context.parts, node);
      if (state !== undefined) await openPostMortem(context, state);
    },
  };
}

/** Opens the incident's post-mortem; where there is none yet, drafts it from the record. Nothing is overwritten. */
export async function openPostMortem({ parts }: CommandContext, state: IncidentState): Promise<void> {
  const uri = (await recordedPostMortem(state)) ?? (await drafted(parts, state));
  if (uri === undefined) return;
  // The file is there: the record knows it before an editor has taken its time to open.
  settled(parts, await recordPostMortem(parts.incidents, state.id, uri.toString(), shownPath(uri)));
  await commands.executeCommand('vscode.open', uri);
}

/** Undefined when the review was left, or the file could not be written. */
async function drafted(parts: Parts, before: IncidentState): Promise<Uri | undefined> {
  const keep = await reviewEntries(parts, before, {
    title: l10n.t('Draft post-mortem'),
    asks: () => true,
    ticks: worthTelling(before.timeline),
  });
  if (keep === undefined) return undefined;
  // The review may have corrected entries.
  const state = settled(parts, await parts.incidents.get(before.id));
  return state === undefined ? undefined : settled(parts, await draft(parts, state, new Set(keep)));
}

/** Undefined where none was drafted, or its file is gone. */
export async function recordedPostMortem({ postMortem }: IncidentState): Promise<Uri | undefined> {
  if (postMortem === undefined) return undefined;
  const uri = Uri.parse(postMortem.uri);
  return (await exists(uri)) ? uri : undefined;
}

async function draft(parts: Parts, state: IncidentState, keep: ReadonlySet<string>): Promise<Result<Uri, Failure>> {
  const zone = timeZone();
  const folder = postMortemFolder(parts);
  const files = workspaceFileSystem(folder);
  const playbook = await parts.playbook.read();
  const text = draftText({ state, playbook, timeZone: zone, nowMs: parts.clock.now(), keep });
  for (const name of [postMortemName(state, zone), postMortemNameWithId(state, zone)]) {
    const uri = Uri.joinPath(folder, name);
    if (!(await exists(uri))) {
      const made = await files.createDirectory('');
      const written = made.ok ? await files.writeFile(name, text) : made;
      return written.ok ? ok(uri) : written;
    }
    // Another incident of that day may have the same title.
    const before = await files.readFile(name);
    if (before.ok && before.value?.includes(state.id) === true) return ok(uri);
  }
  return ok(Uri.joinPath(folder, postMortemNameWithId(state, zone)));
}

/** In the shape that the team's playbook gives, else in the default one. */
function draftText(input: DraftInput): string {
  const template = input.playbook.postMortemTemplate;
  return template?.form === 'text' ? draftFromTemplate(template.markdown, input) : draftPostMortem(input);
}

/** In the workspace folder that holds the playbook, else the first; without one, beside the record. */
function postMortemFolder({ playbook, recordFolder }: Parts): Uri {
  const own = playbook.uri === undefined ? undefined : workspace.getWorkspaceFolder(playbook.uri);
  const folder = own ?? workspace.workspaceFolders?.[0];
  if (folder === undefined || workspace.fs.isWritableFileSystem(folder.uri.scheme) === false) {
    return Uri.joinPath(recordFolder, 'postmortems');
  }
  const wanted = Uri.joinPath(folder.uri, setting('postmortems.folder', folder.uri));
  const inside = wanted.path === folder.uri.path || wanted.path.startsWith(`${folder.uri.path.replace(/\/$/u, '')}/`);
  return inside ? wanted : Uri.joinPath(folder.uri, 'postmortems');
}

function shownPath(uri: Uri): string {
  return workspace.getWorkspaceFolder(uri) === undefined && uri.scheme === 'file'
    ? uri.fsPath
    : workspace.asRelativePath(uri);
}
