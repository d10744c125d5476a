import { buildSchema, type GraphQLSchema } from 'graphql';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Linear's schema, rebuilt from the types of the installed `@linear/sdk` (MIT), which Linear generates from it: what
 * the SDK in use believes is what requests are checked against. Types do not hold default values and directives.
 */
export function linearSchema(): GraphQLSchema {
  built ??= buildSchema(schemaText(), { assumeValidSDL: true });
  return built;
}

let built: GraphQLSchema | undefined;

interface Shape {
  readonly interfaces: readonly string[];
  readonly fields: ReadonlyMap<string, { readonly type: string; readonly optional: boolean }>;
  readonly isObject: boolean;
}

function schemaText(): string {
  const types = typesOfSdk();
  // Behind the schema's types come those of the SDK's own operations.
  const source = types.slice(0, types.search(/^type \w+Fragment = /mu)).replace(/\/\*\*[\s\S]*?\*\//gu, '');
  const scalars = new Set(
    [...(/^type Scalars = \{([\s\S]*?)^\};/mu.exec(source)?.[1] ?? '').matchAll(/^\s*(\w+):/gmu)].map(
      ([, name = '']) => name,
    ),
  );
  const enums = new Map(
    [...source.matchAll(/^(?:declare )?enum (\w+) \{([\s\S]*?)^\}/gmu)].map(([, name = '', body = '']) => [
      name,
      [...body.matchAll(/= "([^"]+)"/gu)].map(([, value = '']) => value),
    ]),
  );
  const unions = new Map<string, readonly string[]>();
  for (const [, name = '', members = ''] of source.matchAll(/^type (\w+) = (\w+(?: \| \w+)+);$/gmu)) {
    unions.set(name, members.split(' | '));
  }
  const shapes = readShapes(source);
  const isInterface = new Set([...shapes.values()].flatMap(({ interfaces }) => interfaces));
  // The SDK's names differ in their capitals: `attachmentLinkURL` has `AttachmentLinkUrlArgs`.
  const argumentsOf = new Map([...shapes].map(([name, shape]) => [name.toLowerCase(), shape]));
  const builtIn = new Set(['ID', 'String', 'Boolean', 'Int', 'Float']);
  return [
    ...[...scalars].filter((name) => !builtIn.has(name)).map((name) => `scalar ${name}`),
    ...[...enums]
      .filter(([, values]) => values.length > 0)
      .map(([name, values]) => `enum ${name} { ${values.join(' ')} }`),
    ...[...unions]
      .filter(([, members]) => members.every((member) => shapes.get(member)?.isObject === true))
      .map(([name, members]) => `union ${name} = ${members.join(' | ')}`),
    ...[...shapes]
      .filter(([name, { isObject }]) => isObject || !name.endsWith('Args'))
      .map(([name, shape]) => printShape(name, shape, argumentsOf, isInterface)),
  ].join('\n');
}

function typesOfSdk(): string {
  const folder = join(process.cwd(), 'node_modules/@linear/sdk/dist');
  if (!existsSync(folder)) throw new Error('@linear/sdk is not installed');
  const file = readdirSync(folder).find((name) => /^index-.*\.d\.mts$/u.test(name)) ?? 'index.d.mts';
  return readFileSync(join(folder, file), 'utf8');
}

function readShapes(source: string): ReadonlyMap<string, Shape> {
  const shapes = new Map<string, Shape>();
  for (const [, name = '', heads = '', body = ''] of source.matchAll(
    /^type (\w+) = ((?:\w+ & )*)\{\n([\s\S]*?)^\};$/gmu,
  )) {
    if (name === 'Scalars' || name === 'Exact' || shapes.has(name)) continue;
    const fields = new Map<string, { readonly type: string; readonly optional: boolean }>();
    for (const [, field = '', mark = '', type = ''] of body.matchAll(/^ {2}(\w+)(\??): ([^\n]+);$/gmu)) {
      fields.set(field, { type, optional: mark === '?' });
    }
    const interfaces = heads.split(' & ').filter((head) => head !== '');
    const isObject = fields.delete('__typename');
    if (fields.size > 0) shapes.set(name, { interfaces, fields, isObject });
  }
  return shapes;
}

function printShape(
  name: string,
  { fields, interfaces, isObject }: Shape,
  argumentsOf: ReadonlyMap<string, Shape>,
  isInterface: ReadonlySet<string>,
): string {
  const kind = isObject ? 'type' : isInterface.has(name) ? 'interface' : 'input';
  const lines = [...fields].flatMap(([field, { type }]) => {
    const args = kind === 'input' ? undefined : argumentsOf.get(`${name}${field}Args`.toLowerCase());
    const printed =
      args === undefined
        ? ''
        : `(${[...args.fields].map(([arg, given]) => `${arg}: ${printType(given.type)}`).join(', ')})`;
    return type.startsWith('{') ? [] : [`  ${field}${printed}: ${printType(type)}`];
  });
  const heads = interfaces.length === 0 ? '' : ` implements ${interfaces.join(' & ')}`;
  return `${kind} ${name}${heads} {\n${lines.join('\n')}\n}`;
}

/** `Maybe<Array<Scalars["String"]>>` is `[String!]`. */
function printType(type: string): string {
  const maybe = /^(?:Input)?Maybe<(.*)>$/u.exec(type)?.[1];
  return maybe === undefined ? `${bareType(type)}!` : bareType(maybe);
}

function bareType(type: string): string {
  const list = /^Array<(.*)>$/u.exec(type)?.[1];
  if (list !== undefined) return `[${printType(list)}]`;
  return /^Scalars\["(\w+)"\]$/u.exec(type)?.[1] ?? type;
}
