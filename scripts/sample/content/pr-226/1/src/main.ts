import { readConfig } from './config.ts';
import { httpPayments } from './checkout/payment.ts';
import { connect } from './db/connect.ts';
import { Pool } from './db/pool.ts';
import { createHarbor } from './http/server.ts';

const config = readConfig(process.env);
const pool = new Pool({ connect: () => connect(config.databaseUrl) });
const server = createHarbor({ pool, payments: httpPayments(config.paymentsUrl) });

server.listen(config.port);

process.once('SIGTERM', () => {
  server.close(() => process.exit(0));
  setTimeout(() => process.exit(1), config.shutdownMs).unref();
});
