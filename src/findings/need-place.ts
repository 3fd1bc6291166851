import type { Prompt } from '../model/harness.ts';
import type { Span } from '../model/origin.ts';
import { leadOf } from './instructions.ts';
import { lineAt } from './line-at.ts';
import { markdownOf } from './prompts.ts';

/** `told`: an order to the agent; `mentioned`: an example, a choice, something that is only needed at times. */
export type Certainty = 'told' | 'mentioned';

const NEGATED =
  /\b(?:never|do not|don't|does not|doesn't|must not|mustn't|should not|shouldn't|cannot|can't|won't|avoid|without|not to|instead of|rather than|no need|(?<!\bif )(?<!\bwhether or )not|no longer|deprecated|replaces?|formerly|unlike)\b[^.!?;\n]{0,80}$/i;
/** After the words, on the same line. */
const DISOWNED = /^[`'")\]*]*\s*(?:is|are|was|were)?\s*(?:not\b|never\b|forbidden|deprecated|prohibited|blocked|denied|wrong|no longer|❌|✗)/i;
const CROSSED = /❌|✗|🚫|⛔|\b(?:wrong|bad|forbidden|prohibited|deprecated|anti-?pattern|禁止)\b/i;

/** Headings and leads under which commands are shown, not ordered. */
const NOT_ORDERS =
  /❌|✗|🚫|⛔|\b(?:anti-?patterns?|bad|wrong|avoid|never|don'?ts?|do not|not allowed|forbidden|prohibited|denied|blocked|pitfalls?|mistakes?|red flags?|expected output|sample output|example output|outputs?:|output format|returns?:|report format|response format)\b/i;
const BY_PEOPLE =
  /\b(?:ask|tell|instruct|remind|advise|suggest(?:ing)?(?: to)?|recommend(?:ing)?(?: to)?|prompt|let|have|show|offer) (?:the |your )?(?:user|human|operator|developer|person|maintainer|them)\b|\b(?:the )?(?:users?|humans?|developers?|maintainers?|operators?|you) (?:can|may|could|should|must|will|needs? to|has to|have to) (?:also |then |now |manually )?(?:run|use|invoke|type|execute|start|install)\b|\bmanual(?:ly)?\b|\bby hand\b|\bin (?:another|a separate|your own|a new) terminal\b/i;
const AT_TIMES =
  /\b(?:examples?|e\.g\.|for instance|such as|optional(?:ly)?|alternativ\w*|or if|fallback|falls? back|if (?:you (?:want|need|prefer|wish)|needed|necessary|missing|available|installed|desired|not (?:available|installed))\b|when needed|unless|prerequisites?|requirements?|install(?:ation|ing)?|set-?up|getting started|dependencies|troubleshoot\w*|debug(?:ging)?|common (?:issues|errors|problems|commands)|cheat ?sheets?|reference|quick reference|cli reference|resources|see also|usage|appendix|FAQ|tips|recover\w*|rollback|uninstall\w*|configuration)\b/i;
/** Words that make code after them an order. */
const ORDERS =
  /\b(?:run(?:s|ning)?|execut(?:e|es|ing)|call(?:s|ing)?|invok(?:e|es|ing)|us(?:e|es|ing)|start|fetch(?:es)?|quer(?:y|ies)|get|list|check(?:s)?|verify|via|with|by|through|then|first|search|look|post|send|create|update|publish|load|read|do|perform|apply)\b[^.!?\n]{0,90}$/i;

/** What the text round a place makes of it; undefined: nothing that the agent is to do. An `object` stands right behind the verb that orders it. */
export function certaintyAt(prompt: Prompt, span: Span, kind: 'block' | 'words' | 'object'): Certainty | undefined {
  const { text } = prompt.document;
  const { start, text: line } = lineAt(text, span.start);
  const before = text.slice(start, span.start);
  const lead = leadOf(text, start, prompt.bodyStart);
  const headings = headingsOver(prompt, span.start);
  const titles = headings.join('\n');
  if (NOT_ORDERS.test(lead) || NOT_ORDERS.test(titles) || BY_PEOPLE.test(lead) || BY_PEOPLE.test(titles)) return undefined;
  let mentioned = AT_TIMES.test(lead) || AT_TIMES.test(titles);
  if (kind !== 'block') {
    const after = text.slice(span.end, span.end + 60).split('\n')[0] ?? '';
    if (NEGATED.test(before) || DISOWNED.test(after) || CROSSED.test(line) || BY_PEOPLE.test(line)) return undefined;
    mentioned ||= AT_TIMES.test(before) || /^\s*[|>]/.test(line) || !(kind === 'object' || ORDERS.test(before) || isItem(before));
  } else {
    const introduced = paragraphBefore(text, start, prompt.bodyStart);
    if (NEGATED.test(introduced) || BY_PEOPLE.test(introduced)) return undefined;
    mentioned ||= AT_TIMES.test(introduced);
  }
  return mentioned ? 'mentioned' : 'told';
}

/** A list item, or a step, that begins with the code. */
const isItem = (before: string): boolean => /^\s*(?:\d+[.)]|[-*+])\s+(?:\*\*[^*\n]{0,60}\*\*:?\s*)?[`*]*$/.test(before);

/** The line of text right in front of a block. */
function paragraphBefore(text: string, start: number, from: number): string {
  let end = start - 1;
  for (let n = 0; n < 3 && end > from; n++) {
    const { start: at, text: line } = lineAt(text, end);
    if (line.trim() !== '') return line;
    end = at - 1;
  }
  return '';
}

interface Heading {
  readonly at: number;
  readonly level: number;
  readonly text: string;
}

const known = new WeakMap<Prompt, readonly Heading[]>();

/** The headings a place stands under, outermost first; the title of the page says nothing. */
function headingsOver(prompt: Prompt, at: number): readonly string[] {
  let all = known.get(prompt);
  if (!all) {
    all = headings(prompt);
    known.set(prompt, all);
  }
  const over: Heading[] = [];
  for (const heading of all) {
    if (heading.at > at) break;
    while ((over.at(-1)?.level ?? 0) >= heading.level) over.pop();
    over.push(heading);
  }
  return over.filter(({ level }) => level > 1).map(({ text }) => text);
}

function headings(prompt: Prompt): readonly Heading[] {
  const { text } = prompt.document;
  const { fences } = markdownOf(prompt);
  const found: Heading[] = [];
  let fence = 0;
  for (let at = prompt.bodyStart; at < text.length; ) {
    const newline = text.indexOf('\n', at);
    const end = newline < 0 ? text.length : newline;
    while (fence < fences.length && (fences[fence]?.span.end ?? 0) < at) fence++;
    const inFence = at >= (fences[fence]?.span.start ?? Number.POSITIVE_INFINITY);
    if (!inFence && text.charCodeAt(at) === 0x23) {
      const match = /^(#{1,6})\s+(.{0,200})/.exec(text.slice(at, Math.min(end, at + 220)));
      if (match) found.push({ at, level: (match[1] ?? '').length, text: match[2] ?? '' });
    }
    at = end + 1;
  }
  return found;
}
