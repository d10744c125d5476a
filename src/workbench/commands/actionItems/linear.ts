import { ConfigurationTarget, l10n, ProgressLocation, window, workspace } from 'vscode';
import type { Tracker } from '../../../app/ports.ts';
import type { TrackerTeam, TrackerTeamDetails } from '../../../core/tracker/issue.ts';
import { staysWords } from '../../accounts/accountWords.ts';
import {
  isTeamShared,
  keepChosenTeam,
  trackerOptions,
  writeChosenTeam,
  type ChosenTeam,
} from '../../actionItems/trackerOptions.ts';
import type { Parts } from '../../parts.ts';
import { askOne } from '../ask/askOne.ts';
import { askSeveral } from '../ask/askSeveral.ts';
import { askText, required } from '../ask/askText.ts';
import { plainLabel } from '../ask/plainLabel.ts';
import { busy } from '../busy.ts';
import type { CommandContext, Handlers } from '../handlers.ts';
import { openWorkspaceSetting } from '../places.ts';
import { settled } from '../subject.ts';
import { mayAsk } from './document.ts';

type Ids = 'sitrep.connectLinear' | 'sitrep.disconnectLinear' | 'sitrep.chooseLinearTeam';

/** What “Try again” does. */
type Again = () => Promise<unknown>;

export function linearConnection({ parts }: CommandContext): Pick<Handlers, Ids> {
  return {
    'sitrep.connectLinear': async () => {
      if (mayAsk(parts) && (await connect(parts)) && teamOf(parts) === '') await chooseTeam(parts);
    },
    'sitrep.disconnectLinear': async () => {
      const before = await parts.linearAccount.status();
      await parts.linearAccount.disconnect();
      const after = await parts.linearAccount.status();
      parts.notify.result(
        after.kind === 'signedIn'
          ? staysWords('Linear', after.site, l10n.t)
          : before.kind === 'signedIn'
            ? l10n.t('Linear is disconnected; its key was removed from this machine.')
            : l10n.t('Linear was not connected.'),
      );
    },
    'sitrep.chooseLinearTeam': async () => {
      if (mayAsk(parts) && (await isConnected(parts))) await chooseTeam(parts);
    },
  };
}

/** Connects where nobody is; false when the person left, or Linear could not be asked: then `again` is offered. */
export async function isConnected(parts: Parts, again?: Again): Promise<boolean> {
  return (await parts.linearAccount.secret()) !== undefined || connect(parts, again);
}

/** With a team settled; asks for one where there is none. */
export async function hasTeam(parts: Parts, again?: Again): Promise<boolean> {
  return teamOf(parts) !== '' || chooseTeam(parts, again);
}

async function connect(parts: Parts, again?: Again): Promise<boolean> {
  const byBrowser = parts.linearSignIn.isPossible
    ? await askOne({
        title: l10n.t('Connect Linear'),
        placeholder: l10n.t('How?'),
        choices: [
          { label: l10n.t('Sign in through the browser'), icon: 'globe', value: true },
          { label: l10n.t('Paste a personal API key'), icon: 'key', value: false },
        ],
      })
    : undefined;
  if (byBrowser !== undefined && byBrowser.kind !== 'given') return false;
  const kept = byBrowser?.value === true ? await signIn(parts) : await pasteKey(parts);
  return kept && sayAccount(parts, again);
}

async function signIn({ linearSignIn, linearAccount, notify }: Parts): Promise<boolean> {
  const options = {
    location: ProgressLocation.Notification,
    cancellable: true,
    title: l10n.t('Waiting for Linear in the browser…'),
  };
  const tokens = await window.withProgress(options, (_, stop) => linearSignIn.signIn(stop));
  const given = settled({ notify }, tokens);
  if (given === undefined) return false;
  await linearAccount.keep({ kind: 'oauth', ...given });
  return true;
}

async function pasteKey({ linearAccount }: Parts): Promise<boolean> {
  const answer = await askText({
    title: l10n.t('Connect Linear'),
    prompt: l10n.t(
      'Paste a personal API key from Linear’s settings, “Security & access”. It is kept in VS Code’s secret storage.',
    ),
    isSecret: true,
    remark: required(l10n.t('Paste the key.')),
  });
  if (answer.kind !== 'given') return false;
  await linearAccount.setToken(answer.value.trim());
  return true;
}

/** The key is kept already. */
async function settleAccount(parts: Parts): Promise<void> {
  if ((await sayAccount(parts)) && teamOf(parts) === '') await chooseTeam(parts);
}

/** A key counts when Linear says whose it is; one that it refuses is not kept. */
async function sayAccount(parts: Parts, again: Again = () => settleAccount(parts)): Promise<boolean> {
  const { tracker, linearAccount, notify } = parts;
  const asked = await tracker.tracker();
  const account = asked.ok ? await asked.value.account() : asked;
  if (!account.ok) {
    if (account.failure.code === 'auth' || account.failure.code === 'denied') await linearAccount.disconnect();
    notify.failure(account.failure, again);
    return false;
  }
  await linearAccount.remember(account.value);
  const { user, workspace: name } = account.value;
  const team = teamOf(parts);
  notify.result(
    team === ''
      ? l10n.t('Connected to {0} in Linear as {1}.', name, user.fullName ?? user.name)
      : l10n.t('Connected to {0} in Linear as {1}; action items go to {2}.', name, user.fullName ?? user.name, team),
  );
  return true;
}

