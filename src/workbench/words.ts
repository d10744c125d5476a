import type { Failure, Needs } from '../core/failure.ts';
import { phaseName } from '../core/incident/describe.ts';
import { isWorking } from '../core/incident/phase.ts';
import { formatTime } from '../core/moment.ts';
import type { MomentProblem } from '../core/momentText.ts';
import type { Say } from '../core/say.ts';

/** A button beside a failure's words: a command with its arguments, a zero-based line of a text, or the Sitrep log. */
export type FailureAction =
  | {
      readonly kind: 'command';
      readonly title: string;
      readonly command: string;
      readonly arguments: readonly unknown[];
    }
  | { readonly kind: 'line'; readonly title: string; readonly uri: string; readonly line: number }
  | { readonly kind: 'log'; readonly title: string };

export interface FailureWords {
  /** What happened and what to do next. */
  readonly message: string;
  /** The most useful first. */
  readonly actions: readonly FailureAction[];
  /** The person stopped it: there is nothing to say. */
  readonly silent: boolean;
}

/** The one place where failures get their words. `timeZone` is an IANA name. */
export function failureWords(failure: Failure, say: Say, timeZone: string): FailureWords {
  return {
    message: message(failure, say, timeZone),
    actions: actions(failure, say),
    silent: failure.code === 'cancelled',
  };
}

function message(failure: Failure, say: Say, timeZone: string): string {
  switch (failure.code) {
    case 'readOnly':
      return say(
        'Sitrep may not write to {0}, so nothing was recorded. Allow writing there or choose another folder.',
        failure.where,
      );
    case 'full':
      return say(
        'There is no space left at {0}, so nothing was recorded. Free some space and try again.',
        failure.where,
      );
    case 'missing':
      return say('{0} is not there any more. Put it back or refresh.', failure.where);
    case 'storage':
      return say('{0} could not be read or written. The Sitrep log says why.', failure.where);
    case 'auth':
      return say('{0} does not know who you are. Sign in and try again.', failure.where);
    case 'denied':
      return say('{0} does not let you do this. Ask its owner for access.', failure.where);
    case 'otherAccount':
      return say(
        '{0}: {1} asked for this. Connect that account to send it, or cancel it.',
        failure.where,
        failure.account,
      );
    case 'limited':
      return say(
        '{0} takes no more requests for now. Try again at {1}.',
        failure.where,
        formatTime(failure.retryAt, timeZone),
      );
    case 'offline':
      return say('{0} cannot be reached. Check the network and try again.', failure.where);
    case 'down':
      return failure.status === undefined
        ? say('{0} has trouble of its own. Try again in a while.', failure.where)
        : say('{0} has trouble of its own (HTTP {1}). Try again in a while.', failure.where, failure.status);
    case 'timedOut':
      return say(
        '{0} did not answer in time. What was asked may still happen there: look before you repeat it.',
        failure.where,
      );
    case 'notFound':
      return say(
        '{0} has no {1}, or does not show it to you. Check the name and your access.',
        failure.where,
        failure.what,
      );
    case 'rejected':
      return say('{0} refused: {1}. Nothing was changed there.', failure.where, failure.reason.replace(/[.!]+$/, ''));
    case 'badReply':
      return say('{0} answered something that Sitrep cannot read. The Sitrep log says more.', failure.where);
    case 'unavailable':
      if (failure.needs !== undefined) return needs(failure.where, failure.needs, say);
      return say('{0} is not available in this window. Open a folder that has it, or turn it on.', failure.where);
    case 'noSuchIncident':
      return failure.incident === ''
        ? say('No incident is active. Declare one first.')
        : say('This incident is not in the record any more. Refresh the list.');
    case 'noSuchEntry':
      return say('This is not part of the incident any more. Refresh the list.');
    case 'illegalPhase':
      return isWorking(failure.from)
        ? say(
            'An incident cannot go from “{0}” to “{1}”. Choose another phase.',
            phaseName(failure.from, say),
            phaseName(failure.to, say),
          )
        : say(
            'An incident cannot go from “{0}” to “{1}”. Reopen it first.',
            phaseName(failure.from, say),
            phaseName(failure.to, say),
          );
    case 'alreadyThere':
      return say('On the record already: {0}. Nothing was added.', failure.what);
    case 'emptyText':
      return say('Nothing was recorded, because there was no text. Write a few words and try again.');
    case 'badTime':
      return say('This is no time that Sitrep can read. Write it like 03:12, 2026-11-24 03:12 or 20 min ago.');
    case 'untrusted':
      return say(
        '{0} is off, because this workspace is not trusted. Trust it first, if you know who wrote it.',
        failure.what,
      );
    case 'noShell':
      return say(
        'Commands cannot run here: the workspace is not on a machine with a terminal. Open it on the desktop or on a remote host.',
      );
    case 'stepGone':
      return say(
        'The step “{0}” is not in {1} any more, so nothing ran. Open the runbook to see what it says now.',
        failure.step,
        failure.path,
      );
    case 'noCommand':
      return say('The step “{0}” has no command to run. Complete it when it is done.', failure.step);
    case 'unmerged':
      return say(
        'Nothing was changed or sent, because {0} has a merge conflict. Settle it in the text first.',
        failure.where,
      );
    case 'cancelled':
      return say('Stopped. Nothing was recorded.');
  }
}

