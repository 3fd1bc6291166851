/** Where the client looks for managed settings, by `process.platform`. */
const FOLDERS: Readonly<Record<string, string>> = {
  darwin: '/Library/Application Support/ClaudeCode',
  win32: 'C:/Program Files/ClaudeCode',
};

export const managedFolder = (platform: string): string => FOLDERS[platform] ?? '/etc/claude-code';
