/** What of Trusted Types is needed here; the standard library does not know them. */
interface TrustedTypes {
  readonly createPolicy: (
    name: string,
    rules: { readonly createScriptURL: (url: string) => string },
  ) => { readonly createScriptURL: (url: string) => string };
}

let policy: ReturnType<TrustedTypes['createPolicy']> | undefined;

/**
 * An address in the form in which the browser takes it for a script. A page with Trusted Types allows it by
 * `trusted-types guarded-chat`; elsewhere it stays a string.
 * @throws TypeError when the page's policy does not allow that name.
 */
export function trustScriptUrl(url: string): string {
  const { trustedTypes } = globalThis as { readonly trustedTypes?: TrustedTypes };
  if (trustedTypes === undefined) return url;
  policy ??= trustedTypes.createPolicy('guarded-chat', { createScriptURL: (given) => given });
  return policy.createScriptURL(url);
}
