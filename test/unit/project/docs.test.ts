import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

interface Manifest {
  readonly scripts: Readonly<Record<string, string>>;
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, unknown>> };
  };
}

const manifest = JSON.parse(read('package.json')) as Manifest;
const titles = new Set(Object.values(JSON.parse(read('package.nls.json')) as Readonly<Record<string, string>>));
const pages = [...globSync('*.md', { cwd: root }), ...globSync('docs/**/*.md', { cwd: root })];

describe.each(pages)('%s', (page) => {
  const text = read(page);
  const found = (pattern: RegExp): readonly string[] => [...text.matchAll(pattern)].map(([, name]) => name ?? '');

  test('names only commands that exist', () => {
    expect(
      found(/"Sitrep: ([^"]+)"/g)
        .map((title) => title.replace(/\s+/g, ' '))
        .filter((title) => !titles.has(title)),
    ).toEqual([]);
  });

  test('names only settings that exist', () => {
    const known = manifest.contributes.configuration.properties;
    expect(found(/`(sitrep\.[\w.]+)`/g).filter((id) => !(id in known) && id !== 'sitrep.vsix')).toEqual([]);
  });

  test('names only scripts that exist', () => {
    const scripts = [...found(/npm run (?:--silent )?([\w:]+)/g), ...found(/npm (start|test)\b/g)];
    expect(scripts.filter((name) => !(name in manifest.scripts))).toEqual([]);
  });

  test('links only to files that exist', () => {
    const targets = found(/\]\(([^)\s]+)\)/g).filter((target) => !/^[a-z]+:|^#/.test(target));
    const missing = targets.filter((target) => !existsSync(join(root, dirname(page), target.replace(/#.*/, ''))));
    expect(missing).toEqual([]);
  });
});
