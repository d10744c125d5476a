import { commands, l10n, Range, Uri, window } from 'vscode';
import { isOutage, type Failure } from '../core/failure.ts';
import { carryOut } from './carryOut.ts';
import type { ChannelLog } from './host/log.ts';
import type { Notify } from './parts.ts';
import { plainMessage } from './host/plainMessage.ts';
import { setting, timeZone } from './settings/settings.ts';
import { failureWords, type FailureAction } from './words.ts';

/** A message without buttons leaves the screen by itself about then, and VS Code does not say so. */
const shortLivedMs = 15_000;

type Show = (message: string, ...buttons: readonly string[]) => Thenable<string | undefined>;

/** Notifications as `sitrep.notifications` allows. What is not shown is in the log. */
export function createNotify(log: ChannelLog): Notify {
  const shown = new Set<string>();

  /** Not again while the same words are still on the screen. */
  const show = async (as: Show, message: string, ...buttons: readonly string[]): Promise<string | undefined> => {
    const text = plainMessage(message);
    if (shown.has(text)) return undefined;
    shown.add(text);
    const timer = buttons.length > 0 ? undefined : setTimeout(() => shown.delete(text), shortLivedMs);
    try {
      return await as(text, ...buttons);
    } finally {
      clearTimeout(timer);
      shown.delete(text);
    }
  };
  const say = async (
    as: Show,
    message: string,
    actions: readonly FailureAction[],
    repeat: (() => Promise<unknown>) | undefined,
  ): Promise<void> => {
    const tryAgain = repeat === undefined ? [] : [l10n.t('Try again')];
    const pressed = await show(as, message, ...tryAgain, ...actions.map(({ title }) => title));
    if (pressed !== undefined && tryAgain.includes(pressed)) await repeat?.();
    const action = actions.find(({ title }) => title === pressed);
    if (action !== undefined) await run(action, log);
  };
  const ask: Notify['due'] = async (message, ...buttons) => {
    if (setting('notifications') === 'all') return show(window.showInformationMessage, message, ...buttons);
    log.info(message);
    return undefined;
  };
  return {
    result: (message) => {
      if (setting('notifications') === 'all') void show(window.showInformationMessage, message);
      else log.info(message);
    },
    failure: (failure, again) => {
      const { message, actions, silent } = failureWords(failure, l10n.t, timeZone());
      if (silent) return;
      log.error(`${message} (${technical(failure)})`);
      if (setting('notifications') === 'none') return;
      const as = isRefusal(failure) ? window.showWarningMessage : window.showErrorMessage;
      const repeat = again === undefined || !isOutage(failure) ? undefined : again;
      void carryOut(log, message, () => say(as, message, actions, repeat));
    },
    offer: (message, ...steps) =>
      void carryOut(log, message, async () => {
        const pressed = await ask(message, ...steps.map(({ label }) => label));
        await steps.find(({ label }) => label === pressed)?.run();
      }),
    due: ask,
  };
}

async function run(action: FailureAction, log: ChannelLog): Promise<void> {
  if (action.kind === 'log') log.channel.show(true);
  else if (action.kind === 'line')
    await window.showTextDocument(Uri.parse(action.uri), {
      selection: new Range(action.line, 0, action.line, 0),
      preview: false,
    });
  else await commands.executeCommand(action.command, ...action.arguments);
}

function technical(failure: Failure): string {
  const where = 'where' in failure ? ` ${failure.where}` : '';
  const detail = 'detail' in failure ? `: ${failure.detail}` : '';
  return `${failure.code}${where}${detail}`;
}

/** The domain's rules said no: nothing is broken. */
function isRefusal({ code }: Failure): boolean {
  switch (code) {
    case 'noSuchIncident':
    case 'noSuchEntry':
    case 'illegalPhase':
    case 'alreadyThere':
    case 'emptyText':
    case 'badTime':
    case 'untrusted':
    case 'noShell':
    case 'stepGone':
    case 'noCommand':
    case 'unmerged':
    case 'cancelled':
      return true;
    case 'readOnly':
    case 'full':
    case 'missing':
    case 'storage':
    case 'auth':
    case 'denied':
    case 'otherAccount':
    case 'limited':
    case 'offline':
    case 'down':
    case 'timedOut':
    case 'notFound':
    case 'rejected':
    case 'badReply':
    case 'unavailable':
      return false;
  }
}
