import { shellPlace } from './shellPlace.ts';
import type { ShellKind } from './shellQuote.ts';

/** The kind of a shell by its program ("/usr/bin/zsh", "pwsh.exe"); undefined for one whose quoting is not known here. */
export function shellKindOf(program: string): ShellKind | undefined {
  const name = (program.split(/[\\/]/).pop() ?? '').toLowerCase().replace(/\.exe$/, '');
  if (/^(?:(?:ba|z|k|mk|pdk|da|a)?sh|gitbash|git-bash|busybox)$/.test(name)) return 'posix';
  if (name === 'fish') return 'fish';
  if (/^(?:powershell|pwsh)(?:-preview)?$/.test(name)) return 'powershell';
  return name === 'cmd' ? 'cmd' : undefined;
}

/**
 * The command as it is given to the terminal. Lines that only comment are left out, as an interactive zsh would run
 * them. Several lines are made one command, where the shell has a way to say so: else a terminal runs them one by
 * one, and the exit code would be that of the first.
 */
export function terminalCommand(text: string, shell: ShellKind | undefined): string {
  const command = withoutComments(text.replace(/\r\n?/g, '\n').trim());
  const isComplete = shellPlace(`${command}\n`) === 'open' && !/\\$/.test(command);
  if (!isComplete || !isSeveral(command)) return command;
  switch (shell) {
    case 'posix':
      return `{\n${command}\n}`;
    case 'fish':
      return `begin\n${command}\nend`;
    case 'powershell':
      return `. {\n${command}\n}`;
    case 'cmd':
    case undefined:
      return command;
  }
}

/** Whether a terminal takes the text as one command, with one exit code. */
export function isOneCommand(command: string): boolean {
  return !isSeveral(command) || /^(?:\{|begin|\. \{)\n/.test(command);
}

function withoutComments(text: string): string {
  const lines = text.split('\n');
  if (!lines.some((line) => /^\s*#/.test(line))) return text;
  let before = '';
  const kept = lines.filter((line) => {
    const isComment = /^\s*#/.test(line) && shellPlace(before) === 'open' && !before.endsWith('\\\n');
    if (!isComment) before += `${line}\n`;
    return !isComment;
  });
  return kept.join('\n').trim();
}

/** More than one line, other than one that a backslash continues. */
function isSeveral(command: string): boolean {
  return /(?<!\\)\n/.test(command);
}
