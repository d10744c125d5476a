import { Disposable, window, type Terminal, type TerminalShellExecution } from 'vscode';

/** Most signs that are held of a command's output; of more than that the last are left. */
const mostHeld = 512_000;
/** A shell that takes a command says within this time that it began; one that waits for more input does not. */
const startMs = 30_000;

export interface CommandEnd {
  /** Absent when the shell did not say it, or the terminal was closed. */
  readonly exitCode?: number;
  readonly output: string;
}

/**
 * The next command of a terminal, from its start to its end, however it is given to the terminal. Made before the
 * command is sent.
 */
export class WatchedCommand {
  /** Undefined when the shell never said that the command began. */
  readonly end: Promise<CommandEnd | undefined>;
  private output = '';
  private execution: TerminalShellExecution | undefined;
  private reading: Promise<void> | undefined;

  constructor(terminal: Terminal) {
    this.end = new Promise((resolve) => {
      const finish = (end: CommandEnd | undefined): void => {
        clearTimeout(timer);
        subscriptions.dispose();
        resolve(end);
      };
      const timer = setTimeout(() => finish(undefined), startMs);
      const subscriptions = Disposable.from(
        window.onDidStartTerminalShellExecution((event) => {
          if (event.terminal !== terminal || this.execution !== undefined) return;
          // A line that was broken off begins as a command of nothing.
          if (event.execution.commandLine.value.trim() === '') return;
          clearTimeout(timer);
          this.execution = event.execution;
          this.reading = this.read(event.execution);
        }),
        window.onDidEndTerminalShellExecution((event) => {
          if (this.execution === undefined || event.execution !== this.execution) return;
          const { exitCode } = event;
          void this.reading?.then(() => {
            finish({ output: this.output.slice(-mostHeld), ...(exitCode === undefined ? {} : { exitCode }) });
          });
        }),
        window.onDidCloseTerminal((closed) => {
          // Its stream may never end.
          if (closed === terminal) finish(this.execution && { output: this.output.slice(-mostHeld) });
        }),
      );
    });
  }

  private async read(execution: TerminalShellExecution): Promise<void> {
    try {
      for await (const data of execution.read()) {
        this.output += data;
        if (this.output.length > 2 * mostHeld) this.output = this.output.slice(-mostHeld);
      }
    } catch {
      // What came before is what there is.
    }
  }
}
