import type { Policy } from '../../policy/policy.ts';
import type { Rule } from '../../policy/rule.ts';
import { pathAnchor } from '../../policy/specifier.ts';
import type { Capability } from '../program.ts';
import type { Candidate } from './candidate.ts';

interface Target {
  readonly path: string;
  readonly capability: Capability;
  readonly what: string;
}

/** Files below the home folder that hold keys and logins. */
const KEYS = ['.ssh/id_ed25519', '.aws/credentials', '.netrc', '.config/gh/hosts.yml', '.kube/config', '.docker/config.json', '.claude/.credentials.json'];
/** Files below the home folder with which somebody gets in again. */
const DOORS = ['.ssh/authorized_keys', '.config/systemd/user/x.service', 'Library/LaunchAgents/x.plist', '.config/autostart/x.desktop', '.local/bin/git'];
/** Files of a project that decide what runs or what the model is told later, and that the client does not protect. */
const STEERING = [
  'CLAUDE.md',
  'AGENTS.md',
  'package.json',
  'Makefile',
  'justfile',
  '.github/workflows/x.yml',
  '.gitlab-ci.yml',
  'conftest.py',
  'build.rs',
  'build.gradle',
];

/** Files that a Read or Edit rule, or with no rule the mode, could open: the telling ones, and one that the rule itself describes. */
export function fileCandidates(rule: Rule | undefined, policy: Policy): readonly Candidate[] {
  const tool = rule?.tool;
  if (tool !== undefined && tool !== 'Read' && tool !== 'Edit' && tool !== 'Write' && tool !== 'NotebookEdit') return [];
  const { home, start } = policy.session.places;
  const inHome = (name: string) => `${home}/${name}`;
  const own = rule?.specifier === undefined ? undefined : described(rule, policy);
  const reads = tool === 'Read';
  const targets: Target[] = reads
    ? [
        ...KEYS.map((name): Target => ({ path: inHome(name), capability: 'secrets', what: 'keys and logins of the home folder' })),
        { path: '/etc/hosts', capability: 'read-any', what: 'files outside the project' },
        { path: inHome('x.txt'), capability: 'read-any', what: 'files of the home folder' },
      ]
    : [
        ...DOORS.map((name): Target => ({ path: inHome(name), capability: 'persist', what: 'files that are run at a later login' })),
        ...STEERING.map((name): Target => ({ path: `${start}/${name}`, capability: 'persist', what: 'files that steer later sessions, builds and CI' })),
        { path: '/opt/x', capability: 'write-any', what: 'files outside the project' },
        { path: inHome('x.txt'), capability: 'write-any', what: 'files of the home folder' },
      ];
  if (own !== undefined && !policy.session.places.working.some((folder) => own.startsWith(`${folder}/`)))
    targets.push({ path: own, capability: reads ? 'read-any' : 'write-any', what: 'files outside the project' });
  return targets.map(({ path, capability, what }) => ({
    capability,
    call: { tool: callTool(tool), input: tool === 'NotebookEdit' ? { notebook_path: path } : { file_path: path } },
    program: what,
    confidence: 'high',
    source: 'permissions-paths §3',
  }));
}

/** An Edit rule opens Write as well; which of the two is asked makes no difference but for bare names. */
const callTool = (tool: string | undefined): string => (tool === undefined ? 'Edit' : tool);

/** A file that the rule's own pattern describes. */
function described({ specifier = '', base }: Rule, { session }: Policy): string | undefined {
  const { anchor, rest } = pathAnchor(specifier);
  const path = rest.replace(/\*+/g, 'x').replace(/[?]/g, 'x');
  if (/[![\]{}\\]/.test(path) || path === '') return undefined;
  if (anchor === 'absolute') return path;
  if (anchor === 'home') return session.places.home + path;
  return anchor === 'source' ? base + path : `${session.places.current}/${path}`;
}
