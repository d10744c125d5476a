import {
  l10n,
  ThemeIcon,
  window,
  type Terminal,
  type TerminalShellExecution,
  type TerminalShellIntegration,
  type Uri,
} from 'vscode';
import type { Clock } from '../../../app/ports.ts';

/** A fresh terminal tells within this time whether its shell talks to VS Code. */
const integrationMs = 6_000;
/** Most signs that are held of a command's output; of more than that the last are left. */
const mostHeld = 512_000;

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
      if (integration === undefined) {
        terminal.sendText(command, true);
        return { startedAtMs };
      }
      return { startedAtMs, captured: await this.capture(terminal, integration, { command, startedAtMs }) };
    } finally {
      this.busy.delete(terminal);
    }
  }

  private async capture(
    terminal: Terminal,
    integration: TerminalShellIntegration,
    { command, startedAtMs }: { readonly command: string; readonly startedAtMs: number },
  ): Promise<NonNullable<CommandOutcome['captured']>> {
    let output = '';
    const ending = endOf(terminal, () => execution);
    const execution = integration.executeCommand(command);
    const reading = (async () => {
      for await (const data of execution.read()) {
        output += data;
        if (output.length > 2 * mostHeld) output = output.slice(-mostHeld);
      }
    })();
    const { exitCode, isClosed } = await ending;
    const durationMs = Math.max(0, this.clock.now() - startedAtMs);
    // A terminal that was closed may never end its stream.
    if (!isClosed) await reading;
    else void reading.catch(() => undefined);
    return { durationMs, output: output.slice(-mostHeld), ...(exitCode === undefined ? {} : { exitCode }) };
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

interface Ending {
  readonly exitCode: number | undefined;
  /** The terminal was closed under the command. */
  readonly isClosed: boolean;
}

function endOf(terminal: Terminal, execution: () => TerminalShellExecution): Promise<Ending> {
  return new Promise((resolve) => {
    const end = (ending: Ending): void => {
      ended.dispose();
      closed.dispose();
      resolve(ending);
    };
    const ended = window.onDidEndTerminalShellExecution((event) => {
      if (event.execution === execution()) end({ exitCode: event.exitCode, isClosed: false });
    });
    const closed = window.onDidCloseTerminal((each) => {
      if (each === terminal) end({ exitCode: undefined, isClosed: true });
    });
  });
}
