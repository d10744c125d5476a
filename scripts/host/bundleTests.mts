import { globSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { outDir, root } from './paths.mts';

export type HostKind = 'node' | 'web';

export interface Bundle {
  /** The module that VS Code loads, for `extensionTestsPath`. */
  readonly file: string;
  /** The test files in it, from the project root. */
  readonly tests: readonly string[];
}

const testTimeoutMs = 20_000;

const patterns = { test: 'test/host/**/*.test.ts', bench: 'test/bench/host/*.bench.ts' };

export interface Bundling {
  readonly grep: string;
  readonly from: keyof typeof patterns;
  /** Of the stand-in for Linear. */
  readonly linearUrl: string;
}

/** Bundles every host test for one kind of extension host; `x.node.test.ts` and `x.web.test.ts` run only in that one. */
export async function bundleTests(kind: HostKind, { grep, from, linearUrl }: Bundling): Promise<Bundle> {
  const other = kind === 'node' ? '.web.test.ts' : '.node.test.ts';
  const found = globSync(patterns[from], { cwd: root }).map((path) => path.replaceAll('\\', '/'));
  const tests = found.filter((path) => !path.endsWith(other)).sort();
  const folder = join(outDir, 'test-host', kind);
  const file = join(folder, 'index.js');
  await rm(folder, { recursive: true, force: true });
  await build({
    entryPoints: [join(root, 'test', 'host', kind === 'node' ? 'index.ts' : 'index.web.ts')],
    outfile: file,
    bundle: true,
    format: 'cjs',
    platform: kind === 'node' ? 'node' : 'browser',
    // A worker has no page: packages that read the DOM in a browser have a second form for it.
    ...(kind === 'web' ? { conditions: ['worker'] } : {}),
    target: 'es2022',
    external: ['vscode'],
    sourcemap: 'external',
    sourcesContent: false,
    logLevel: 'error',
    loader: { '.md': 'text' },
    plugins: [listTests(tests, { grep, linearUrl }), mochaForBrowsers],
  });
  return { file, tests };
}

/** The module `sitrep:tests`: made from the files that are there, so that no list of tests can go stale. */
function listTests(tests: readonly string[], { grep, linearUrl }: Omit<Bundling, 'from'>): Plugin {
  const entries = tests.map(
    (path) => `{ file: ${JSON.stringify(path)}, load: () => import(${JSON.stringify(`./${path}`)}) }`,
  );
  const contents = [
    `export const tests = [${entries.join(',\n')}];`,
    `export const grep = ${JSON.stringify(grep)};`,
    `export const linearUrl = ${JSON.stringify(linearUrl)};`,
    `export const forbidOnly = ${Boolean(process.env['CI'])};`,
    `export const timeoutMs = ${testTimeoutMs};`,
  ].join('\n');
  return {
    name: 'list-tests',
    setup(setup) {
      setup.onResolve({ filter: /^sitrep:tests$/ }, () => ({ path: 'tests', namespace: 'sitrep' }));
      setup.onLoad({ filter: /.*/, namespace: 'sitrep' }, () => ({ contents, resolveDir: root }));
    },
  };
}

/** Mocha's browser build lies in an ES module package, so its attempt to set `module.exports` would replace the entry's. */
const mochaForBrowsers: Plugin = {
  name: 'mocha-for-browsers',
  setup(setup) {
    setup.onLoad({ filter: /[\\/]mocha[\\/]mocha\.js$/ }, async ({ path }) => ({
      contents: `var module, exports, define;\n${await readFile(path, 'utf8')}`,
    }));
  },
};
