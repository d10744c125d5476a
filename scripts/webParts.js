// Stands at the head of the web-worker bundles: loads a part of the extension when it is first used.
var sitrepPart = ((loaded) => (name) => {
  const load = async () => {
    const { extensions, Uri, workspace } = require('vscode');
    const root = extensions.getExtension('sitrep.sitrep').extensionUri;
    const bytes = await workspace.fs.readFile(Uri.joinPath(root, 'dist/web', name));
    const part = { exports: {} };
    new Function('module', 'exports', 'require', new TextDecoder().decode(bytes))(part, part.exports, require);
    return part.exports;
  };
  return (loaded[name] ??= load().catch((error) => {
    delete loaded[name];
    throw error;
  }));
})((globalThis.sitrepParts ??= {}));
