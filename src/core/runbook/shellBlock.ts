import { foreignWords, shellPrograms, wordPrograms } from './shellPrograms.ts';

const shellLabels = new Set([
  'sh',
  'bash',
  'shell',
  'zsh',
  'fish',
  'ksh',
  'console',
  'terminal',
  'shellsession',
  'shell-session',
  'sh-session',
  'shellscript',
  'cmd',
  'powershell',
  'ps1',
  'pwsh',
  'commandline',
  'cli',
]);

/** Labels that say nothing about the language. */
const openLabels = new Set([
  '',
  'text',
  'txt',
  'plaintext',
  'plain',
  'none',
  'log',
  'code',
  'output',
  'raw',
  'example',
]);

/** How far a label vouches for shell: the less it does, the surer the first line must be. */
type Trust = 'shell' | 'open' | 'foreign';

/**
 * Whether a person would run the block in a shell. Labels mislead (queries under `console`, addresses under
 * `sh`, commands under `yaml`), so the first line that is no comment decides; a command with its output counts.
 */
export function isShellBlock(language: string, text: string): boolean {
  const trust = trustOf(language);
  const lines = firstLines(text, 12);
  if (lines.some((line) => promptedCommand(line) !== undefined) && trust !== 'foreign') return true;
  if (/^#!.*\b(?:ba|z|k|da)?sh\b/.test(lines[0] ?? '')) return true;
  const code = lines.filter((line) => !/^\s*#/.test(line));
  // Only comments: either notes, or a root prompt ("# systemctl status").
  if (code.length === 0) return lines.some((line) => isCommandLine(line.replace(/^\s*#+\s*/, ''), 'open'));
  const [first, second] = code;
  if (first === undefined) return false;
  if (isAssignment(first))
    return trust === 'shell' || /\$\(|^[A-Z]/.test(first) || (second !== undefined && isCommandLine(second, trust));
  return isCommandLine(first, trust);
}

function trustOf(language: string): Trust {
  const label =
    language
      .toLowerCase()
      .replace(/[{}]/g, '')
      .split(/[\s,:]/)[0] ?? '';
  return shellLabels.has(label) ? 'shell' : openLabels.has(label) ? 'open' : 'foreign';
}

function firstLines(text: string, count: number): readonly string[] {
  const lines: string[] = [];
  for (const line of text.split(/\r\n|\r|\n/)) {
    if (line.trim() !== '') lines.push(line);
    if (lines.length === count) break;
  }
  return lines;
}

const prompts: readonly RegExp[] = [
  /^\s*(?:\$|❯|➜|λ)[a-z]*\s+(\S.*)$/,
  /^\s*(?:sh|bash)-[\d.]+[#$]\s+(\S.*)$/,
  /^\s*\[[^\]]{1,60}\]\s*[#$]\s+(\S.*)$/,
  /^\s*[^$#<>|"'=]{0,50}@[\w.-]+[:\s][^$#|"'=]{0,80}[#$]\s+(\S.*)$/,
  /^\s*PS\s[^>]{0,80}>\s+(\S.*)$/,
];

/** What stands behind a shell prompt ("$ ", "sh-5.1# ", "[root@host ~]# "); undefined without one. */
export function promptedCommand(line: string): string | undefined {
  for (const prompt of prompts) {
    const command = prompt.exec(line)?.[1];
    if (command !== undefined) return command;
  }
  return undefined;
}

function isAssignment(line: string): boolean {
  return /^\s*[A-Za-z_][A-Za-z0-9_]*=(?![=~])(?:["'$(<\w./~-].*)?$/.test(line) && !/^\s*\w+=\w+\s+\d/.test(line);
}

/** A flag, a pipe, a redirection, a path, a variable, a placeholder or quotes. */
const signs =
  /(?:^|\s)--?[a-zA-Z][\w-]*|\s\|\s|&&|\$[\w({]|(?:^|\s)(?:~|\.{1,2})?\/\w|\s>>?\s|<[\w -]+>|\{[\w -]+\}|["'`]|;\s*$|\\$/;

function isCommandLine(line: string, trust: Trust): boolean {
  const text = line.trim().replace(/^(?:[A-Z_][A-Z0-9_]*=\S*\s+)+/, '');
  const [first = '', second = ''] = text.split(/\s+/, 2);
  if (/^(?:\.{1,2}\/|~\/|\/(?:usr|opt|bin|sbin|etc|home|srv|var)\/)[\w./-]+$/.test(first))
    return trust !== 'foreign' || signs.test(text.slice(first.length));
  if (/^<[\w -]+>\s+--?[a-z]/.test(text) || /^\$\{?\w+\}?\s+--?\w/.test(text)) return true;
  if (shellPrograms.has(first)) return !isStatement(second) && (trust !== 'foreign' || isSurelyShell(first, text));
  if (trust === 'foreign' || !/^[a-z][\w.+-]*(?:\/[\w.+-]+)*$/.test(first) || isStatement(second)) return false;
  if (/\bby\s*\(|\)\s*[><=*/]|^\w+\s+without\b/.test(text)) return false;
  const words = text.split(/\s+/);
  const tidy = !/[.,:!?]$/.test(text);
  if (wordPrograms.has(first)) return signs.test(text.slice(first.length)) || (words.length <= 3 && tidy);
  if (foreignWords.has(first)) return trust === 'shell' && /\s--?[a-z]/.test(text);
  if (trust === 'shell')
    return signs.test(text.slice(first.length)) || (words.length <= 5 && tidy && !/_.*_/.test(first));
  const plain = words.every((word) =>
    /^(?:[a-z][\w./=@:-]*|[A-Z][A-Z_]*|\d+|[<[{][\w -]+[>\]}]|email=\S+)$/.test(word),
  );
  return /\s--?[a-z][\w-]*/.test(text)
    ? /^[a-z][\w-]*$/.test(first)
    : plain && words.length >= 2 && words.length <= 8 && !first.includes('_');
}

/** Ruby's "gem 'x'" and a configuration's "env …" are no commands, so under another language's label more is asked. */
function isSurelyShell(first: string, text: string): boolean {
  return (
    !/^(?:gem|ruby|php|python3?|env|echo|export|alias|java|go|node|printf|eval|mount|snap)$/.test(first) &&
    signs.test(text.slice(first.length))
  );
}

/** The second word of an assignment, a comparison or a mapping in another language. */
function isStatement(second: string): boolean {
  return /^(?:[=<>]=?|!=|[*/+]|=>|:=|:|->|==.*|by\(.*)$/.test(second) || /^\w+:$/.test(second);
}

/** What to run of a block: with prompts, only what is behind them (and its continuation lines); else the block itself. */
export function commandText(text: string): { readonly text: string; readonly skippedLines: number } {
  const lines = text.split(/\r\n|\r|\n/);
  const commands: string[] = [];
  let skippedLines = 0;
  let continues = false;
  for (const [index, line] of lines.entries()) {
    const command = promptedCommand(line);
    if (command === undefined && !continues) continue;
    if (commands.length === 0) skippedLines = index;
    commands.push(command ?? line.replace(/^\s*>\s/, ''));
    continues = /(?:\\|\||&&)\s*$/.test(command ?? line);
  }
  return commands.length > 0 ? { text: commands.join('\n'), skippedLines } : { text: text.trimEnd(), skippedLines: 0 };
}
