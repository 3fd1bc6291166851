/** The client version on which the facts of `client/`, `policy/` and `schemas/` were measured. */
export const CLIENT_VERSION = '2.1.329';
