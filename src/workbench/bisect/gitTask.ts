import {
  Disposable,
  ProcessExecution,
  ShellExecution,
  Task,
  TaskPanelKind,
  TaskRevealKind,
  tasks,
  TaskScope,
  type CancellationToken,
} from 'vscode';

/** The exit code; nothing when it was cancelled or never started. */
export type Exit = number | undefined;

/** Runs git in a folder, without a terminal being shown. */
export function runGit(git: string, cwd: string, args: readonly string[]): Promise<Exit> {
  return run(new ProcessExecution(git, [...args], { cwd }), `git ${args[0] ?? ''}`, { close: true });
}

/** Runs a command line as the person's shell does, in a terminal that can be watched. */
export function runShell(cwd: string, command: string, token: CancellationToken): Promise<Exit> {
  return run(new ShellExecution(command, { cwd }), command, { close: false }, token);
}

async function run(
  execution: ProcessExecution | ShellExecution,
  name: string,
  { close }: { readonly close: boolean },
  token?: CancellationToken,
): Promise<Exit> {
  // Tells this run from others of the same command.
  const id = crypto.randomUUID();
  const task = new Task({ type: 'sitrep', id }, TaskScope.Workspace, name, 'Sitrep', execution, []);
  task.presentationOptions = {
    // Its terminal is there for who wants to look; it does not come up by itself.
    reveal: TaskRevealKind.Never,
    panel: TaskPanelKind.Shared,
    showReuseMessage: false,
    echo: true,
    focus: false,
    close,
  };
  if (token?.isCancellationRequested === true) return undefined;
  const listeners: Disposable[] = [];
  try {
    return await new Promise<Exit>((resolve, reject) => {
      let started: { terminate(): void } | undefined;
      listeners.push(
        tasks.onDidEndTaskProcess((end) => {
          if (end.execution.task.definition['id'] === id) resolve(end.exitCode);
        }),
      );
      if (token !== undefined)
        listeners.push(
          token.onCancellationRequested(() => {
            started?.terminate();
            resolve(undefined);
          }),
        );
      tasks.executeTask(task).then((running) => {
        started = running;
      }, reject);
    });
  } finally {
    Disposable.from(...listeners).dispose();
  }
}
