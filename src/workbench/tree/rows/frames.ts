import { ownFrames } from '../../../core/evidence/frames.ts';
import type { TreeNode } from '../node.ts';
import type { RowContext } from './context.ts';
import { childId, leafRow } from './row.ts';
import { joined, oneLine, sentences } from './rowText.ts';

const mostFrames = 15;

/** The places in code that a piece of evidence names; a click opens those that the workspace has. */
export function frameRows(
  parent: string,
  incident: string,
  evidence: string,
  { say }: RowContext,
): readonly TreeNode[] {
  const frames = ownFrames(evidence, mostFrames);
  if (frames.length === 0) {
    const label = say('Names no place in code');
    return [
      leafRow({
        id: childId(parent, 'frame:none'),
        ref: { kind: 'other' },
        label,
        accessibilityLabel: sentences(label),
        icon: { id: 'info' },
        contextValue: 'frame',
      }),
    ];
  }
  return frames.map(({ file = '', function: name, line, minified }, index) => {
    const place = line === undefined ? file : `${file}:${line}`;
    const label = oneLine(name ?? ending(place));
    const description = joined(
      name === undefined ? undefined : oneLine(ending(place)),
      minified ? say('minified: a source map is needed') : undefined,
    );
    return leafRow({
      id: childId(parent, `frame:${index}`),
      ref: minified
        ? { kind: 'other' }
        : { kind: 'place', incident, path: file, ...(line === undefined ? {} : { line }) },
      label,
      description,
      tooltip: place,
      accessibilityLabel: sentences(label, description),
      icon: { id: minified ? 'file-binary' : 'go-to-file' },
      contextValue: minified ? 'frame' : 'frame place',
      ...(minified ? {} : { target: { kind: 'command' as const, command: 'sitrep.openPlace' } }),
    });
  });
}

/** "db/pool.ts:53": what tells files apart comes last in a path, and a narrow row cuts its end. */
function ending(place: string): string {
  return place.split('/').slice(-2).join('/');
}
