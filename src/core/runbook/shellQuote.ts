/** The shells whose quoting Sitrep knows. `posix` holds for sh, bash, zsh, ksh and dash. */
export type ShellKind = 'posix' | 'fish' | 'powershell' | 'cmd';

/**
 * One word that the shell takes literally, whatever is in it. Line ends become spaces: a value with a line end would
 * be sent to the terminal as two commands. Other control characters are dropped for the same reason.
 */
export function shellQuote(value: string, shell: ShellKind): string {
  // eslint-disable-next-line no-control-regex -- control characters are what has to go
  const text = value.replace(/[\r\n\t]+/g, ' ').replace(/[\u0000-\u001f\u007f]/g, '');
  if (/^[A-Za-z0-9_./:@%+=,-]+$/.test(text) && !(shell !== 'posix' && /[%@,]/.test(text))) return text;
  switch (shell) {
    case 'posix':
      return `'${text.replace(/'/g, `'\\''`)}'`;
    case 'fish':
      return `'${text.replace(/[\\']/g, '\\$&')}'`;
    case 'powershell':
      return `'${text.replace(/['‘’‚‛]/g, '$&$&')}'`;
    case 'cmd':
      // Inside quotes cmd still expands %NAME%, and ends the word at a quote; a caret outside of quotes keeps the sign.
      return `"${text.replace(/"/g, '""').replace(/%/g, '"^%"')}"`;
  }
}
