import { env, l10n, ThemeIcon, window, type Terminal, type TerminalShellIntegration, type Uri } from 'vscode';
import type { Clock } from '../../../app/ports.ts';
import { isOneCommand, shellKindOf } from '../../../core/runbook/shellKind.ts';
import { WatchedCommand } from './watchedCommand.ts';

/** A fresh terminal tells within this time whether its shell talks to VS Code. */
const integrationMs = 6_000;

/** What became of a command. `captured` is absent when the shell tells nothing. */
export interface CommandOutcome {
  readonly startedAtMs: number;
  readonly captured?: {
    readonly exitCode?: number;
    readonly durationMs: number;
    readonly output: string;
  };
}

/** One terminal for each run, so that what one step exports the next one finds. */
export class RunTerminals {
  private readonly terminals = new Map<string, Terminal>();
  private readonly busy = new Set<Terminal>();
  private readonly clock: Clock;

  constructor(clock: Clock) {
    this.clock = clock;
  }

  /** The run's terminal where one is open and free. */
  existing(run: string): Terminal | undefined {
    const terminal = this.terminals.get(run);
    return terminal === undefined || terminal.exitStatus !== undefined || this.busy.has(terminal)
      ? undefined
      : terminal;
  }

  /** Runs a command and waits until it has ended. */
  async run(
    run: string,
    { name, cwd }: { readonly name: string; readonly cwd: Uri },
    command: string,
  ): Promise<CommandOutcome> {
    const terminal = this.existing(run) ?? window.createTerminal({ name, cwd, iconPath: new ThemeIcon('checklist') });
    this.terminals.set(run, terminal);
    this.busy.add(terminal);
    terminal.show();
    try {
      const integration = terminal.shellIntegration ?? (await integrationOf(terminal));
      const startedAtMs = this.clock.now();
      if (integration === undefined || !isOneCommand(command)) {
        terminal.sendText(command, true);
        return { startedAtMs };
      }
      const captured = await this.capture(terminal, integration, { command, startedAtMs });
      return { startedAtMs, ...(captured === undefined ? {} : { captured }) };
    } finally {
      this.busy.delete(terminal);
    }
  }

  private async capture(
    terminal: Terminal,
    integration: TerminalShellIntegration,
    { command, startedAtMs }: { readonly command: string; readonly startedAtMs: number },
  ): Promise<CommandOutcome['captured']> {
    const watched = new WatchedCommand(terminal);
    const shell = shellKindOf(terminal.state.shell ?? env.shell);
    const hasLineKeys = shell === 'posix' || shell === 'fish';
    if (!hasLineKeys && !command.includes('\n')) integration.executeCommand(command);
    else {
      // Of several lines VS Code (1.139) expects each to be reported, and the end of what the shell takes as one
      // command never comes. It would clear the line first, so that is done here: to its end, then all of it away.
      terminal.sendText('\u0005\u0015', false);
      terminal.sendText(command, true);
    }
    const ending = await watched.end;
    if (ending === undefined) return undefined;
    const durationMs = Math.max(0, this.clock.now() - startedAtMs);
    const { exitCode, output } = ending;
    return { durationMs, output, ...(exitCode === undefined ? {} : { exitCode }) };
  }
}

/** What was agreed to is shown with the terminal's name. */
export function terminalName(title: string): string {
  const words = title.replace(/\s+/gu, ' ').trim();
  return l10n.t('Sitrep: {0}', words.length > 40 ? `${words.slice(0, 39)}…` : words);
}

function integrationOf(terminal: Terminal): Promise<TerminalShellIntegration | undefined> {
  return new Promise((resolve) => {
    const end = (integration: TerminalShellIntegration | undefined): void => {
      clearTimeout(timer);
      changed.dispose();
      closed.dispose();
      resolve(integration);
    };
    const changed = window.onDidChangeTerminalShellIntegration((event) => {
      if (event.terminal === terminal) end(event.shellIntegration);
    });
    const closed = window.onDidCloseTerminal((each) => {
      if (each === terminal) end(undefined);
    });
    const timer = setTimeout(() => end(terminal.shellIntegration), integrationMs);
  });
}
