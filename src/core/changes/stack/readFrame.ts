import type { ReadFrame, TraceLanguage } from './frame.ts';
import { framePath } from './framePath.ts';

interface Place {
  readonly file?: string;
  readonly function?: string;
  readonly line?: string;
  readonly column?: string;
}

function frame(language: TraceLanguage, place: Place): ReadFrame {
  const file = place.file === undefined ? undefined : framePath(place.file);
  const name = place.function?.trim().replace(/^\.(?=\w)/, '');
  return {
    language,
    ...(file === undefined ? {} : { file }),
    ...(name === undefined || name === '' || name === '<anonymous>' ? {} : { function: name }),
    ...numbered('line', place.line),
    ...numbered('column', place.column),
  };
}

function numbered(name: 'line' | 'column', digits: string | undefined): Partial<Record<'line' | 'column', number>> {
  const value = Number(digits);
  return digits !== undefined && Number.isSafeInteger(value) && value > 0 ? { [name]: value } : {};
}

type Reader = (line: string) => ReadFrame | undefined;

// Every quantifier is bounded, so that no line costs more than its length times a constant.
const python = /File "([^"]{1,400})", line (\d{1,7})(?:, in ([^\s].{0,200}))?/;
const dotnet =
  /\bat ([\w.<>`[\],+$|]{1,300}\([^)]{0,300}\))(?: \[0x[0-9a-f]{1,8}\])? in (.{1,400}?):(?:line )?(\d{1,7})\b/;
const java =
  /\bat (?:[\w.@-]{1,100}\/{1,2})?((?:[\w$]{1,100}\.){1,20}(?:[\w$<>-]{1,200}))\(([\w$-]{1,200}\.(?:java|kts?|scala|groovy|clj)):(\d{1,7})\)/;
const javaUnknown = /\bat ((?:[\w$]{1,100}\.){2,20}[\w$<>]{1,200})\((?:Native Method|Unknown Source)\)/;
const v8 = /\bat (?:async )?(?:new )?([^()\n]{0,300}?) ?\( ?([^()\s][^()]{0,500}?):(\d{1,7})(?::(\d{1,7}))? ?\)/;
const v8Eval = /\bat (?:async )?([^()\n]{0,200}?) ?\(eval at [^()]{0,200}\(([^()]{1,400}?):(\d{1,7}):(\d{1,7})\)/;
const v8Bare =
  /\bat (?:async )?((?:[a-zA-Z]{1,20}:\/{0,3})?[^\s()]{1,400}?\.[a-z]{1,8}[^\s():]{0,100}|node:[\w/.-]{1,200}):(\d{1,7})(?::(\d{1,7}))?$/;
const gecko = /(?:^|\s)([\w$.<>/*[\]-]{0,200})@((?:[a-z-]{2,20}:\/{2,3}|\/)[^\s]{1,500}?):(\d{1,7}):(\d{1,7})$/;
const ruby =
  /(?:^|\s|\()((?:\.{0,2}\/|[A-Z]:[\\/])?[\w.@+~/\\-]{1,300}\.(?:rb|erb|rake|ru|haml|slim|gemspec)):(\d{1,7})(?::in [`'‘]([^'’\n]{1,200})['’])?/;
const rust = /\bat (\S{1,300}\.rs):(\d{1,7})(?::(\d{1,7}))?/;
const rustPanic = /panicked at (?:'.{0,300}', )?(\S{1,300}\.rs):(\d{1,7}):(\d{1,7})/;
const go = /(?:^|\s)(\S{1,300}\.(?:go|s)):(\d{1,7})(?: \+0x[0-9a-f]{1,8})?\s*$/;

const readers: readonly Reader[] = [
  (line) => {
    const [, file, at, name] = python.exec(line) ?? [];
    if (file === undefined) return undefined;
    return { ...frame('python', { file, ...given('function', name), ...given('line', at) }), innermostLast: true };
  },
  (line) => {
    const [, name, file, at] = dotnet.exec(line) ?? [];
    return name === undefined
      ? undefined
      : frame('dotnet', { function: name.replace(/\(.*$/, ''), ...given('file', file), ...given('line', at) });
  },
  (line) => {
    const [, name, file, at] = java.exec(line) ?? [];
    if (name === undefined || file === undefined) return undefined;
    return frame('java', { function: name, file: `${packageFolder(name)}${file}`, ...given('line', at) });
  },
  (line) => {
    const [, name] = javaUnknown.exec(line) ?? [];
    return name === undefined ? undefined : frame('java', { function: name });
  },
  (line) => {
    const [, file, at, column] = rustPanic.exec(line) ?? rust.exec(line) ?? [];
    return file === undefined ? undefined : frame('rust', { file, ...given('line', at), ...given('column', column) });
  },
  (line) => {
    const [, name, file, at, column] = v8Eval.exec(line) ?? v8.exec(line) ?? [];
    if (file === undefined) return undefined;
    return ofFile({ file, ...given('function', name), ...given('line', at), ...given('column', column) });
  },
  (line) => {
    const [, file, at, column] = v8Bare.exec(line) ?? [];
    return file === undefined ? undefined : ofFile({ file, ...given('line', at), ...given('column', column) });
  },
  (line) => {
    const [, name, file, at, column] = gecko.exec(line) ?? [];
    if (file === undefined) return undefined;
    return frame('javascript', { file, ...given('function', name), ...given('line', at), ...given('column', column) });
  },
  (line) => {
    const [, file, at, name] = ruby.exec(line) ?? [];
    return file === undefined ? undefined : frame('ruby', { file, ...given('line', at), ...given('function', name) });
  },
  (line) => {
    const [, file, at] = go.exec(line) ?? [];
    return file === undefined ? undefined : frame('go', { file, ...given('line', at) });
  },
];

function given<Name extends string>(name: Name, value: string | undefined): Partial<Record<Name, string>> {
  const out: Partial<Record<Name, string>> = {};
  if (value !== undefined) out[name] = value;
  return out;
}

/** Error trackers print other languages the way V8 does: "at ._create_job ( /src/batch.py:182 )". */
function ofFile(place: Place & { readonly file: string }): ReadFrame {
  const ending = /\.(py|rb|go|rs|cs|java|kt)$/.exec(place.file)?.[1];
  const languages: Readonly<Record<string, TraceLanguage>> = {
    py: 'python',
    rb: 'ruby',
    go: 'go',
    rs: 'rust',
    cs: 'dotnet',
    java: 'java',
    kt: 'java',
  };
  return frame(languages[ending ?? ''] ?? 'javascript', place);
}

function packageFolder(method: string): string {
  const parts = method.split('.').slice(0, -2);
  return parts.length === 0 ? '' : `${parts.join('/')}/`;
}

/** The frame that a line of a log holds, whatever stands before it. */
export function readFrame(line: string): ReadFrame | undefined {
  // Most lines of a log are no frames: look for what every form has before trying each.
  if (!/[:"(]\d|, line \d|:line \d|\((?:Native Method|Unknown Source)\)/.test(line)) return undefined;
  for (const read of readers) {
    const found = read(line);
    if (found !== undefined) return found;
  }
  return undefined;
}
