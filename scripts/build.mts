import { context, type BuildOptions, type Metafile, type Plugin } from 'esbuild';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';

/**
 * Makes the extension's bundles from `src/extension.ts`: `dist/node` for the Node host and `dist/web` for the
 * web-worker host. Both are built for the `browser` platform, so that a Node built-in in `src` fails the build.
 * Every dynamically imported module becomes a bundle of its own beside `extension.js`, so that start-up does
 * not read what it does not need. The web pages go to `dist/webview`. `--watch` builds again on every change; `--dev` keeps names and maps.
 */

const watching = process.argv.includes('--watch');
const dev = watching || process.argv.includes('--dev');

const shared: BuildOptions = {
  bundle: true,
  format: 'cjs',
  platform: 'browser',
  // Neither host has a page: packages that read the DOM in a browser have a second form for workers.
  conditions: ['worker'],
  target: 'es2022',
  external: ['vscode'],
  minify: !dev,
  sourcemap: dev ? 'linked' : false,
  metafile: true,
  logLevel: 'warning',
  legalComments: 'none',
};

type Host = 'node' | 'web';

const hostOptions: Readonly<Record<Host, BuildOptions>> = {
  // `require` of a file next to it.
  // `navigator`: VS Code's Node host warns of every extension that looks at it; Octokit does, for its user agent.
  node: { supported: { 'dynamic-import': false }, define: { navigator: 'undefined' } },
  // `require` knows only `vscode` there: a part is read like any file of the extension, then run.
  web: { banner: { js: readFileSync('scripts/webParts.js', 'utf8') }, define: { 'import.meta': '{}' } },
};

/**
 * Linear's SDK takes Node's `crypto` along for webhooks, which nothing here receives, and reads npm's variables to
 * name itself.
 */
const linearSdk: BuildOptions = {
  alias: { crypto: './scripts/noCrypto.mjs' },
  define: {
    'process.env.npm_package_name': '"sitrep"',
    'process.env.npm_package_version': JSON.stringify(
      (JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version,
    ),
  },
};

function splitDynamicImports(parts: Map<string, string>): Plugin {
  return {
    name: 'split-dynamic-imports',
    setup(build) {
      build.onResolve({ filter: /^\./ }, async (args) => {
        if (args.kind !== 'dynamic-import') return undefined;
        const { path, errors } = await build.resolve(args.path, {
          kind: 'import-statement',
          resolveDir: args.resolveDir,
          importer: args.importer,
        });
        if (errors.length > 0) return { errors };
        const name = relative(resolve('src'), path).replace(/\.ts$/, '').replaceAll(/[\\/]/g, '.');
        parts.set(name, path);
        return { path: `./${name}.js`, external: true };
      });
    },
  };
}

async function buildHost(host: Host): Promise<Metafile> {
  const parts = new Map([['extension', 'src/extension.ts']]);
  const plugins = [splitDynamicImports(parts), ...(host === 'web' ? [readPartsAsFiles] : [])];
  const define = { ...hostOptions[host].define, ...linearSdk.define };
  const options = { ...shared, ...linearSdk, ...hostOptions[host], define, outdir: `dist/${host}`, plugins };
  const built: Metafile = { inputs: {}, outputs: {} };
  const done = new Set<string>();
  for (let open = [...parts]; open.length > 0; open = [...parts].filter(([name]) => !done.has(name))) {
    const { inputs, outputs } = await run({ ...options, entryPoints: Object.fromEntries(open) });
    Object.assign(built.inputs, inputs);
    Object.assign(built.outputs, outputs);
    for (const [name] of open) done.add(name);
  }
  return built;
}

/** In the web bundles, `import("./part.js")` becomes a call of the function that the banner defines. */
const readPartsAsFiles: Plugin = {
  name: 'read-parts-as-files',
  setup(build) {
    build.onEnd(({ metafile }) => {
      for (const path of Object.keys(metafile?.outputs ?? {}).filter((name) => name.endsWith('.js'))) {
        const text = readFileSync(path, 'utf8');
        writeFileSync(path, text.replaceAll(/\bimport\(("\.\/[\w.]+\.js")\)/g, 'sitrepPart($1)'));
      }
    });
  },
};

async function run(options: BuildOptions): Promise<Metafile> {
  const building = await context(options);
  const { metafile } = await building.rebuild();
  if (watching) await building.watch();
  else await building.dispose();
  return metafile ?? { inputs: {}, outputs: {} };
}

/** The web pages, each a script and a style sheet of its own: `dist/webview/NAME.js` and `NAME.css`. */
async function buildPages(): Promise<Metafile> {
  const { external: _, conditions: __, ...page } = shared;
  return run({
    ...page,
    format: 'iife',
    entryPoints: Object.fromEntries(
      ['postmortem'].flatMap((name) => [
        [name, `webview-ui/${name}/main.ts`],
        [`${name}.style`, `webview-ui/${name}/${name}.css`],
      ]),
    ),
    outdir: 'dist/webview',
    loader: { '.ttf': 'file' },
    assetNames: '[name]',
  });
}

rmSync('dist', { recursive: true, force: true });
const [node, web, pages] = await Promise.all([buildHost('node'), buildHost('web'), buildPages()]);
writeFileSync('dist/meta.json', JSON.stringify({ node, web, pages }));
for (const [name, { bytes }] of [node, web, pages].flatMap(({ outputs }) => Object.entries(outputs))) {
  if (/\.(js|css)$/.test(name)) console.log(`${name}  ${(bytes / 1024).toFixed(1)} KB`);
}
