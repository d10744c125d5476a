/**
 * What a title says of the way of a change. Engineering vocabulary, written by hand; how much each counts is learned.
 * No pattern has the global flag, so that testing keeps no state.
 */
export const manners = {
  adds: /\b(?:add|adds|added|introduce|implement|support|allow|new|create)\b/i,
  bumps: /\b(?:bump|upgrade|roll|autoroll|update .* (?:to|from) v?\d)/i,
  tests: /\b(?:test|tests|spec|specs|coverage|flaky|ci|testing)\b/i,
  deploys: /\b(?:deploy|deployment|deploys|release|rollout|promote|traffic|bump|roll|update .{1,80} to)\b/i,
} as const satisfies Readonly<Record<string, RegExp>>;

export type Manner = keyof typeof manners;
