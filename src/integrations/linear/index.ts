export { linearTracker } from './linearTracker.ts';
export { authorizeUrl, exchangeCode, renewTokens, type Exchange, type OAuthTokens } from './oauth.ts';
export type { LinearDoor, LinearToken } from './ask.ts';
