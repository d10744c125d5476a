import { l10n } from 'vscode';
import type { RunbookCommand, RunbookStep } from '../../../core/runbook/runbook.ts';
import { gapsOf, isSecretName, variableKey, type CommandVariable } from '../../../core/runbook/variables.ts';
import type { ShellKind } from '../../../core/runbook/shellQuote.ts';
import { askText, type Remark } from '../ask/askText.ts';
import type { Place } from '../ask/answer.ts';
import { noted, walk } from '../ask/walk.ts';

/** What a run's commands are filled with. */
export interface CommandValues {
  /** By `variableKey`. */
  readonly values: ReadonlyMap<string, string>;
  /** Values of variables whose names say that they are secret. */
  readonly secrets: readonly string[];
}

/** The values given for each run's variables, each asked for once. They are kept in memory only. */
export class RunValues {
  private readonly known = new Map<string, Map<string, string>>();
  private readonly secrets = new Map<string, Set<string>>();

  /** Asks for what a command needs and is not known yet; undefined when the person left. */
  async ask(
    { run, title }: { readonly run: string; readonly title: string },
    { command, steps }: { readonly command: RunbookCommand; readonly steps: readonly RunbookStep[] },
    shell: ShellKind | undefined,
  ): Promise<CommandValues | undefined> {
    const known = this.known.get(run) ?? new Map<string, string>();
    const secrets = this.secrets.get(run) ?? new Set<string>();
    const asked = gapsOf(command, steps).filter(({ name }) => !known.has(variableKey(name)));
    const answers = await walk<ReadonlyMap<string, string>>(
      new Map(),
      asked.map((gap) => (before, place) => {
        const key = variableKey(gap.name);
        return noted(askValue(gap, { title, value: before.get(key) ?? '', place, shell }), (value) =>
          new Map(before).set(key, value),
        );
      }),
    );
    if (answers === undefined) return undefined;
    for (const { name } of asked) {
      const value = answers.get(variableKey(name)) ?? '';
      known.set(variableKey(name), value);
      if (isSecretName(name) && value !== '') secrets.add(value);
    }
    this.known.set(run, known);
    this.secrets.set(run, secrets);
    // An empty answer leaves a shell variable to the shell.
    return { values: new Map([...known].filter(([, value]) => value !== '')), secrets: [...secrets] };
  }
}

interface Asking {
  readonly title: string;
  readonly value: string;
  readonly place: Place;
  readonly shell: ShellKind | undefined;
}

function askValue(
  { name, written, form }: CommandVariable,
  { title, value, place, shell }: Asking,
): ReturnType<typeof askText> {
  const isShell = form === 'shell';
  return askText({
    title,
    prompt: isShell
      ? l10n.t('Value of {0} in this run. Press Enter to leave it to the shell.', written)
      : l10n.t('What stands for {0} in this run? It is asked for once.', written),
    placeholder: name,
    value,
    place,
    maxLength: 2_000,
    isSecret: isSecretName(name),
    remark: (text) => remark(text, isShell, shell),
  });
}

function remark(text: string, canBeEmpty: boolean, shell: ShellKind | undefined): Remark | undefined {
  if (text.trim() === '') {
    return canBeEmpty ? undefined : { kind: 'error', message: l10n.t('Write what stands here.') };
  }
  // How an unknown shell quotes is not known here, so only what needs no quotes can be put into its commands.
  if (shell === undefined && !/^[\w./:@%+=,-]+$/.test(text)) {
    return {
      kind: 'error',
      message: l10n.t('Sitrep does not know how this shell quotes. Only letters, digits and . / : @ % + = , - _ fit.'),
    };
  }
  return undefined;
}
