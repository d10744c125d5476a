export function writeModel(..._: unknown[]): Promise<void> { return Promise.resolve(); }