function needs(where: string, what: Needs, say: Say): string {
  if ('git' in what) return needsOfGit(what.git, say);
  return 'setting' in what
    ? say('{0} has no project for this folder. Set {1}.', where, what.setting)
    : say('No repository here has a remote on {1}, so {0} has nothing to tell.', where, what.remoteOn);
}

function needsOfGit(what: 'extension' | 'look' | 'repository', say: Say): string {
  switch (what) {
    case 'extension':
      return say('VS Code’s Git extension is not in this window or is turned off. Turn it on to see changes from git.');
    case 'look':
      return say('VS Code’s Git extension is still looking through this workspace. Try again in a moment.');
    case 'repository':
      return say('No folder that is open here is a git repository. Open one to see changes from git.');
  }
}

function actions(failure: Failure, say: Say): readonly FailureAction[] {
  const log: FailureAction = { kind: 'log', title: say('Show log') };
  const command = (title: string, id: string, ...args: readonly unknown[]): FailureAction => ({
    kind: 'command',
    title,
    command: id,
    arguments: args,
  });
  switch (failure.code) {
    case 'readOnly':
    case 'full':
      return [
        command(say('Open record folder'), 'sitrep.openRecordFolder'),
        command(say('Open settings'), 'workbench.action.openSettings', 'sitrep.storage.folder'),
      ];
    case 'missing':
    case 'noSuchEntry':
      return [command(say('Refresh'), 'sitrep.refresh')];
    case 'noSuchIncident':
      return failure.incident === ''
        ? [command(say('Declare incident'), 'sitrep.declareIncident')]
        : [command(say('Refresh'), 'sitrep.refresh')];
    case 'storage':
    case 'badReply':
      return [log];
    case 'untrusted':
      return [command(say('Manage trust'), 'workbench.trust.manage')];
    case 'noShell':
    case 'stepGone':
    case 'noCommand':
      return [];
    case 'auth':
      return [connect(failure.where, say), command(say('Show connections…'), 'sitrep.showConnections')].filter(
        (action) => action !== undefined,
      );
    case 'unmerged':
      return [{ kind: 'line', title: say('Show conflict'), uri: failure.uri, line: failure.line }];
    case 'otherAccount':
      return [command(say('Show connections…'), 'sitrep.showConnections')];
    case 'denied':
    case 'limited':
    case 'offline':
    case 'down':
    case 'timedOut':
    case 'notFound':
    case 'rejected':
    case 'unavailable':
    case 'illegalPhase':
    case 'alreadyThere':
    case 'emptyText':
    case 'badTime':
    case 'cancelled':
      return [];
  }
}

/** Signing in where it is asked for, for the vendors that can be connected. */
function connect(where: string, say: Say): FailureAction | undefined {
  const title = say('Connect {0}', where);
  switch (where) {
    case 'GitHub':
      return { kind: 'command', title, command: 'sitrep.signInToGitHub', arguments: [] };
    case 'Linear':
      return { kind: 'command', title, command: 'sitrep.connectLinear', arguments: [] };
    case 'Vercel':
      return { kind: 'command', title, command: 'sitrep.connectVercel', arguments: [] };
    default:
      return undefined;
  }
}

/** How to write a moment that could not be understood. */
export function momentProblemWords(problem: MomentProblem, say: Say): string {
  switch (problem) {
    case 'empty':
      return say('Write a time, like 03:12 or 20 min ago.');
    case 'notATime':
      return say('Write it like 03:12, 2026-11-24 03:12 or 20 min ago.');
    case 'future':
      return say('This is in the future. Write a time that has passed.');
    case 'skipped':
      return say('The clocks went forward over this time, so it never was. Write the time after it.');
    case 'tooLongAgo':
      return say('This is more than ten years ago. Check the year.');
  }
}
