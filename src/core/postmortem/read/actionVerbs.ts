/**
 * Verbs that an action item begins with. Collected from public post-mortems and trackers; a word that is as
 * often a noun ("test", "process") counts only before another word, which `startsWithVerb` sees to.
 */
const verbs = new Set(
  `accept achieve acknowledge activate adapt add address adjust adopt agree alert align allocate allow alter amend
  analyse analyze announce apply approve archive arrange ask assess assign attach audit authenticate automate avoid
  back backfill backport batch benchmark block book bound bring broaden build bump buy cache calculate calibrate call
  cancel cap capture change chart chase check choose clarify classify clean clear close collect combine come
  communicate compare complete configure confirm connect consider consolidate contact contain continue contribute
  convert coordinate copy correct correlate cover create cull cut decide declare decommission decouple decrease
  dedicate deduplicate define delay delegate delete deliver deploy deprecate derive describe design detach detect
  determine develop devise diagnose disable discard disconnect discover discuss display distribute do document double
  downgrade download draft drain drop edit educate eliminate email emit enable encourage encrypt enforce engage
  enhance enlarge ensure escalate establish estimate evaluate examine exclude execute exercise expand experiment
  explain explore expose extend extract factor fail figure file fill filter finalise finalize find finish fix flag
  follow forbid force format formalise formalize forward free freeze gather generate get give grant group grow guard
  guarantee guide halt handle harden have help hide hire hold hook host identify implement import improve include
  increase inform ingest insert inspect install instead instrument integrate introduce inventory invest investigate
  invite isolate issue join keep label launch lead learn let lift limit link list load lock log look lower maintain
  make manage map mark match measure merge migrate minimise minimize mirror mitigate model modify monitor mount move
  name narrow negotiate nominate note notify obtain offer offload onboard open optimise optimize order organise
  organize overhaul override own package page parallelise parallelize parse partition patch pause perform permit pin
  plan plug port post practice practise prepare prevent print prioritise prioritize probe procure produce profile
  prohibit promote propagate propose protect prototype prove provide provision prune publish pull purchase purge push
  put query queue quantify raise rate reach read rebalance rebase rebuild recalculate recheck recommend reconcile
  reconfigure record recover recreate recycle redesign redirect redo reduce redeploy refactor refine reflect refresh
  register reinstate reject relax release reload relocate rely remediate remember remind remove rename render renew
  reorder reorganise reorganize repair repeat replace replicate reply report reproduce request require rerun research
  reserve reset resize resolve resource respond restart restore restrict restructure rethink retire retrain retrieve
  retry return reuse revert review revise revisit revoke reword rewrite roll rotate route run sanitise sanitize save
  scale scan schedule script search secure segment select send separate serve set setup shard share shift ship shorten
  should show shut silence simplify simulate skip slow snapshot sort specify speed split stabilise stabilize stage
  standardise standardize start stop store streamline strengthen study submit subscribe suggest supply support
  suppress surface survey suspend swap switch sync synchronise synchronize tag take talk teach tell terminate test
  throttle tidy tighten time trace track train transfer transition translate trial trigger trim triage tune turn
  unblock unify update upgrade upload upsize use validate verify version view visualise visualize vote wait walk warn
  watch whitelist widen wipe work wrap write zero`.split(/\s+/u),
);

/** Words before the verb: "We should …", "Please …", "Need to …", "(Maybe) also …". */
const lead =
  /^(?:(?:please|also|maybe|possibly|then|finally|first|next|immediately|automatically|actively|properly|proactively|do not|don['’]t|never|always|try to|we (?:should|need to|must|have to|will|could|want to)|should|need(?:s)? to|must|to|i(?:'ll| will)|let['’]?s|and\/or)\s+)+/iu;

/** Whether a text tells somebody to do something: it begins with a verb and goes on. */
export function startsWithVerb(text: string): boolean {
  const words = text.replace(/^[^\p{L}]+/u, '');
  const [first = '', second] = words
    .replace(lead, '')
    .toLowerCase()
    .split(/[^\p{L}-]+/u);
  return second !== undefined && second !== '' && verbs.has(first.replace(/^(?:re|pre|un)-/u, ''));
}

/** Whether a text holds such a verb anywhere: "Databases: add alerts". */
export function holdsVerb(text: string): boolean {
  return startsWithVerb(text) || text.split(/[:;,.(–—]\s*|\s-\s|\band\b/iu).some(startsWithVerb);
}
