/** Made by `scripts/host/bundleTests.mts`: every test file of the host that is bundled for. */
declare module 'sitrep:tests' {
  export const tests: readonly { readonly file: string; readonly load: () => Promise<unknown> }[];
  export const grep: string;
  /** Of the stand-in for Linear, which runs beside the host. */
  export const linearUrl: string;
  export const forbidOnly: boolean;
  export const timeoutMs: number;
}
