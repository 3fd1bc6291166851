/** A checked folder below the working directory: findings' files are relative to it, what code hosts want is relative to the repository. */
export function fromRepository(root: string, file: string): string {
  const folder = root.replace(/^(?:\.\/)+/, '').replace(/(?<!\/)\/+$/, '');
  const nested = folder !== '' && folder !== '.' && !/^(?:\/|[A-Za-z]:|\.\.(?:\/|$)|~)/.test(folder);
  return nested && !/^[~/]/.test(file) ? `${folder}/${file}` : file;
}
