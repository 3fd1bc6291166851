import type { PermissionDecision, Traces } from './decision.ts';
import { writtenText } from './raw-text.ts';
import { saidIn } from './result-text.ts';

/** A call as the model made it. */
export interface Use {
  readonly id: string;
  /** Of the API's message where there is one: resuming and forking copy lines, and some of them get new uuids. */
  readonly messageId: string;
  readonly tool: string;
  readonly input: Readonly<Record<string, string>>;
}

/** What came of a call. The text of the result is left behind. */
export interface Result {
  readonly id: string;
  readonly traces: Traces;
  /** No tool of that name was there. */
  readonly isMissingTool: boolean;
}

type Fields = Readonly<Record<string, unknown>>;

/** Inputs by which a rule decides; what is written into files, sent or asked is dropped at once. */
const INPUTS = ['command', 'file_path', 'notebook_path', 'path', 'url', 'skill', 'subagent_type', 'pattern'] as const;

export function usesIn(line: Fields): readonly Use[] {
  if (line['type'] !== 'assistant') return [];
  const message = fields(line['message']);
  const messageId = text(message?.['id']) ?? text(line['uuid']) ?? '';
  return items(message?.['content']).flatMap((block): Use[] => {
    const [id, tool] = [text(block['id']), text(block['name'])];
    if (block['type'] !== 'tool_use' || id === undefined || tool === undefined) return [];
    const given = fields(block['input']) ?? {};
    const input: Record<string, string> = {};
    for (const key of INPUTS) {
      const value = given[key];
      if (typeof value === 'string') input[key] = writtenText(value);
    }
    return [{ id, messageId, tool: writtenText(tool), input }];
  });
}

export function resultsIn(line: Fields): readonly Result[] {
  if (line['type'] !== 'user') return [];
  const decision = fields(line['permissionDecision']);
  const common = {
    decision: decision && decisionOf(decision),
    denialKind: text(line['toolDenialKind']),
    beforeRun: line['toolDenialBeforeRun'] === true,
    entrypoint: text(line['entrypoint']),
    version: text(line['version']),
  };
  return items(fields(line['message'])?.['content']).flatMap((block): Result[] => {
    const id = text(block['tool_use_id']);
    if (block['type'] !== 'tool_result' || id === undefined) return [];
    // Only where something failed without a decision do the words matter.
    const said = block['is_error'] === true && !decision ? saidIn(firstText(block['content'])) : undefined;
    return [{ id, traces: { ...common, said }, isMissingTool: said === 'no-such-tool' }];
  });
}

function decisionOf(decision: Fields): PermissionDecision {
  const kept: Record<string, string> = {};
  for (const key of ['decision', 'source', 'reasonType', 'ruleSource', 'reasonCode', 'grantScope']) {
    const value = decision[key];
    if (typeof value === 'string') kept[key] = value;
  }
  return kept;
}

/** A result is a text or a list of blocks. */
function firstText(content: unknown): string {
  if (typeof content === 'string') return content;
  return text(items(content)[0]?.['text']) ?? '';
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const fields = (value: unknown): Fields | undefined => (isFields(value) ? value : undefined);
const items = (value: unknown): readonly Fields[] => (Array.isArray(value) ? value.filter(isFields) : []);
