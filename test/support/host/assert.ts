/** Assertions that need no Node: host tests run in the web-worker host too. */

export function ok(value: unknown, message = 'Expected something truthy'): asserts value {
  if (!value) throw new Error(`${message}, got ${show(value)}`);
}

/** Equal by value, whatever the order of an object's keys. */
export function equal(actual: unknown, expected: unknown, message = 'Not equal'): void {
  const [got, wanted] = [show(actual), show(expected)];
  if (got !== wanted) throw new Error(`${message}.\nExpected: ${wanted}\nGot:      ${got}`);
}

export function includes(text: string, part: string): void {
  if (!text.includes(part)) throw new Error(`Expected ${show(text)} to include ${show(part)}`);
}

/** Waits until `read` gives something truthy that does not throw; tells the last failure when it takes too long. */
export async function eventually<T>(
  read: () => T | PromiseLike<T>,
  what: string,
  withinMs = 10_000,
): Promise<NonNullable<T>> {
  const until = Date.now() + withinMs;
  let last: unknown;
  for (;;) {
    try {
      last = await read();
      if (last) return last as NonNullable<T>;
    } catch (error) {
      last = error;
    }
    if (Date.now() > until) throw new Error(`Waited ${withinMs} ms for ${what}; last: ${show(last)}`);
    await new Promise((next) => setTimeout(next, 20));
  }
}

function show(value: unknown): string {
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  const json = JSON.stringify(value, sorted, 2) as string | undefined; // undefined for undefined and functions
  return json ?? String(value);
}

function sorted(_key: string, value: unknown): unknown {
  if (value instanceof Map || value instanceof Set) return [...value];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
