/**
 * What a terminal shows of a program's output: without control sequences, with what a carriage return or a backspace
 * wrote over gone. Of control characters only line ends and tabs are left.
 */
export function plainOutput(text: string): string {
  return withoutControls(text)
    .split('\n')
    .map((line) => overwritten(line.replace(/\r+$/, '')))
    .join('\n');
}

/* eslint-disable no-control-regex -- control sequences are control characters */
/** Operating system commands, device control and the like, up to their terminator or, cut short, their line's end. */
const strings = /(?:\u001b[\]PX^_]|[\u0090\u0098\u009d-\u009f])[^\u0007\u001b\u009c\n]*(?:\u0007|\u001b\\|\u009c)?/g;
/** Colours, cursor movements. */
const sequences = /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]?/g;
const escapes = /\u001b[ -/]*[0-~]?/g;
/** Other than backspace, tab, line feed and carriage return. */
const controls = /[\u0000-\u0007\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;
/* eslint-enable no-control-regex */

function withoutControls(text: string): string {
  return text
    .replace(strings, '')
    .replace(sequences, '')
    .replace(escapes, '')
    .replace(/\r\n/g, '\n')
    .replace(controls, '');
}

/** Backspaces take signs away; of what carriage returns wrote over each other the last is left, as of a progress bar. */
function overwritten(line: string): string {
  const last = line.slice(line.lastIndexOf('\r') + 1);
  if (!last.includes('\b')) return last;
  const signs: string[] = [];
  for (const sign of last) {
    if (sign === '\b') signs.pop();
    else signs.push(sign);
  }
  return signs.join('');
}
