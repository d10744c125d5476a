import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';

/**
 * Writes `src/workbench/manifest.generated.ts` from `package.json`: command ids, settings with their types
 * and defaults, and the context keys that `when` clauses read. With `--check` it only compares.
 */

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>;
    readonly menus: Readonly<Record<string, readonly { readonly command: string }[]>>;
    readonly customEditors: readonly { readonly viewType: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, Setting>> };
  };
}

interface Setting {
  readonly type: 'string' | 'boolean' | 'number' | 'array';
  readonly enum?: readonly string[];
  readonly default: unknown;
}

const target = 'src/workbench/manifest.generated.ts';

export async function manifestTypes(): Promise<string> {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
  const { commands, views, menus, configuration, customEditors } = manifest.contributes;
  const editorIds = customEditors.map(({ viewType }) => viewType);
  const viewIds = Object.values(views).flatMap((list) => list.map(({ id }) => id));
  const settings = Object.entries(configuration.properties);
  const whens = JSON.stringify(manifest.contributes).match(/sitrep\.[a-zA-Z]+/g) ?? [];
  const known = new Set([
    ...commands.map(({ command }) => command),
    ...viewIds,
    ...editorIds,
    ...settings.map(([id]) => id),
  ]);
  const groups = new Set([...settings.map(([id]) => id.split('.').slice(0, 2).join('.'))]);
  const keys = [...new Set(whens)].filter((id) => !known.has(id) && !groups.has(id) && id !== 'sitrep.svg').sort();
  const takes = (id: string): string => {
    const places = Object.entries(menus).filter(([, items]) => items.some(({ command }) => command === id));
    return places.some(([menu]) => menu === 'view/item/context') ? '[node?: TreeNode]' : '[]';
  };
  const text = [
    '// Generated from package.json by scripts/manifestTypes.mts. Do not edit.',
    `import type { TreeNode } from './tree/node.ts';`,
    '/** What each contributed command takes when VS Code calls it from a menu. */',
    `export interface CommandArguments {`,
    ...commands.map(({ command }) => `  '${command}': ${takes(command)};`),
    '}',
    'export type CommandId = keyof CommandArguments;',
    `export const commandIds: readonly CommandId[] = ${JSON.stringify(commands.map(({ command }) => command))};`,
    `export const viewIds = ${JSON.stringify(viewIds)} as const;`,
    'export type ViewId = (typeof viewIds)[number];',
    `export const editorIds = ${JSON.stringify(editorIds)} as const;`,
    `export interface SettingTypes {`,
    ...settings.map(([id, setting]) => `  '${id.replace('sitrep.', '')}': ${settingType(setting)};`),
    '}',
    `export const settingDefaults: SettingTypes = {`,
    ...settings.map(([id, setting]) => `  '${id.replace('sitrep.', '')}': ${JSON.stringify(setting.default)},`),
    '};',
    '/** Context keys that `when` clauses of the manifest read. */',
    `export type ContextKey = ${keys.map((key) => `'${key}'`).join(' | ')};`,
  ].join('\n');
  const style = (await resolveConfig(target)) ?? {};
  return format(text, { ...style, parser: 'typescript' });
}

function settingType(setting: Setting): string {
  if (setting.enum !== undefined) return setting.enum.map((value) => `'${value}'`).join(' | ');
  return setting.type === 'array' ? 'readonly string[]' : setting.type;
}

if (import.meta.main) {
  const text = await manifestTypes();
  if (!process.argv.includes('--check')) writeFileSync(target, text);
  else if (readFileSync(target, 'utf8') !== text) {
    console.error(`${target} is out of date. Run: npm run manifest`);
    process.exitCode = 1;
  }
}
