/** Our own version; the build writes it in. */
export const VERSION: string = process.env.GRANTLINT_VERSION ?? '0.0.0-dev';
