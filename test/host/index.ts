import Mocha from 'mocha';
import { runTests } from '../support/host/runTests.ts';

/** What VS Code calls in the Node extension host. */
export function run(): Promise<void> {
  return runTests(Mocha);
}
