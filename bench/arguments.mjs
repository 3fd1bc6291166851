/** The command line of a benchmark: `--name NUMBER`, and `--strict` to fail when a target is missed. */
export const argv = process.argv.slice(2);

export const option = (name, otherwise) => Number(argv.includes(name) ? argv[argv.indexOf(name) + 1] : otherwise);

export const isStrict = argv.includes('--strict');
