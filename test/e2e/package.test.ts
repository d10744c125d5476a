import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './support/fixtures.ts';

const installed = (): string => {
  const [folder] = globSync('sitrep.sitrep-*', { cwd: process.env['SITREP_E2E_EXTENSIONS'] ?? '.' });
  return join(process.env['SITREP_E2E_EXTENSIONS'] ?? '.', folder ?? 'sitrep is not installed');
};

test('the package holds these files and no others', () => {
  const files = globSync('**/*', { cwd: installed() })
    .filter((path) => statSync(join(installed(), path)).isFile())
    .map((path) => path.replaceAll('\\', '/'))
    .sort();
  const parts = files.filter((path) => /^dist\/(node|web)\/[\w.]+\.js$/.test(path));
  const others = files.filter((path) => !parts.includes(path));
  expect(others).toEqual([
    'LICENSE.txt',
    'SECURITY.md',
    'changelog.md',
    'dist/webview/codicon.ttf',
    'dist/webview/postmortem.js',
    'dist/webview/postmortem.style.css',
    'media/icon.png',
    'media/sitrep.svg',
    ...['done', 'open', 'skipped'].flatMap((mark) => [`media/steps/${mark}-dark.svg`, `media/steps/${mark}-light.svg`]),
    'media/understood.tmLanguage.json',
    'package.json',
    'package.nls.json',
    'readme.md',
  ]);
  const names = (host: string): readonly string[] =>
    parts.filter((path) => path.startsWith(`dist/${host}/`)).map((path) => path.slice(`dist/${host}/`.length));
  expect(names('node')).toEqual(names('web'));
  expect(names('node')).toEqual(expect.arrayContaining(['extension.js', 'store.journal.js']));
  // Each part is one module of the sources and what only that module needs.
  const modules = names('node').map((name) => join('src', `${name.slice(0, -'.js'.length).replaceAll('.', '/')}.ts`));
  expect(modules.filter((path) => !existsSync(path))).toEqual([]);
});

test('what a start of the window loads stays within its size', () => {
  const size = (host: string): number => statSync(join(installed(), 'dist', host, 'extension.js')).size / 1024;
  expect(size('node')).toBeLessThan(300);
  expect(size('web')).toBeLessThan(500);
});

test('no bundle names a Node built-in or an address of the machine that built it', () => {
  for (const path of globSync('dist/**/*.js', { cwd: installed() })) {
    const text = readFileSync(join(installed(), path), 'utf8');
    expect(text, path).not.toMatch(/require\("(node:|fs"|path"|crypto"|os"|child_process")/);
    expect(text, path).not.toContain(process.cwd());
  }
});
