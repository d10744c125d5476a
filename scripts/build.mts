import { context, type BuildOptions, type Metafile, type Plugin } from 'esbuild';
import { rmSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';

/**
 * Makes the extension's bundles from `src/extension.ts`: `dist/node` for the Node host and `dist/web` for the
 * web-worker host. Both are built for the `browser` platform, so that a Node built-in in `src` fails the build.
 * `--watch` builds again on every change; `--dev` keeps names and adds source maps.
 */

const dev = process.argv.includes('--watch') || process.argv.includes('--dev');

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

/**
 * In the Node host every dynamically imported module becomes a bundle of its own beside `extension.js`,
 * so that start-up does not read what it does not need. The web-worker host can load one file only:
 * there the same modules are part of it and run when first used.
 */
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
        const name = basename(path, '.ts');
        parts.set(name, path);
        return { path: `./${name}.js`, external: true };
      });
    },
  };
}

async function buildNode(): Promise<Metafile> {
  const parts = new Map<string, string>();
  const options = { ...shared, outdir: 'dist/node', plugins: [splitDynamicImports(parts)] };
  const main = await run({ ...options, entryPoints: { extension: 'src/extension.ts' } });
  const done = new Set<string>();
  const metafile = main;
  for (let open = [...parts]; open.length > 0; open = [...parts].filter(([name]) => !done.has(name))) {
    const part = await run({ ...options, entryPoints: Object.fromEntries(open) });
    Object.assign(metafile.outputs, part.outputs);
    Object.assign(metafile.inputs, part.inputs);
    for (const [name] of open) done.add(name);
  }
  return metafile;
}

async function run(options: BuildOptions): Promise<Metafile> {
  const building = await context(options);
  const { metafile } = await building.rebuild();
  if (process.argv.includes('--watch')) await building.watch();
  else await building.dispose();
  return metafile ?? { inputs: {}, outputs: {} };
}

rmSync('dist', { recursive: true, force: true });
const [node, web] = await Promise.all([
  buildNode(),
  run({ ...shared, entryPoints: { extension: 'src/extension.ts' }, outdir: 'dist/web' }),
]);
writeFileSync('dist/meta.json', JSON.stringify({ node, web }));
for (const [name, { bytes }] of [...Object.entries(node.outputs), ...Object.entries(web.outputs)]) {
  if (name.endsWith('.js')) console.log(`${name}  ${(bytes / 1024).toFixed(1)} KB`);
}
