/**
 * Places where a look alone does something or answers for ever: automounters and shares of other hosts (a name there opens a connection),
 * devices, and the kernel's own files. A file of the project may name any of them.
 */
const NOT_TO_TOUCH = /^\/(?:proc|sys|dev(?!\/shm\/)|net|afs|Network|misc|automount)(?:\/|$)/;

/** Whether an absolute path may be looked at when the user asks for it with `--user`. */
export const isLookable = (path: string): boolean => path.startsWith('/') && !path.startsWith('//') && path.length < 4096 && !NOT_TO_TOUCH.test(path);

/** Secrets that a runtime lays down with modes of its own: of Docker, Kubernetes and systemd. */
export const isProvided = (path: string): boolean =>
  /^\/(?:var\/)?run\/(?:secrets|credentials)\/|^\/var\/lib\/kubelet\/|\/\.\.(?:data|\d{4}_\d\d_\d\d_[\w.]+)\//.test(path);
