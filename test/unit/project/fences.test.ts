import { build } from 'esbuild';
import { ESLint } from 'eslint';
import { dirname, join, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');

/** The compiler's complaints about `code`, were it a file of that layer. */
function compile(layer: string, code: string): readonly string[] {
  const configPath = join(root, layer, 'tsconfig.json');
  const config = ts.parseJsonConfigFileContent(
    ts.readConfigFile(configPath, (path) => ts.sys.readFile(path)).config,
    ts.sys,
    dirname(configPath),
  );
  const file = join(root, layer, 'fence.ts');
  const host = ts.createCompilerHost(config.options);
  const readSource = host.getSourceFile.bind(host);
  host.fileExists = (path) => path === file || ts.sys.fileExists(path);
  host.getSourceFile = (path, languageVersion, ...rest) =>
    path === file ? ts.createSourceFile(path, code, languageVersion) : readSource(path, languageVersion, ...rest);
  const options = { ...config.options, noEmit: true, composite: false, emitDeclarationOnly: false, incremental: false };
  delete options.tsBuildInfoFile;
  const program = ts.createProgram([file], options, host);
  const source = program.getSourceFile(file);
  return ts
    .getPreEmitDiagnostics(program, source)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

async function lint(file: string, code: string): Promise<readonly string[]> {
  const [result] = await new ESLint({ cwd: root }).lintText(code, { filePath: join(root, file) });
  return (result?.messages ?? []).map(({ ruleId }) => ruleId ?? 'syntax');
}

const withoutVsCode = ['src/core', 'src/app', 'src/store', 'src/integrations', 'src/protocol', 'webview-ui'];

describe('the compiler keeps each layer in', () => {
  test.each(withoutVsCode)('%s cannot see VS Code', (layer) => {
    expect(compile(layer, `import { window } from 'vscode';\nexport const w = window;`)).not.toEqual([]);
    expect(compile(layer, `export const fine = 1;`)).toEqual([]);
  });

  test.each(['src/core', 'src/app', 'src/store', 'src/protocol'])('%s has no page, worker or Node globals', (layer) => {
    for (const name of ['document', 'fetch', 'setTimeout', 'process', 'console', 'crypto', 'Buffer']) {
      expect(compile(layer, `export const seen = ${name};`), name).not.toEqual([]);
    }
  });

  test.each(['src/integrations', 'src/workbench'])('%s may fetch but has no page and no Node', (layer) => {
    expect(compile(layer, `export const seen = fetch;`)).toEqual([]);
    for (const name of ['document', 'process', 'Buffer']) {
      expect(compile(layer, `export const seen = ${name};`), name).not.toEqual([]);
    }
  });

  test('the web pages have a document but no process', () => {
    expect(compile('webview-ui', `export const seen = document.body;`)).toEqual([]);
    expect(compile('webview-ui', `export const seen = process;`)).not.toEqual([]);
  });

  test('Node built-ins are unknown to src', () => {
    for (const layer of [...withoutVsCode, 'src/workbench']) {
      expect(compile(layer, `import { readFileSync } from 'node:fs';\nexport const r = readFileSync;`)).not.toEqual([]);
    }
  });
});

describe('lint keeps imports pointing down', () => {
  const rule = 'import-x/no-restricted-paths';
  const upward: readonly (readonly [file: string, target: string])[] = [
    ['src/core/result.ts', '../app/ports.ts'],
    ['src/app/ports.ts', '../store/journal.ts'],
    ['src/store/journal.ts', '../workbench/parts.ts'],
    ['src/integrations/git/index.ts', '../../workbench/parts.ts'],
    ['src/integrations/git/index.ts', '../../store/journal.ts'],
    ['src/workbench/parts.ts', '../store/journal.ts'],
    ['src/workbench/parts.ts', '../integrations/git/index.ts'],
    ['src/workbench/parts.ts', '../extension.ts'],
  ];
  test.each(upward)('%s may not import %s', async (file, target) => {
    expect(await lint(file, `import * as fence from '${target}';\nexport { fence };\n`)).toContain(rule);
  });

  test('core may not read the clock or draw random numbers', async () => {
    for (const code of ['Date.now()', 'new Date()', 'Math.random()']) {
      expect(await lint('src/core/result.ts', `export const value = ${code};\n`)).toContain('no-restricted-syntax');
    }
  });

  test('a file that keeps the rules passes', async () => {
    const code = `import type { Failure } from '../core/failure.ts';\nexport type Fine = readonly Failure[];\n`;
    expect(await lint('src/app/ports.ts', code)).toEqual([]);
  });
}, 120_000);

describe('the bundler', () => {
  test.each(['node:fs', 'fs', 'child_process'])('refuses %s in the extension', async (name) => {
    const bundling = build({
      stdin: { contents: `import * as x from '${name}'; console.log(x);`, resolveDir: join(root, 'src') },
      bundle: true,
      platform: 'browser',
      write: false,
      logLevel: 'silent',
    });
    await expect(bundling).rejects.toThrow(name);
  });
});
