import type { Frame, ReadFrame } from './frame.ts';
import { isMinified, isOutside } from './framePath.ts';
import { readFrame } from './readFrame.ts';

/** A longer line is data or a whole bundle; a frame stands in its beginning or not at all. */
const longestLine = 1_000;
/** JSON logs write a trace on one line; its line ends are then the two characters `\n`. */
const writtenLineEnd = /\\r?\\n|\\n/;

interface Trace {
  readonly frames: Frame[];
  readonly innermostLast: boolean;
  lastRow: number;
}

/**
 * Finds the stack frames in a text: Node, browsers, Python, Java, Go, Ruby, .NET and Rust, also behind the prefixes that
 * loggers put before each line. In the order of the text. Takes time linear in the length of the text and never throws.
 */
export function parseStack(text: string): readonly Frame[] {
  const traces: Trace[] = [];
  let before = '';
  text.split('\n').forEach((whole, row) => {
    for (const line of pieces(whole)) {
      const read = readFrame(line);
      if (read !== undefined) {
        const found = named(read, before);
        const last = traces.at(-1);
        const goesOn = last?.frames[0]?.language === found.language && row - last.lastRow <= 3;
        const trace = goesOn ? last : { frames: [], lastRow: row, innermostLast: found.innermostLast === true };
        if (!goesOn) traces.push(trace);
        trace.frames.push(placed(found, trace.frames.length, row));
        trace.lastRow = row;
      }
      before = line;
    }
  });
  return traces.flatMap(countedFromInnermost);
}

function pieces(whole: string): readonly string[] {
  const line = whole.slice(0, 64_000);
  const parts = /\\n[\\t ]*(?:at |File |from |\d+: )/.test(line) ? line.split(writtenLineEnd) : [line];
  return parts.map((part) => part.slice(0, longestLine).trimEnd());
}

const goFunction = /([\w./~-]{1,200}\.(?:\([*\w[\]./]{1,100}\)\.)?[\w.[\]]{1,200})\(.{0,400}\)?$/;
const rustFunction = /\d{1,4}: (?:0x[0-9a-f]{1,16} - )?([\w:<>&$ ]{1,300})$/;

/** Go and Rust name the function on the line before its place. */
function named(frame: ReadFrame, before: string): ReadFrame {
  if (frame.function !== undefined || (frame.language !== 'go' && frame.language !== 'rust')) return frame;
  const name = (frame.language === 'go' ? goFunction : rustFunction).exec(before)?.[1]?.trim();
  return name === undefined ? frame : { ...frame, function: name };
}

function placed(frame: ReadFrame, depth: number, row: number): Frame {
  const { innermostLast: _, ...read } = frame;
  return {
    ...read,
    depth,
    row,
    minified: isMinified(frame.file, frame.column),
    outside: frame.file !== undefined && isOutside(frame.file),
  };
}

function countedFromInnermost({ frames, innermostLast }: Trace): readonly Frame[] {
  if (!innermostLast) return frames;
  return frames.map((frame) => ({ ...frame, depth: frames.length - 1 - frame.depth }));
}