function teamOf({ workspaceState }: Parts): string {
  return trackerOptions(workspaceState).team;
}

async function chooseTeam(parts: Parts, again: Again = () => chooseTeam(parts)): Promise<boolean> {
  if (isTeamShared()) {
    offerSettings(parts, teamOf(parts));
    return false;
  }
  const title = l10n.t('Choose Linear team');
  const tracker = settled(parts, await parts.tracker.tracker());
  if (tracker === undefined) return false;
  const teams = await busy(l10n.t('Reading Linear…'), (stop) => tracker.teams(stop));
  if (!teams.ok) {
    parts.notify.failure(teams.failure, again);
    return false;
  }
  const picked = await askOne<TrackerTeam>({
    title,
    placeholder: l10n.t('Where do action items go?'),
    staysOpen: true,
    choices: teams.value.map((team) => ({ label: team.name, description: team.key, value: team })),
  });
  if (picked.kind !== 'given') return false;
  const { asSubIssues: _, ...before } = trackerOptions(parts.workspaceState);
  const keep = (chosen: ChosenTeam): Promise<void> => keepChosenTeam(parts.workspaceState, chosen);
  const { key, name } = picked.value;
  // The same team again keeps its details until others are chosen.
  const bare: ChosenTeam =
    before.team === key ? before : { team: key, project: '', labels: [], doneState: '', defaultAssignee: '' };
  await keep(bare);
  await chooseDetails(parts, tracker, { name, bare, labels: before.labels }, keep);
  // The choice holds, whether or not it is shared.
  offerSharing(parts, name);
  return true;
}

/** What may stay open: leaving a question keeps what was answered before. */
async function chooseDetails(
  parts: Parts,
  tracker: Tracker,
  {
    name,
    bare,
    labels: before,
  }: { readonly name: string; readonly bare: ChosenTeam; readonly labels: readonly string[] },
  keep: (chosen: ChosenTeam) => Promise<void>,
): Promise<void> {
  const details = settled(parts, await tracker.team(bare.team));
  if (details === undefined) return;
  const title = l10n.t('Linear team {0}', name);
  const project = await askName(
    title,
    l10n.t('Which project do new issues belong to?'),
    details.projects,
    l10n.t('No project'),
  );
  if (project === undefined) return;
  let chosen: ChosenTeam = { ...bare, project };
  await keep(chosen);
  const labels = await askLabels(title, details, before);
  if (labels === undefined) return;
  chosen = { ...chosen, labels };
  await keep(chosen);
  const completed = details.states.filter(({ kind }) => kind === 'completed');
  if (completed.length > 1) {
    const doneState = await askName(title, l10n.t('Where does the issue of a ticked item go?'), completed, undefined);
    if (doneState === undefined) return;
    chosen = { ...chosen, doneState };
    await keep(chosen);
  }
  const people = details.people.filter(({ active }) => active);
  const defaultAssignee = await askName(title, l10n.t('Who gets items without an owner?'), people, l10n.t('Nobody'));
  if (defaultAssignee !== undefined) await keep({ ...chosen, defaultAssignee });
}

async function askName(
  title: string,
  placeholder: string,
  named: readonly { readonly name: string }[],
  none: string | undefined,
): Promise<string | undefined> {
  if (named.length === 0) return '';
  const rows = named.map(({ name }) => ({ label: name, value: name }));
  const choices = none === undefined ? rows : [{ label: none, icon: 'circle-slash', value: '' }, ...rows];
  const answer = await askOne({ title, placeholder, choices, staysOpen: true });
  return answer.kind === 'given' ? answer.value : undefined;
}

async function askLabels(
  title: string,
  { labels }: TrackerTeamDetails,
  before: readonly string[],
): Promise<readonly string[] | undefined> {
  if (labels.length === 0) return [];
  const answer = await askSeveral({
    title,
    placeholder: l10n.t('Which labels do new issues get?'),
    rows: labels.map(({ name }) => ({ label: plainLabel(name), picked: before.includes(name), value: name })),
  });
  return answer.kind === 'given' ? answer.value : undefined;
}

/** The settings of a workspace are often a file of its repository, so they are written only when somebody says so. */
function offerSharing({ notify, workspaceState }: Parts, name: string): void {
  if (workspace.workspaceFolders === undefined) return;
  notify.offer(l10n.t('Action items go to {0} from this workspace, as set on this machine only.', name), {
    label: l10n.t('Write to workspace settings'),
    run: () => {
      const { asSubIssues: _, ...chosen } = trackerOptions(workspaceState);
      return writeChosenTeam(chosen, ConfigurationTarget.Workspace);
    },
  });
}

function offerSettings({ notify }: Parts, team: string): void {
  notify.offer(l10n.t('The settings of this workspace say that action items go to {0}. Change it there.', team), {
    label: l10n.t('Open settings'),
    run: () => openWorkspaceSetting('sitrep.linear'),
  });
}
