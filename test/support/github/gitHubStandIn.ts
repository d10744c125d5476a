import { openStandIn, type Answered, type StandIn } from '../http/standIn.ts';
import { answerGraphQl } from './graphQl.ts';
import { answerRest } from './rest.ts';
import type { GitHubState } from './state.ts';

export interface GitHubStandIn extends StandIn {
  /** Tokens that it knows; others are answered with 401. */
  readonly tokens: Set<string>;
}

/** GitHub's REST and GraphQL APIs on 127.0.0.1, over repositories that a test can change meanwhile. */
export async function openGitHubStandIn(states: readonly GitHubState[], port?: number): Promise<GitHubStandIn> {
  const tokens = new Set(['good-token']);
  const server = await openStandIn(async (asked): Promise<Answered> => {
    const token = /^(?:bearer|token) (.*)$/iu.exec(asked.headers.authorization ?? '')?.[1];
    if (token === undefined || !tokens.has(token))
      return { status: 401, json: { message: 'Bad credentials', status: '401' } };
    if (asked.method === 'POST' && asked.path === '/graphql') {
      return { json: await answerGraphQl(states, JSON.parse(asked.body) as { query: string }) };
    }
    return asked.method === 'GET' ? answerRest(states, asked, server.origin) : { status: 405, json: { message: 'no' } };
  }, port);
  return { ...server, tokens };
}
