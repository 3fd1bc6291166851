/** Secrets that a runtime lays down with modes of its own: of Docker, Kubernetes and systemd. */
export const isProvided = (path: string): boolean =>
  /^\/(?:var\/)?run\/(?:secrets|credentials)\/|^\/var\/lib\/kubelet\/|\/\.\.(?:data|\d{4}_\d\d_\d\d_[\w.]+)\//.test(path);
