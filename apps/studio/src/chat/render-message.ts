import { html, nothing, type TemplateResult } from 'lit';
import { busyIcon, statusIcons } from '../app/icons.ts';
import { type ChatMessage, isVisible } from '../state/studio-state.ts';
import type { CheckRecord } from '../verdict/check-record.ts';
import { describeCategories, statusWords } from '../verdict/describe-record.ts';
import { formatScore } from '../verdict/format-figures.ts';

/** What a person can do with a message. */
export interface MessageActions {
  readonly onShow: (record: CheckRecord) => void;
  readonly onReveal: (id: number) => void;
}

function renderTag(record: CheckRecord, { onShow }: MessageActions): TemplateResult {
  const { verdict, assessment } = record;
  const word = statusWords[verdict.status];
  return html`<button
    type="button"
    class="quiet tag ${verdict.status}"
    title="Show this verdict"
    @click=${() => onShow(record)}
  >
    <span class="tone">${statusIcons[verdict.status]}</span>
    ${word}
    ${
      assessment === undefined
        ? nothing
        : html`<span class="figure">${formatScore(assessment.unsafeScore, 2)}</span>`
    }
  </button>`;
}

function renderHidden(
  message: ChatMessage & { record: CheckRecord },
  { onReveal }: MessageActions,
): TemplateResult {
  const { id, record } = message;
  const names = describeCategories(record);
  const reason = names === '' ? statusWords[record.verdict.status].toLowerCase() : names;
  if (record.verdict.action === 'warn') {
    return html`
      <p>The policy asks before this answer is shown: ${reason}.</p>
      <button type="button" @click=${() => onReveal(id)}>Show it anyway</button>
    `;
  }
  return html`<p><strong>Answer held back:</strong> ${reason}.</p>`;
}

/** What is to be said of an answer that is not whole. */
function renderEnd({
  isStreaming,
  isCut,
  failure,
  record,
}: ChatMessage): TemplateResult | typeof nothing {
  if (failure !== undefined) return html`<p class="muted">${failure}</p>`;
  if (isStreaming)
    return html`<p class="muted">${busyIcon} More is coming, and is checked first.</p>`;
  if (!isCut || !record) return nothing;
  const names = describeCategories(record);
  return html`<p><strong>The rest is held back${names === '' ? '' : ':'}</strong> ${names}</p>`;
}

function renderBody(message: ChatMessage, actions: MessageActions): TemplateResult {
  const { failure } = message;
  if (failure !== undefined && message.text === '') return html`<p>No answer: ${failure}</p>`;
  if (message.isAwaited) return html`<p class="muted">${busyIcon} The assistant is writing.</p>`;
  if (isVisible(message)) {
    return html`<p class="text">${message.text}</p>${renderEnd(message)}`;
  }
  const { record } = message;
  return record
    ? renderHidden({ ...message, record }, actions)
    : html`<p class="muted">${busyIcon} The answer is being checked.</p>`;
}

/** A message of the chat with its verdict; the text of a held answer is not in the page. */
export function renderMessage(message: ChatMessage, actions: MessageActions): TemplateResult {
  const { role, record } = message;
  const isHeld = !isVisible(message);
  return html`<li class=${role}>
    <p class="hidden">${role === 'user' ? 'You said' : 'The assistant answered'}</p>
    <div class="bubble ${isHeld ? 'held' : ''}">${renderBody(message, actions)}</div>
    ${record ? renderTag(record, actions) : nothing}
  </li>`;
}
