import 'mocha/mocha.js';
import type MochaNamespace from 'mocha';
import { runTests } from '../support/host/runTests.ts';

/** What VS Code calls in the web-worker extension host. Mocha's browser build puts its class on the global object. */
export function run(): Promise<void> {
  const { Mocha } = globalThis as unknown as { readonly Mocha: typeof MochaNamespace };
  return runTests(Mocha);
}
