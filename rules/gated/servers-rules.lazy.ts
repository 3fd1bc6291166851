// Written by test/rules/rules.test.ts: run `npm run update` after adding a rule.
import type { AnyRule } from '../../src/findings/rule.ts';
import blankedVariable from '../blanked-variable.ts';
import cleartextServer from '../cleartext-server.ts';
import collidingServers from '../colliding-servers.ts';
import dangerousContainer from '../dangerous-container.ts';
import exposedServer from '../exposed-server.ts';
import knownBadPackage from '../known-bad-package.ts';
import leakedVariable from '../leaked-variable.ts';
import mcpFileNotInForce from '../mcp-file-not-in-force.ts';
import paddedServerText from '../padded-server-text.ts';
import rootFilesystemServer from '../root-filesystem-server.ts';
import serverHeadersHelper from '../server-headers-helper.ts';
import shellStartedServer from '../shell-started-server.ts';
import skippedMcpServer from '../skipped-mcp-server.ts';
import undefinedVariable from '../undefined-variable.ts';
import unexpandedVariable from '../unexpanded-variable.ts';
import unknownMcpKey from '../unknown-mcp-key.ts';
import unpinnedServer from '../unpinned-server.ts';
import writingDatabaseServer from '../writing-database-server.ts';

const rules: readonly AnyRule[] = [
  blankedVariable,
  cleartextServer,
  collidingServers,
  dangerousContainer,
  exposedServer,
  knownBadPackage,
  leakedVariable,
  mcpFileNotInForce,
  paddedServerText,
  rootFilesystemServer,
  serverHeadersHelper,
  shellStartedServer,
  skippedMcpServer,
  undefinedVariable,
  unexpandedVariable,
  unknownMcpKey,
  unpinnedServer,
  writingDatabaseServer,
];

export function serversRules(): readonly AnyRule[] {
  return rules;
}
