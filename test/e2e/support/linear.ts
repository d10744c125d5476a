import { LinearStandIn } from '../../support/linear/standIn.ts';
import { expect, test } from './fixtures.ts';

/** A stand-in for Linear while the tests of a file run; in the end no request may have broken the schema. */
export function useLinear(port: number, host = '127.0.0.1'): LinearStandIn {
  const linear = new LinearStandIn();
  test.beforeAll(async () => {
    await linear.start(port, host);
  });
  test.afterAll(async () => {
    await linear.stop();
    expect(linear.violations).toEqual([]);
  });
  return linear;
}
