import { createVSIX } from '@vscode/vsce';

/**
 * Makes `sitrep.vsix` from what `npm run build` left in `dist`; `.vscodeignore` names what goes in. The links of the
 * README stay relative: there is no public repository yet that they could be rewritten to.
 */
await createVSIX({
  packagePath: 'sitrep.vsix',
  dependencies: false,
  allowMissingRepository: true,
  rewriteRelativeLinks: false,
});
