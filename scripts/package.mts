import { createVSIX } from '@vscode/vsce';

/** Makes `sitrep.vsix` from what `npm run build` left in `dist`; `.vscodeignore` names what goes in. */
await createVSIX({ packagePath: 'sitrep.vsix', dependencies: false, allowMissingRepository: true });
