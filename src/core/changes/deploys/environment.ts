/** Whether an environment's name means production: "production", "Production – shop", "prod-eu", "live". */
export function isProductionName(name: string): boolean {
  return /^(?:prod(?:uction)?|live)(?![a-z])/iu.test(name.trim());
}
