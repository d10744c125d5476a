import pg from 'pg';
import type { Connection } from './pool.ts';

export async function connect(databaseUrl: string): Promise<Connection> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  return {
    query: async <Row>(text: string, values: readonly unknown[] = []) => {
      const { rows } = await client.query(text, [...values]);
      return { rows: rows as Row[] };
    },
    end: () => client.end(),
  };
}
