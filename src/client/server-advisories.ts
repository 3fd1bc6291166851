/** Packages of MCP servers with a published advisory. Small on purpose: what people do put into `.mcp.json`. */
export interface Advisory {
  readonly name: string;
  /** Affected below this version; undefined: every version. */
  readonly fixed: string | undefined;
  /** Affected from this version on. */
  readonly since?: string;
  readonly id: string;
  /** What it lets happen, as a clause. */
  readonly effect: string;
  readonly malicious?: boolean;
}

export const ADVISORIES: readonly Advisory[] = [
  { name: 'postmark-mcp', fixed: undefined, id: 'postmark-mcp (2025-09)', effect: 'it was published to copy every e-mail to its author', malicious: true },
  { name: 'mcp-remote', since: '0.0.5', fixed: '0.1.16', id: 'CVE-2025-6514', effect: 'a remote server can run commands on this machine' },
  { name: '@modelcontextprotocol/inspector', fixed: '0.14.1', id: 'CVE-2025-49596', effect: 'any web page can run commands through it' },
  {
    name: '@modelcontextprotocol/server-filesystem',
    fixed: '2025.7.1',
    id: 'CVE-2025-53109, CVE-2025-53110',
    effect: 'its folder limits can be left through links and similar names',
  },
  {
    name: 'mcp-server-git',
    fixed: '2025.12.18',
    id: 'CVE-2025-68143, CVE-2025-68144, CVE-2025-68145',
    effect: 'its path limits can be left and options slipped to git',
  },
  { name: 'figma-developer-mcp', fixed: '0.6.3', id: 'CVE-2025-53967', effect: 'input of the model reaches a shell' },
  { name: '@cyanheads/git-mcp-server', fixed: '2.1.5', id: 'CVE-2025-53107', effect: 'input of the model reaches a shell' },
  { name: 'mcp-server-kubernetes', fixed: '2.5.0', id: 'CVE-2025-53355', effect: 'input of the model reaches a shell' },
];

/** Whether `version` is affected; undefined for a version that is no plain number. Unpinned packages take the newest. */
export function isAffected({ fixed, since, malicious }: Advisory, version: string | undefined): boolean {
  if (malicious) return true;
  const numbers = version === undefined ? undefined : parts(version);
  if (!numbers || fixed === undefined) return false;
  return compare(numbers, parts(fixed) ?? []) < 0 && (since === undefined || compare(numbers, parts(since) ?? []) >= 0);
}

const parts = (version: string): readonly number[] | undefined =>
  /^v?\d+(?:\.\d+)*(?:[-+].*)?$/.test(version)
    ? version
        .replace(/^v|[-+].*/gs, '')
        .split('.')
        .map(Number)
    : undefined;

function compare(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
