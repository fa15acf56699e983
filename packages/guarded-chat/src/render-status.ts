import type { Guard } from '@guarded-chat/client';
import { html, nothing, type TemplateResult } from 'lit';
import type { ChatAction, Status } from './describe-status.ts';
import { renderIcon } from './icons.ts';
import type { ChatTexts } from './locale/chat-texts.ts';
import type { SpokenLanguage } from './locale/locale-controller.ts';

const actionTexts = {
  'send-anyway': 'sendAnyway',
  edit: 'edit',
  retry: 'retry',
  cancel: 'cancel',
} as const satisfies Record<ChatAction, keyof ChatTexts>;

function renderAction(
  action: ChatAction,
  texts: ChatTexts,
  onAction: (action: ChatAction) => void,
): TemplateResult {
  return html`<button
    type="button"
    part="action action-${action}"
    class="action"
    @click=${() => onAction(action)}
  ><slot name="action-${action}">${texts[actionTexts[action]]}</slot></button>`;
}

function renderDetail(detail: string): TemplateResult {
  return html`<small part="detail" class="detail"><slot name="detail">${detail}</slot></small>`;
}

function renderProgress(progress: number, label: string): TemplateResult {
  return html`<div
    part="progress"
    class="progress"
    role="progressbar"
    aria-label=${label}
    aria-valuemin="0"
    aria-valuemax="100"
    aria-valuenow=${Math.floor(progress * 100)}
  ><div part="progress-bar" class="progress-bar" .style=${`inline-size:${progress * 100}%`}></div></div>`;
}

/** What has to be shown of a model wherever it is loaded. */
export type ModelNote = Partial<Pick<Guard['model'], 'attribution' | 'selfTest'>>;

function renderNote({ attribution, selfTest }: ModelNote, texts: ChatTexts): TemplateResult {
  const unverified = html`<small part="unverified" class="note"><slot name="unverified">${texts.unverified}</slot></small>`;
  return html`${selfTest === 'unverified' ? unverified : nothing}${
    attribution === undefined
      ? nothing
      : html`<small part="attribution" class="note" lang="en" dir="ltr"
          ><b>${attribution.text}</b>. ${attribution.notice}
          ${attribution.links.map(
            ({ name, url }) => html`<a href=${url} target="_blank" rel="noreferrer">${name}</a> `,
          )}</small
        >`
  }`;
}

/** The status line under the input: picture, message, what can be done, and how far a load is. */
export function renderStatus(
  status: Status,
  texts: ChatTexts,
  spoken: SpokenLanguage | undefined,
  onAction: (action: ChatAction) => void,
  note: ModelNote = {},
): TemplateResult {
  const { state, slot, message, detail, actions, progress } = status;
  return html`<div
    part="status status-${state}"
    class="status"
    data-state=${state}
    lang=${spoken?.language ?? nothing}
    dir=${spoken?.direction ?? nothing}
  >
    <div class="line">
      ${renderIcon(state)}
      <div part="message" class="message">
        <slot name=${slot}>${message}</slot>
        ${detail === undefined ? nothing : renderDetail(detail)}
        ${state === 'blocked' ? html`<slot name="appeal"></slot>` : nothing}
      </div>
      ${
        actions.length === 0
          ? nothing
          : html`<div part="actions" class="actions">
              ${actions.map((action) => renderAction(action, texts, onAction))}
            </div>`
      }
    </div>
    ${progress === undefined ? nothing : renderProgress(progress, message)}
    ${renderNote(note, texts)}
  </div>`;
}
