/** What a host name or address says about where a request goes. */

/** The host of a URL as it is written, lower case, without port, brackets and user; undefined where there is no literal host. */
export function hostOf(url: string): string | undefined {
  const match = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?(\[[^\]]*\]|[^/?#:]*)/i.exec(url.trim());
  const host = match?.[1]?.toLowerCase().replace(/^\[|\]$/g, '');
  return host === undefined || host === '' || /[${}<>%]|^__.*__$/.test(host) ? undefined : host;
}

/** This machine, by whatever name containers give it. */
export const isLoopback = (host: string): boolean =>
  /^(?:localhost|.*\.localhost|127(?:\.\d+){3}|::1|0\.0\.0\.0|host\.docker\.internal|host\.containers\.internal|host\.orb\.internal)$/.test(host);

/** A name without a dot (a container or machine next door), a private address, or a name that only a local network knows. */
export const isPrivate = (host: string): boolean =>
  !/[.:]/.test(host) ||
  /^(?:10(?:\.\d+){3}|192\.168(?:\.\d+){2}|172\.(?:1[6-9]|2\d|3[01])(?:\.\d+){2}|169\.254(?:\.\d+){2})$/.test(host) ||
  /^f[cd][0-9a-f]{2}:|^fe80:/.test(host) ||
  /\.(?:local|lan|internal|intranet|home\.arpa|svc|cluster\.local|ts\.net|test)$/.test(host);
