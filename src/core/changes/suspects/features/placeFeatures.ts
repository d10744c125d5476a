import type { Frame } from '../../stack/frame.ts';
import { commonEnding } from '../../stack/framePath.ts';
import type { KnownPath } from '../index/pathTable.ts';
import type { ReadReport } from '../report/readReport.ts';
import { beginningsOf, isAlphanumeric, squeezed } from '../words/squeezed.ts';
import { betweenPauses, columns, type Columns, type Steps, type View } from './view.ts';

const names = ['frame', 'mention', 'fileName', 'folder', 'component', 'blamed', 'named'] as const;
export type PlaceFeature = (typeof names)[number];

export interface FrameHit {
  readonly frame: Frame;
  readonly file: string;
  readonly path: string;
  /** From 0 to 1: how much of the path agrees and how near to the failure the frame is. */
  readonly strength: number;
  /** The change touches the frame's line or its neighbours; `undefined` where its lines are not known. */
  readonly touched: boolean | undefined;
}

/** Changed lines this far from a frame's line count as touching it: the trace is of what ran, not of what was edited. */
const neighbourhood = 5;

type FramesByName = ReadonlyMap<string, readonly (Frame & { readonly file: string })[]>;

export function framesByName({ frames }: ReadReport): FramesByName {
  const found = new Map<string, (Frame & { readonly file: string })[]>();
  for (const frame of frames) {
    const { file } = frame;
    if (file === undefined || frame.outside) continue;
    const name = file.slice(file.lastIndexOf('/') + 1).toLowerCase();
    found.set(name, [...(found.get(name) ?? []), { ...frame, file }]);
  }
  return found;
}

/** The frame that speaks most for the candidate. */
export function bestFrame({ pool }: View, byName: FramesByName, index: number): FrameHit | undefined {
  const known = pool.known[index];
  if (byName.size === 0 || known === undefined) return undefined;
  let best: FrameHit | undefined;
  for (const [place, entry] of known.paths.entries()) {
    for (const frame of byName.get(entry.name) ?? []) {
      const common = commonEnding(frame.file, entry.path);
      if (common === 0) continue;
      const { lines } = known.candidate.files[place] ?? {};
      const { line } = frame;
      const touched =
        lines === undefined || line === undefined
          ? undefined
          : lines.some(([first, last]) => line >= first - neighbourhood && line <= last + neighbourhood);
      const strength = Math.min(1, (Math.min(common, 3) / 3 / (1 + 0.1 * frame.depth)) * (touched === true ? 1.5 : 1));
      if (strength > (best?.strength ?? 0)) best = { frame, file: frame.file, path: entry.path, strength, touched };
    }
  }
  return best;
}

/** How the report writes the path: the whole of it, possibly with folders before. */
export function mentionOf({ pathLike }: ReadReport, { name, lower }: KnownPath): string | undefined {
  return pathLike.get(name)?.find((written) => written === lower || written.endsWith(`/${lower}`));
}

const shortestStem = 6;

/** The report has the file's name, without its ending, as a word. */
export function namesFile({ words }: ReadReport, { stem }: KnownPath): boolean {
  return stem.length >= shortestStem && words.has(stem);
}

const prefix = /^\s*(?:\[([^\]]{2,60})\]|(?:\w+\()?([\w/.-]{2,60})\)?:)/;

/** "[swarming] Retry" and "fix(tabs): focus" say where they belong. */
export function componentOf(title: string): string | undefined {
  const [, bracketed, plain] = prefix.exec(title) ?? [];
  return (bracketed ?? plain)?.toLowerCase();
}

/** The component of the candidate that the report names or is labelled with. */
export function sharedComponent({ pool, read }: View, index: number, said = saidBy(read)): string | undefined {
  const known = pool.known[index];
  if (known === undefined) return undefined;
  const labelled = read.report.components?.map((each) => each.toLowerCase()) ?? [];
  const own = known.candidate.components?.find((each) => labelled.includes(each.toLowerCase()));
  if (own !== undefined) return own;
  const component = componentOf(known.title);
  return component !== undefined && (labelled.includes(component) || said(component)) ? component : undefined;
}

/** Whether the report has a word; titles have few components, so each is looked for once. */
function saidBy({ lower }: ReadReport): (word: string) => boolean {
  const known = new Map<string, boolean>();
  return (word) => {
    const said = known.get(word) ?? hasWord(lower, word);
    known.set(word, said);
    return said;
  };
}

function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!isAlphanumeric(text, at - 1) && !isAlphanumeric(text, at + word.length)) return true;
  }
  return false;
}

