/** What kind of file a path names, by the conventions of many languages; the first that fits. */
export type FileKind =
  | 'lock'
  | 'manifest'
  | 'test'
  | 'docs'
  | 'ci'
  | 'migration'
  | 'infrastructure'
  | 'config'
  | 'style'
  | 'generated'
  | 'asset'
  | 'code';

/** By names of folders on the way, and by the file's own name; both in lower case. */
interface Convention {
  readonly kind: FileKind;
  readonly folder?: RegExp;
  readonly name: RegExp;
}

const conventions: readonly Convention[] = [
  {
    kind: 'lock',
    name: /^(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|gemfile\.lock|cargo\.lock|poetry\.lock|pipfile\.lock|uv\.lock|composer\.lock|go\.sum|mix\.lock|flake\.lock|podfile\.lock|packages\.lock\.json|gradle\.lockfile|pubspec\.lock)$/,
  },
  {
    kind: 'manifest',
    name: /^(?:package\.json|gemfile|.+\.gemspec|cargo\.toml|pyproject\.toml|setup\.(?:py|cfg)|pipfile|requirements.*\.(?:txt|in)|go\.mod|go\.work|pom\.xml|build\.gradle(?:\.kts)?|.+\.csproj|packages\.config|directory\.packages\.props|composer\.json|deps|mix\.exs|pubspec\.yaml|podfile|\.gitmodules|(?:\.|runtime|python|ruby|node|rust|go|rails)[_-]?(?:version|toolchain).*|\.nvmrc|\.tool-versions|cipd\.ensure.*|.+\.ensure)$/,
  },
  {
    kind: 'test',
    folder:
      /(?:^|\/)(?:tests?|specs?|__tests__|testing|testdata|test[-_]data|fixtures|__snapshots__|__mocks__|e2e|cypress|t)\//,
    name: /^(?:test_.*|conftest)\.py$|[._-](?:tests?|unittests?|spec|e2e|cy)\.[a-z]+$|tests?\.(?:java|kt|cs|swift|scala)$|\.snap$|^t\d{4}-.*\.sh$/,
  },
  {
    kind: 'ci',
    folder: /(?:^|\/)(?:\.github|\.circleci|\.buildkite|\.gitlab|\.azure-pipelines|\.changeset)\//,
    name: /^(?:\.travis\.yml|\.gitlab-ci\.yml|appveyor\.yml|azure-pipelines.*\.ya?ml|jenkinsfile.*|\.pre-commit-config\.yaml|codecov\.yml|presubmit\.py|codeowners|owners|dependabot\.yml|renovate\.json5?|\.rubocop.*|\.eslint.*|\.prettier.*|\.editorconfig|\.gitignore|\.gitattributes)$/,
  },
  {
    kind: 'docs',
    folder: /(?:^|\/)(?:docs?|documentation|guides?|man|examples?)\//,
    name: /\.(?:md|mdx|rst|adoc|asciidoc|rdoc|1)$|^(?:changelog|changes|news|history|readme|license|authors|contributors|contributing|notice|copying|relnotes)/,
  },
  {
    kind: 'migration',
    folder: /(?:^|\/)(?:migrations?|migrate|alembic|flyway|liquibase|db\/(?:structure|schema))\//,
    name: /^(?:migrations?|migrate|alembic|flyway|liquibase)(?:\.|$)|\.sql$|^schema\.(?:rb|prisma)$/,
  },
  {
    kind: 'generated',
    folder: /(?:^|\/)(?:dist|generated|gen|third_party|vendor|node_modules)\//,
    name: /\.(?:pb\.go|pb\.cc|pb\.h|min\.js|min\.css)$|_pb2?\.(?:py|js|ts)$|[._]generated\.[a-z]+$|\.gen\.[a-z]+$/,
  },
  {
    kind: 'infrastructure',
    folder: /(?:^|\/)(?:k8s|kubernetes|helm|charts|terraform|ansible|docker|deploy|deployment|cloudbuild[^/]*|infra)\//,
    name: /^(?:dockerfile.*|docker-compose.*|procfile|makefile|rakefile|cmakelists\.txt|build|build\.bazel|workspace|.+\.bzl|vercel\.json|netlify\.toml|fly\.toml|wrangler\.toml|app\.ya?ml|cron\.ya?ml|queue\.ya?ml|index\.ya?ml|dispatch\.ya?ml)$|\.(?:tf|tfvars|hcl|dockerfile|mk|cmake|nix|gyp|gypi|gn|gni)$/,
  },
  {
    kind: 'config',
    folder: /(?:^|\/)(?:config|configs|conf|settings|configuration|environments?|initializers)\//,
    name: /\.(?:ya?ml|toml|ini|cfg|conf|env|properties|json5?|jsonnet|textpb|textproto|plist|xml)$|^\.env|(?:config|settings)\.[a-z]+$/,
  },
  { kind: 'style', name: /\.(?:css|scss|sass|less|styl)$/ },
  {
    kind: 'asset',
    name: /\.(?:png|jpe?g|gif|svg|ico|webp|woff2?|ttf|eot|mp[34]|pdf|zip|gz|bin|po|pot)$/,
  },
];

export const fileKinds: readonly FileKind[] = [...conventions.map(({ kind }) => kind), 'code'];

/** Which conventions a folder fits, one bit each; for the folder with the slash at its end. */
export function folderKinds(folder: string): number {
  return conventions.reduce(
    (bits, { folder: pattern }, at) => (pattern?.test(folder) === true ? bits | (1 << at) : bits),
    0,
  );
}

/** The kind of a file by its own name, in a folder of which it is known what it fits. */
export function kindIn(folder: number, name: string): FileKind {
  for (let at = 0; at < conventions.length; at += 1) {
    const convention = conventions[at];
    if (convention !== undefined && ((folder & (1 << at)) !== 0 || convention.name.test(name))) return convention.kind;
  }
  return 'code';
}

export function fileKind(path: string): FileKind {
  const lower = path.toLowerCase();
  const slash = lower.lastIndexOf('/') + 1;
  return kindIn(folderKinds(lower.slice(0, slash)), lower.slice(slash));
}
