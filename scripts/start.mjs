import { runUnderNode24 } from './host/bootstrap.mjs';

await runUnderNode24('scripts/host/start.mts');
