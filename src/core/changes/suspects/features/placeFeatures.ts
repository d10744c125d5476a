import type { Frame } from '../../stack/frame.ts';
import { commonEnding } from '../../stack/framePath.ts';
import { columns, type Columns, type View } from './view.ts';

const names = ['frame', 'mention'] as const;
export type PlaceFeature = (typeof names)[number];

export interface FrameHit {
  readonly frame: Frame;
  readonly path: string;
}

/** Files of the candidate that frames of the report are in: for each frame the file that it shares most of its path with. */
export function frameHits({ pool, read }: View, index: number): readonly FrameHit[] {
  const hits: FrameHit[] = [];
  for (const frame of read.frames) {
    const { file } = frame;
    if (file === undefined || frame.outside) continue;
    let best = 0;
    let path: string | undefined;
    for (const each of pool.candidates[index]?.files ?? []) {
      const common = commonEnding(file, each.path);
      if (common > best) [best, path] = [common, each.path];
    }
    if (path !== undefined) hits.push({ frame, path });
  }
  return hits;
}

export function placeFeatures(view: View): Columns<PlaceFeature> {
  const { candidates } = view.pool;
  const out = columns(names, candidates.length);
  const text = view.read.text;
  for (const [index, candidate] of candidates.entries()) {
    if (view.read.frames.length > 0) {
      out.frame[index] = Math.max(0, ...frameHits(view, index).map(({ frame }) => 1 / (1 + 0.3 * frame.depth)));
    }
    const mentioned = candidate.files.some(({ path }) => path.length > 5 && text.includes(path));
    out.mention[index] = mentioned ? 1 : 0;
  }
  return out;
}
