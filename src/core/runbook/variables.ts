import type { RunbookCommand, RunbookStep } from './runbook.ts';

/** A gap in a command. `written` is what stands in the command, `name` is what the user is asked for. */
export interface CommandVariable {
  readonly name: string;
  readonly written: string;
  readonly form: 'angle' | 'braces' | 'shell';
}

/**
 * `<pod>`, `{{ region }}` and `$SERVICE`. In lower case `$name` is left alone: those are set and used within a
 * script. `<` is a redirection when a space or a path follows it, and `<<EOF` a here-document.
 */
export const gapPattern =
  /(?<!<)<(?![<(\s/&-])([A-Za-z][A-Za-z0-9 _.,:/'-]{0,60}?)>|\{\{\s*([A-Za-z][^{}\n]{0,60}?)\s*\}\}|(?<!\\)\$(?:\{([A-Z][A-Z0-9_]*)\}|([A-Z][A-Z0-9_]*)\b)/g;

/** Names that every shell sets. */
const ambient = new Set(
  'HOME USER PWD PATH SHELL HOSTNAME LOGNAME TMPDIR OLDPWD LANG TERM EDITOR RANDOM SECONDS UID EUID PPID IFS PS1 LINENO'.split(
    ' ',
  ),
);

/** The gaps of one command, each once, in the order of use. Shell variables that the command sets itself are none. */
export function variablesOf(text: string): readonly CommandVariable[] {
  const set = assignedIn(text);
  const found = new Map<string, CommandVariable>();
  for (const { 0: written, 1: angle, 2: braces, 3: braced, 4: bare } of outsideSingleQuotes(text)) {
    const shell = braced ?? bare;
    if (shell !== undefined && (ambient.has(shell) || set.has(shell))) continue;
    const name = (angle ?? braces ?? shell ?? '').trim();
    // Go and Helm templates are code for the program that is run: {{ .Name }}, {{ range … }}.
    if (braces !== undefined && !/^[A-Za-z][\w -]*$/.test(name)) continue;
    const form = angle !== undefined ? 'angle' : braces !== undefined ? 'braces' : 'shell';
    if (!found.has(written)) found.set(written, { name, written, form });
  }
  return [...found.values()];
}

/** In single quotes the shell expands nothing, so only gaps that people fill by hand are found there. */
function outsideSingleQuotes(text: string): readonly RegExpExecArray[] {
  const quoted = [...text.matchAll(/"(?:\\.|[^"\\])*"|'[^']*'/g)].filter(([part]) => part.startsWith("'"));
  return [...text.matchAll(gapPattern)].filter(({ 0: written, index }) => {
    if (!written.startsWith('$')) return true;
    return !quoted.some((part) => index > part.index && index < part.index + part[0].length);
  });
}

/** The shell variables that a command sets: assignments, `export`, `read`, `for … in`. */
export function assignedIn(text: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const [, name] of text.matchAll(
    /(?:^|[\s;&|(])(?:export\s+|local\s+|declare\s+(?:-\w+\s+)*|readonly\s+)?([A-Za-z_][A-Za-z0-9_]*)=/gm,
  )) {
    if (name !== undefined) names.add(name);
  }
  for (const [, name] of text.matchAll(/\b(?:for|read(?:\s+-\w+)*)\s+([A-Za-z_][A-Za-z0-9_]*)\b/g))
    if (name !== undefined) names.add(name);
  return names;
}

/** The gaps of one command of a runbook that no command before it sets, each name once. */
export function gapsOf(command: RunbookCommand, steps: readonly RunbookStep[]): readonly CommandVariable[] {
  const set = new Set<string>();
  for (const { text, line } of steps.flatMap(({ commands }) => commands)) {
    if (line < command.line) for (const name of assignedIn(text)) set.add(name);
  }
  const gaps = new Map<string, CommandVariable>();
  for (const gap of variablesOf(command.text)) {
    const key = variableKey(gap.name);
    if (!(gap.form === 'shell' && set.has(gap.name)) && !gaps.has(key)) gaps.set(key, gap);
  }
  return [...gaps.values()];
}

/** Whether a variable's name says that its value is secret, so that it is not shown and never kept. */
export function isSecretName(name: string): boolean {
  return /(?<![a-z])pass(?:word|phrase|wd)?(?![a-z])|pwd|secret|token|api[\s_-]?key|private[\s_-]?key|access[\s_-]?key|credential|\bkey\b/i.test(
    name.replace(/_/g, ' '),
  );
}

/** Under which a value is kept for a run: "pod name", `POD_NAME` and "pod-name" are one. */
export function variableKey(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '_');
}
