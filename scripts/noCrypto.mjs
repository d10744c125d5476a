// Stands for Node's `crypto` in the bundles: see scripts/build.mts.
const none = {};
export default none;
