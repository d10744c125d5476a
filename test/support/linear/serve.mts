// `node test/support/linear/serve.mts`: the stand-in for Linear in a process of its own, for tests that run in an extension
// host. Prints its address and runs until its input ends.
import { LinearStandIn } from './standIn.ts';

const linear = await new LinearStandIn().start();
console.log(linear.apiUrl);
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
