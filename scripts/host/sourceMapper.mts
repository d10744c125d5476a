import { existsSync, readFileSync } from 'node:fs';
import { SourceMap, type SourceMapPayload } from 'node:module';
import { basename, dirname, join, relative, sep } from 'node:path';
import { root } from './paths.mts';

/** Lines that the web-worker host puts before a module: it makes a function of it. */
const workerHeader = 2;

/** Turns places in a bundle into places in its sources, from the project root; leaves out frames of node_modules. */
export function sourceMapper(bundle: string): (stack: string) => string {
  const mapFile = `${bundle}.map`;
  if (!existsSync(mapFile)) return (stack) => stack;
  const map = new SourceMap(JSON.parse(readFileSync(mapFile, 'utf8')) as SourceMapPayload);
  const tail = [basename(dirname(bundle)), basename(bundle)].join('/').replaceAll('.', String.raw`\.`);
  const place = new RegExp(String.raw`[^\s(]*${tail}[^\s:)]*:(\d+):(\d+)`);
  return (stack) =>
    stack
      .split('\n')
      .map((line) =>
        line.replaceAll('\\', '/').replace(place, (whole, row: string, column: string) => {
          const above = whole.includes('#vscode-extension') ? workerHeader : 0;
          const entry = map.findEntry(Number(row) - 1 - above, Number(column) - 1);
          if (!('originalSource' in entry)) return whole;
          const source = relative(root, join(dirname(bundle), entry.originalSource))
            .split(sep)
            .join('/');
          return `${source}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
        }),
      )
      .filter((line) => !/^\s+at .*node_modules\//.test(line))
      .join('\n');
}
