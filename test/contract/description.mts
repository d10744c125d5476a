import { Ajv, type ValidateFunction } from 'ajv';

/** The parts of an OpenAPI 3.0 description that are read here. */
export interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components?: unknown;
}

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly required?: boolean }[];
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema?: object }>> }>
  >;
}

export interface Exchange {
  readonly method: string;
  readonly url: URL;
  readonly status: number;
  /** Absent where the answer was no JSON. */
  readonly json?: unknown;
}

/** What a description says against an exchange; an empty list is a pass. A reply without a schema is a problem too. */
export class Contract {
  readonly #description: Description;
  readonly #ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true, verbose: false });
  readonly #validators = new Map<object, ValidateFunction>();
  /** How many replies were really held against a schema. */
  checked = 0;

  constructor(description: Description) {
    this.#description = description;
    this.#ajv.addSchema({ $id: 'description', components: description.components });
  }

  problems({ method, url, status, json }: Exchange): readonly string[] {
    const name = `${method} ${url.pathname}`;
    const found = this.#operation(method, url.pathname);
    if (found === undefined) return [`${name}: the description has no such operation`];
    const { template, operation } = found;
    const inQuery = (operation.parameters ?? []).filter((each) => each.in === 'query');
    const unknown = [...url.searchParams.keys()].filter((key) => !inQuery.some((each) => each.name === key));
    const missing = inQuery.filter((each) => each.required === true && !url.searchParams.has(each.name));
    const asked = [
      ...unknown.map((key) => `${name}: the parameter ${key} is not in the description of ${template}`),
      ...missing.map((each) => `${name}: the parameter ${each.name} is missing`),
    ];
    const response = operation.responses[String(status)];
    if (response === undefined) return [...asked, `${name}: the description has no answer with status ${status}`];
    const schema = response.content?.['application/json']?.schema;
    if (schema === undefined || json === undefined) return asked;
    this.checked += 1;
    const validate = this.#validators.get(schema) ?? this.#ajv.compile(resolved(schema));
    this.#validators.set(schema, validate);
    if (validate(json)) return asked;
    const errors = (validate.errors ?? []).slice(0, 8).map((each) => `${each.instancePath} ${each.message ?? ''}`);
    return [...asked, ...errors.map((error) => `${name}: ${error}`)];
  }

  #operation(method: string, path: string): { readonly template: string; readonly operation: Operation } | undefined {
    for (const [template, operations] of Object.entries(this.#description.paths)) {
      const pattern = new RegExp(`^${template.replace(/[.]/gu, '\\.').replace(/\{[^}]+\}/gu, '[^/]+')}$`, 'u');
      const operation = operations[method.toLowerCase()];
      if (operation !== undefined && pattern.test(path)) return { template, operation };
    }
    return undefined;
  }
}

/**
 * References point into the whole description, which is known under one name. Alternatives overlap in what vendors
 * publish (a null token fits both forms of a page): one that fits is enough.
 */
function resolved(schema: object): object {
  const text = JSON.stringify(schema).replaceAll('"$ref":"#/', '"$ref":"description#/');
  return JSON.parse(text.replaceAll('"oneOf":[', '"anyOf":[')) as object;
}
