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

const kinds: readonly (readonly [FileKind, RegExp])[] = [
  [
    'lock',
    /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|bun\.lockb?|gemfile\.lock|cargo\.lock|poetry\.lock|pipfile\.lock|uv\.lock|composer\.lock|go\.sum|mix\.lock|flake\.lock|podfile\.lock|packages\.lock\.json|gradle\.lockfile|pubspec\.lock)$/,
  ],
  [
    'manifest',
    /(?:^|\/)(?:package\.json|gemfile|[^/]+\.gemspec|cargo\.toml|pyproject\.toml|setup\.(?:py|cfg)|pipfile|requirements[^/]*\.(?:txt|in)|go\.mod|go\.work|pom\.xml|build\.gradle(?:\.kts)?|[^/]+\.csproj|packages\.config|directory\.packages\.props|composer\.json|deps|mix\.exs|pubspec\.yaml|podfile|\.gitmodules|(?:\.|runtime|python|ruby|node|rust|go|rails)[_-]?(?:version|toolchain)[^/]*|\.nvmrc|\.tool-versions|cipd\.ensure[^/]*|[^/]+\.ensure)$/,
  ],
  [
    'test',
    /(?:^|\/)(?:tests?|specs?|__tests__|testing|testdata|test[-_]data|fixtures|__snapshots__|__mocks__|e2e|cypress|t)\/|(?:^|\/)(?:test_[^/]*|conftest)\.py$|[._-](?:tests?|unittests?|spec|e2e|cy)\.[a-z]+$|tests?\.(?:java|kt|cs|swift|scala)$|\.snap$|(?:^|\/)t\d{4}-[^/]*\.sh$/,
  ],
  [
    'ci',
    /(?:^|\/)(?:\.github|\.circleci|\.buildkite|\.gitlab|\.azure-pipelines|\.changeset)\/|(?:^|\/)(?:\.travis\.yml|\.gitlab-ci\.yml|appveyor\.yml|azure-pipelines[^/]*\.ya?ml|jenkinsfile[^/]*|\.pre-commit-config\.yaml|codecov\.yml|presubmit\.py|codeowners|owners|dependabot\.yml|renovate\.json5?|\.rubocop[^/]*|\.eslint[^/]*|\.prettier[^/]*|\.editorconfig|\.gitignore|\.gitattributes)$/,
  ],
  [
    'docs',
    /(?:^|\/)(?:docs?|documentation|guides?|man|examples?)\/|\.(?:md|mdx|rst|adoc|asciidoc|rdoc|1)$|(?:^|\/)(?:changelog|changes|news|history|readme|license|authors|contributors|contributing|notice|copying|relnotes)[^/]*$/,
  ],
  [
    'migration',
    /(?:^|\/)(?:migrations?|migrate|alembic|flyway|liquibase|db\/(?:structure|schema))(?:\/|\.|$)|\.sql$|(?:^|\/)schema\.(?:rb|prisma)$/,
  ],
  [
    'generated',
    /(?:^|\/)(?:dist|generated|gen|third_party|vendor|node_modules)\/|\.(?:pb\.go|pb\.cc|pb\.h|min\.js|min\.css)$|_pb2?\.(?:py|js|ts)$|[._]generated\.[a-z]+$|\.gen\.[a-z]+$/,
  ],
  [
    'infrastructure',
    /(?:^|\/)(?:dockerfile[^/]*|docker-compose[^/]*|procfile|makefile|rakefile|cmakelists\.txt|build|build\.bazel|workspace|[^/]+\.bzl|vercel\.json|netlify\.toml|fly\.toml|wrangler\.toml|app\.ya?ml|cron\.ya?ml|queue\.ya?ml|index\.ya?ml|dispatch\.ya?ml)$|\.(?:tf|tfvars|hcl|dockerfile|mk|cmake|nix|gyp|gypi|gn|gni)$|(?:^|\/)(?:k8s|kubernetes|helm|charts|terraform|ansible|docker|deploy|deployment|cloudbuild[^/]*|infra)\//,
  ],
  [
    'config',
    /(?:^|\/)(?:config|configs|conf|settings|configuration|environments?|initializers)\/|\.(?:ya?ml|toml|ini|cfg|conf|env|properties|json5?|jsonnet|textpb|textproto|plist|xml)$|(?:^|\/)(?:\.env[^/]*|[^/]*(?:config|settings)\.[a-z]+)$/,
  ],
  ['style', /\.(?:css|scss|sass|less|styl)$/],
  ['asset', /\.(?:png|jpe?g|gif|svg|ico|webp|woff2?|ttf|eot|mp[34]|pdf|zip|gz|bin|po|pot)$/],
];

export const fileKinds: readonly FileKind[] = [...kinds.map(([kind]) => kind), 'code'];

export function fileKind(path: string): FileKind {
  const lower = path.toLowerCase();
  for (const [kind, pattern] of kinds) if (pattern.test(lower)) return kind;
  return 'code';
}
