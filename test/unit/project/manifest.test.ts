import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { manifestTypes } from '../../../scripts/manifestTypes.mts';

const root = resolve(import.meta.dirname, '../../..');
const readText = (path: string): string => readFileSync(join(root, path), 'utf8');

interface MenuItem {
  readonly command: string;
  readonly when?: string;
  readonly group?: string;
}

interface Manifest {
  readonly main: string;
  readonly browser: string;
  readonly icon: string;
  readonly engines: { readonly vscode: string };
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string; readonly icon?: string }[];
    readonly menus: Readonly<Record<string, readonly MenuItem[]>>;
    readonly keybindings: readonly { readonly command: string }[];
    readonly views: Readonly<Record<string, readonly { readonly id: string; readonly icon: string }[]>>;
    readonly viewsWelcome: readonly { readonly view: string; readonly contents: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly scope?: string }>> };
  };
}

const text = readText('package.json');
const manifest = JSON.parse(text) as Manifest;
const strings = JSON.parse(readText('package.nls.json')) as Readonly<Record<string, string>>;
const { contributes } = manifest;
const commandIds = new Set(contributes.commands.map(({ command }) => command));
const viewIds = new Set(Object.values(contributes.views).flatMap((views) => views.map(({ id }) => id)));
const menuItems = Object.entries(contributes.menus).flatMap(([menu, items]) =>
  items.map((item) => ({ menu, ...item })),
);

describe('the manifest', () => {
  test('names only strings that exist, and every string is named', () => {
    const named = [...text.matchAll(/"%([^%"]+)%"/g)].map(([, key]) => key ?? '');
    expect(named.filter((key) => !(key in strings))).toEqual([]);
    expect(Object.keys(strings).filter((key) => !named.includes(key))).toEqual([]);
  });

  test('uses only commands that it contributes, in menus, keybindings and welcome views', () => {
    const used = [...menuItems, ...contributes.keybindings].map(({ command }) => command);
    expect(used.filter((command) => !commandIds.has(command))).toEqual([]);
    const linked = Object.values(strings).flatMap((string) =>
      [...string.matchAll(/\(command:(sitrep\.\w+)/g)].map(([, id]) => id ?? ''),
    );
    expect(linked.length).toBeGreaterThan(0);
    expect(linked.filter((command) => !commandIds.has(command))).toEqual([]);
  });

  test('every command can be reached: from the palette, a menu, a row or a welcome view', () => {
    const hidden = contributes.menus['commandPalette']
      ?.filter(({ when }) => when === 'false')
      .map(({ command }) => command);
    const elsewhere = new Set(menuItems.filter(({ menu }) => menu !== 'commandPalette').map(({ command }) => command));
    const clicked = new Set(['sitrep.showMoreEnded']);
    expect(hidden?.filter((command) => !elsewhere.has(command) && !clicked.has(command))).toEqual([]);
  });

  test('clauses speak of views that exist', () => {
    const views = [...text.matchAll(/view == ([\w.]+)/g)].map(([, id]) => id ?? '');
    expect(views.filter((id) => !viewIds.has(id))).toEqual([]);
    expect(contributes.viewsWelcome.filter(({ view }) => !viewIds.has(view))).toEqual([]);
  });

  test('titles are in sentence case', () => {
    for (const { title } of contributes.commands) {
      const words = strings[title.slice(1, -1)] ?? '';
      expect(words).toMatch(/^[A-Z](?:[^A-Z]|Markdown|Sitrep|GitHub|Vercel|Linear|Slack|PagerDuty)*…?$/);
    }
  });

  test('what acts at once on its row has no "…" in its title', () => {
    const atOnce = ['markCulprit', 'markCleared', 'withdrawVerdict', 'unlinkChange', 'completeStep', 'reopenStep'];
    const titles = atOnce.map((name) => strings[`command.${name}`]);
    expect(titles.filter((title) => title === undefined || title.endsWith('…'))).toEqual([]);
  });

  test('inline actions have an icon, and no row shows more than two', () => {
    const inline = menuItems.filter(({ group }) => group?.startsWith('inline') === true);
    const icons = new Map(contributes.commands.map(({ command, icon }) => [command, icon]));
    expect(inline.filter(({ command }) => icons.get(command) === undefined)).toEqual([]);
    const perRow = Map.groupBy(inline, ({ when }) => when);
    expect([...perRow].filter(([, items]) => items.length > 2)).toEqual([]);
  });

  test.each([
    'suspect candidate',
    'suspect candidate diffable paged revertable',
    'suspect candidate paged',
    'carried candidate diffable paged revertable',
    'deployment candidate paged rollable',
  ])('a row “%s” shows at most three inline actions; its menu has them all', (words) => {
    const shown = menuItems.filter(({ when }) => {
      const clause = /viewItem =~ \/(.*)\/$/.exec(when ?? '')?.[1];
      return clause !== undefined && new RegExp(clause).test(words);
    });
    const [inline, menu] = [true, false].map((wanted) =>
      shown.filter(({ group }) => group?.startsWith('inline') === wanted).map(({ command }) => command),
    );
    expect(inline?.length).toBeGreaterThan(0);
    expect(inline?.length).toBeLessThanOrEqual(3);
    expect(menu).toEqual(expect.arrayContaining(inline ?? []));
  });

  test('the generated types are those of this manifest', async () => {
    expect(readText('src/workbench/manifest.generated.ts')).toBe(await manifestTypes());
  });

  test('the types of VS Code match the oldest VS Code that is promised', () => {
    expect(manifest.engines.vscode).toBe(`^${manifest.devDependencies['@types/vscode'] ?? ''}`);
  });

  test('what could send a token elsewhere is never read from a repository', () => {
    const properties = Object.entries(contributes.configuration.properties);
    const risky = properties.filter(([id]) => /url|host|endpoint|token|user\.name/i.test(id));
    expect(risky.filter(([, { scope }]) => scope !== 'machine')).toEqual([]);
  });

  test('its pictures exist', () => {
    const paths = [
      manifest.icon,
      ...Object.values(contributes.views).flatMap((views) => views.map(({ icon }) => icon)),
    ];
    expect(paths.filter((path) => !path.startsWith('$(') && !existsSync(join(root, path)))).toEqual([]);
  });

  test('the packages that the user fixed are there', () => {
    const all = { ...manifest.dependencies, ...manifest.devDependencies };
    for (const name of [
      '@types/vscode',
      '@vscode/webview-ui-toolkit',
      '@octokit/rest',
      '@linear/sdk',
      'esbuild',
      '@vscode/test-electron',
    ]) {
      expect(all, name).toHaveProperty(name);
    }
  });
});