/** The change's own number or SHA in the report, as it is written there. */
export function ownName({ text }: ReadReport, { key, title }: { key: string; title: string }): string | undefined {
  const number =
    /(?:^pr:.*#|\(#)(\d{1,9})\)?$/.exec(key)?.[1] ??
    /\(#(\d{1,9})\)\s*$|^Merge pull request #(\d{1,9})\b/.exec(title)?.slice(1).find(Boolean);
  if (number !== undefined && text.includes(number)) {
    const written = new RegExp(`(?:#|\\bpull/|\\bPR |!)${number}\\b`).exec(text)?.[0];
    if (written !== undefined) return written;
  }
  const sha = /(?:^|:)([0-9a-f]{7,64})$/.exec(key)?.[1]?.slice(0, 7);
  return sha === undefined || !text.includes(sha)
    ? undefined
    : new RegExp(`\\b${sha}[0-9a-f]{0,57}\\b`).exec(text)?.[0];
}

/** How much each folder or file stem tells where the report has it: rarer among the candidates tells more. */
function partWeights({ pool, read }: View): Float64Array {
  const { parts } = pool.lexicon.paths;
  const said = squeezed(read.lower);
  const beginnings = beginningsOf(said);
  const weights = new Float64Array(parts.length);
  let found = 0;
  for (const [id, { plain, beginning }] of parts.entries()) {
    if (beginning === undefined || beginnings[beginning] === 0 || !said.includes(plain)) continue;
    weights[id] = 1;
    found += 1;
  }
  if (found === 0) return weights;
  const having = new Int32Array(parts.length);
  const last = new Int32Array(parts.length);
  const count = (part: number, index: number): void => {
    if (weights[part] === 0 || last[part] === index + 1) return;
    last[part] = index + 1;
    having[part] = (having[part] ?? 0) + 1;
  };
  for (const [index, { paths }] of pool.known.entries()) {
    for (const path of paths) {
      for (const part of path.folder.parts) count(part, index);
      count(path.part, index);
    }
  }
  const highest = Math.log(1 + pool.known.length);
  return weights.map((weight, id) =>
    weight === 0 ? 0 : Math.log(1 + pool.known.length / Math.max(1, having[id] ?? 1)) / highest,
  );
}

/** Places that the report names: stack frames, paths, file names, folders, components, the change itself. */
export function* placeFeatures(view: View): Steps<Columns<PlaceFeature>> {
  const { pool, read } = view;
  const out = columns(names, pool.known.length);
  const byName = framesByName(read);
  const weights = partWeights(view);
  const said = saidBy(read);
  yield undefined;
  const told: { readonly mention: number; readonly fileName: number; readonly folder: number }[] = [];
  /** By id of the path, the place in that list counted from 1; 0 for the many of which the report says nothing. */
  const places = new Int32Array(pool.lexicon.paths.size);
  for (const [index, path] of pool.paths.distinct.entries()) {
    if (index % 1_024 === 1_023) yield undefined;
    const mention = mentionOf(read, path) === undefined ? 0 : 1;
    const fileName = namesFile(read, path) ? 1 / Math.sqrt(pool.paths.of(path)) : 0;
    let folder = weights[path.part] ?? 0;
    for (const part of path.folder.parts) folder = Math.max(folder, weights[part] ?? 0);
    if (mention + fileName + folder > 0) places[path.id] = told.push({ mention, fileName, folder });
  }
  const blamed = new Set(read.report.blames?.map(({ key }) => key));
  const mayName = /#\d|pull\/\d|PR \d|!\d|[0-9a-f]{7}/.test(read.text);
  yield undefined;
  for (const [index, { candidate, paths }] of pool.known.entries()) {
    for (const { id } of told.length === 0 ? [] : paths) {
      const tells = told[(places[id] ?? 0) - 1];
      if (tells === undefined) continue;
      out.mention[index] = Math.max(out.mention[index] ?? 0, tells.mention);
      out.fileName[index] = Math.max(out.fileName[index] ?? 0, tells.fileName);
      out.folder[index] = Math.max(out.folder[index] ?? 0, tells.folder);
    }
    out.frame[index] = bestFrame(view, byName, index)?.strength ?? 0;
    out.component[index] = sharedComponent(view, index, said) === undefined ? 0 : 1;
    out.blamed[index] = blamed.has(candidate.key) ? 1 : 0;
    out.named[index] = mayName && ownName(read, candidate) !== undefined ? 1 : 0;
    if (index % betweenPauses === betweenPauses - 1) yield undefined;
  }
  return out;
}
