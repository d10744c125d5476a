import { window, type LogOutputChannel } from 'vscode';
import type { Log, Subscription } from '../../app/ports.ts';
import { redact } from './redact.ts';

/** The log that people see as "Sitrep" in the Output panel. Whoever makes it disposes it. */
export interface ChannelLog extends Log, Subscription {
  readonly channel: LogOutputChannel;
}

export function createLog(): ChannelLog {
  const channel = window.createOutputChannel('Sitrep', { log: true });
  return {
    channel,
    info: (message) => channel.info(redact(message)),
    warn: (message) => channel.warn(redact(message)),
    error: (message) => channel.error(redact(message)),
    dispose: () => channel.dispose(),
  };
}
