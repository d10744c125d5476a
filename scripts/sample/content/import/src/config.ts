export interface Config {
  readonly port: number;
  readonly databaseUrl: string;
  readonly paymentsUrl: string;
}

export function readConfig(env: NodeJS.ProcessEnv): Config {
  return {
    port: Number(env['PORT'] ?? 8080),
    databaseUrl: required(env, 'DATABASE_URL'),
    paymentsUrl: required(env, 'PAYMENTS_URL'),
  };
}

function required(env: NodeJS.ProcessEnv, name: string): string {
  const value = env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}
