import { ConfigurationTarget, workspace, type Memento, type Uri } from 'vscode';
import type { TrackerOptions } from '../../app/actionItems/parts.ts';
import { setting } from '../settings/settings.ts';

/** What "Choose Linear team…" asks for; it belongs together. */
export type ChosenTeam = Omit<TrackerOptions, 'asSubIssues'>;

const key = 'linear.chosenTeam';

/**
 * Where action items go. The workspace's settings are the team's word, as its repository shares them; else what was
 * chosen for this workspace on this machine; else the person's own settings.
 */
export function trackerOptions(workspaceState: Memento, scope?: Uri): TrackerOptions {
  const chosen = isTeamShared(scope) ? undefined : chosenTeam(workspaceState);
  return {
    team: setting('linear.team', scope),
    project: setting('linear.project', scope),
    labels: setting('linear.labels', scope),
    doneState: setting('linear.doneState', scope),
    defaultAssignee: setting('linear.defaultAssignee', scope),
    ...chosen,
    asSubIssues: setting('linear.subIssues', scope),
  };
}

/** Whether the workspace's own settings name the team, so that choosing another would change a file that people share. */
export function isTeamShared(scope?: Uri): boolean {
  const told = workspace.getConfiguration('sitrep', scope).inspect('linear.team');
  return (told?.workspaceFolderValue ?? told?.workspaceValue ?? '') !== '';
}

/**
 * Kept by VS Code beside the workspace: nothing of the repository changes. A window without a folder keeps nothing there
 * for the next one, so the person's own settings have it.
 */
export async function keepChosenTeam(workspaceState: Memento, chosen: ChosenTeam): Promise<void> {
  if (workspace.workspaceFolders === undefined) await writeChosenTeam(chosen, ConfigurationTarget.Global);
  else await workspaceState.update(key, chosen);
}

export async function writeChosenTeam(chosen: ChosenTeam, target: ConfigurationTarget): Promise<void> {
  for (const [id, value] of Object.entries(chosen))
    await workspace.getConfiguration('sitrep').update(`linear.${id}`, value, target);
}

function chosenTeam(workspaceState: Memento): ChosenTeam | undefined {
  return workspaceState.get<ChosenTeam>(key);
}
