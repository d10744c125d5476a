/**
 * What a title says of the way of a change. Engineering vocabulary, written by hand; how much each counts is learned.
 * No pattern has the global flag, so that testing keeps no state.
 */
export const fixes = /\b(?:fix|fixes|fixed|bugfix|hotfix|correct|repair|resolve)/i;

export const manners = {
  adds: /\b(?:add|adds|added|introduce|implement|support|allow|new|create)\b/i,
  bumps: /\b(?:bump|upgrade|roll|autoroll|update .* (?:to|from) v?\d)/i,
  tests: /\b(?:test|tests|spec|specs|coverage|flaky|ci|testing)\b/i,
  enables:
    /\b(?:enable|turn on|default|flip|activate|flag|switch|set|increase|decrease|limit|raise|lower|traffic)\b/i,
  removes: /\b(?:remove|delete|drop|deprecate|clear|unused|strip)/i,
  refactors:
    /\b(?:refactor|rework|rewrite|restructure|move|rename|extract|split|convert|simplify|clean ?up|tidy|consolidate|replace)/i,
  deploys: /\b(?:deploy|deployment|deploys|release|rollout|promote|traffic|bump|roll|update .{1,80} to)\b/i,
} as const satisfies Readonly<Record<string, RegExp>>;

export type Manner = keyof typeof manners;
