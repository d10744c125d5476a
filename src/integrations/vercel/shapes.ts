import * as v from 'valibot';

/**
 * Only what is used, and words where Vercel has closed lists: it adds states from time to time ("BLOCKED" in 2025), and
 * a new one is no reason to show nothing.
 */
const word = v.nullish(v.string(), '');

export const DeploymentShape = v.object({
  uid: v.optional(v.string()),
  id: v.optional(v.string()),
  name: word,
  url: word,
  projectId: word,
  created: v.optional(v.number()),
  createdAt: v.optional(v.number()),
  ready: v.optional(v.number()),
  state: word,
  readyState: word,
  readySubstate: word,
  target: word,
  inspectorUrl: word,
  isRollbackCandidate: v.nullish(v.boolean()),
  creator: v.nullish(v.object({ username: word, githubLogin: word })),
  meta: v.nullish(v.record(v.string(), v.unknown()), {}),
});
export type DeploymentShape = v.InferOutput<typeof DeploymentShape>;

export const ListShape = v.object({
  deployments: v.array(v.unknown()),
  pagination: v.nullish(v.object({ next: v.nullish(v.number()) })),
});

export const ProjectShape = v.object({
  id: v.string(),
  name: v.string(),
  lastAliasRequest: v.nullish(
    v.object({ toDeploymentId: v.string(), jobStatus: v.string(), requestedAt: v.number(), type: word }),
  ),
  targets: v.nullish(v.record(v.string(), v.nullish(v.object({ id: word }))), {}),
});
export type ProjectShape = v.InferOutput<typeof ProjectShape>;

export const ProjectsShape = v.object({ projects: v.array(v.object({ id: v.string(), name: v.string() })) });

export const ErrorShape = v.object({ error: v.object({ code: word, message: word }) });

export const LogShape = v.object({
  level: word,
  message: word,
  timestampInMs: v.number(),
  requestMethod: word,
  requestPath: word,
  responseStatusCode: v.nullish(v.number(), 0),
});

export function oneOf<S extends v.GenericSchema>(schema: S, data: unknown): v.InferOutput<S> | undefined {
  const { success, output } = v.safeParse(schema, data);
  return success ? output : undefined;
}
