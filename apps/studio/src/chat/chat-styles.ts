import { css, type CSSResult } from 'lit';

/** Looks of the chat. */
export const chatStyles: CSSResult = css`
  .panel {
    block-size: 100%;
  }

  .scroll {
    flex: 1 1 16rem;
    min-block-size: 11rem;
    max-block-size: 30rem;
    padding: 1rem;
    overflow-y: auto;
  }
  .scroll:focus-visible {
    outline-offset: -3px;
  }

  @media (min-width: 74rem) and (min-height: 50rem) {
    .scroll {
      max-block-size: none;
    }
  }

  .empty {
    display: grid;
    align-content: center;
    gap: 0.5rem;
    max-inline-size: 34ch;
    block-size: 100%;
    margin: 0 auto;
    text-wrap: pretty;
  }

  .messages {
    display: flex;
    flex-direction: column;
    gap: 0.875rem;
  }

  .messages > li {
    display: flex;
    flex-direction: column;
    align-items: flex-start;
    gap: 0.125rem;
  }
  .messages > .user {
    align-items: flex-end;
  }

  .bubble {
    max-inline-size: min(46ch, 88%);
    padding: 0.5rem 0.875rem;
    border: 1px solid var(--line);
    border-radius: 4px 14px 14px 14px;
    background: var(--raised);
  }
  .user .bubble {
    border-color: transparent;
    border-radius: 14px 14px 4px 14px;
    background: light-dark(#dfe7fb, #243250);
  }
  .bubble.held {
    border: 1px dashed var(--edge);
    background: none;
    font-size: 0.875rem;
  }
  .bubble button {
    margin-block: 0.375rem 0.125rem;
  }

  .text {
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }

  .tag {
    display: inline-flex;
    align-items: center;
    gap: 0.3rem;
    min-block-size: 1.5rem;
    padding: 0 0.375rem;
    font-size: 0.75rem;
  }
  .tag .icon {
    inline-size: 0.875rem;
    block-size: 0.875rem;
  }

  guarded-chat {
    padding: 0.75rem 1rem;
    border-block-start: 1px solid var(--line);
  }

  form {
    display: flex;
    align-items: flex-end;
    gap: 0.5rem;
  }

  textarea {
    flex: 1;
    min-inline-size: 0;
    max-block-size: 12rem;
    padding: 0.5rem 0.75rem;
    border: 1px solid var(--edge);
    border-radius: 8px;
    background: var(--raised);
    color: inherit;
    font: inherit;
    resize: vertical;
    field-sizing: content;
  }
  textarea::placeholder {
    color: var(--muted);
    opacity: 1;
  }

  .send {
    min-block-size: 2.5rem;
    padding: 0 1rem;
    border-color: transparent;
    background: var(--ink);
    color: var(--card);
    font-size: 0.875rem;
    font-weight: 600;
  }

  details {
    padding: 0 1rem;
    border-block-start: 1px solid var(--line);
  }
  summary {
    padding: 0.5rem 0;
    color: var(--muted);
    font-size: 0.8125rem;
    font-weight: 600;
    cursor: pointer;
  }

  .samples {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(13rem, 1fr));
    gap: 0.75rem 1.25rem;
    padding-block-end: 0.875rem;
  }
  .samples h3 {
    color: var(--ink);
    font-size: 0.8125rem;
  }
  .hint {
    font-size: 0.75rem;
    line-height: 1.4;
  }
  .samples ul {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem;
    margin-block-start: 0.25rem;
  }
  .samples button {
    min-block-size: 1.75rem;
    padding: 0 0.5rem;
    border-color: var(--line);
    font-weight: 500;
  }

  @media (forced-colors: active) {
    .user .bubble {
      border-color: CanvasText;
    }
    .send {
      border: 2px solid ButtonBorder;
      background: ButtonFace;
      color: ButtonText;
    }
  }
`;
