const plainKeys = /^(?:page|per_page|state|sort|direction|limit|since|until|target|environment|slug|projectId)$/u;

/** Method and path for the log. Of the query only what cannot be a secret; of a path of secrets nothing. */
export function loggedAddress(method: string, address: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url === undefined) return method;
  const path = url.pathname.startsWith('/services/') ? '/services/…' : url.pathname;
  const query = [...url.searchParams]
    .map(([key, value]) => (plainKeys.test(key) && value.length <= 60 ? `${key}=${value}` : `${key}=…`))
    .join('&');
  return `${method} ${path}${query === '' ? '' : `?${query}`}`;
}
