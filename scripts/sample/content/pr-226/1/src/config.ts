export interface Config {
  readonly port: number;
  readonly databaseUrl: string;
  readonly paymentsUrl: string;
  /** How long open requests may take to finish before the process ends anyway. */
  readonly shutdownMs: number;
}

export function readConfig(env: NodeJS.ProcessEnv): Config {
  return {
    port: Number(env['PORT'] ?? 8080),
    databaseUrl: required(env, 'DATABASE_URL'),
    paymentsUrl: required(env, 'PAYMENTS_URL'),
    shutdownMs: Number(env['SHUTDOWN_MS'] ?? 20_000),
  };
}

function required(env: NodeJS.ProcessEnv, name: string): string {
  const value = env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}
