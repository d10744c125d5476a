/** Whether an environment's name means production: "production", "Production – shop", "prod-eu", "live". */
export function isProductionName(name: string): boolean {
  return /^(?:prod(?:uction)?|live)(?![a-z])/iu.test(name.trim());
}

/**
 * Whether two names may mean one place. Vendors say more or less of it: "production" may be "Production – shop" or
 * "prod-eu", which are not each other.
 */
export function isSamePlace(one: string, other: string): boolean {
  const [first, second] = [partsOf(one), partsOf(other)];
  const isSameStage = isProductionName(one) ? isProductionName(other) : first.stage === second.stage;
  return isSameStage && (first.more === '' || second.more === '' || first.more === second.more);
}

/** "Production – shop" → production, shop */
function partsOf(name: string): { readonly stage: string; readonly more: string } {
  const [stage = '', ...more] = name
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  return { stage, more: more.join(' ') };
}
