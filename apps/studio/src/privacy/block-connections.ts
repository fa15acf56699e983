/**
 * Forbids this page to connect to anything, itself included, until it is left: a second policy beside the page's own,
 * and a browser obeys both. There is no way back, not even for the code that asked for it.
 * @returns Whether a connection is refused from now on.
 */
export function blockConnections(): boolean {
  // The development server updates the page over a connection.
  if (!import.meta.env.PROD) return false;
  const policy = document.createElement('meta');
  policy.httpEquiv = 'Content-Security-Policy';
  policy.content = "connect-src 'none'";
  document.head.append(policy);
  return true;
}
