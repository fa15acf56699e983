import { css, type CSSResult } from 'lit';

/** Radio buttons as one control of several keys. */
export const segmentStyles: CSSResult = css`
  .segments {
    display: inline-flex;
    padding: 2px;
    border: 1px solid var(--edge);
    border-radius: 8px;
    background: var(--well);
  }

  .segments label {
    position: relative;
    display: grid;
    place-items: center;
    min-block-size: 1.625rem;
    padding: 0 0.625rem;
    border-radius: 5px;
    font-size: 0.8125rem;
    font-weight: 550;
    cursor: pointer;
  }

  .segments input {
    position: absolute;
    inset: 0;
    margin: 0;
    opacity: 0;
    cursor: inherit;
  }

  .segments label:has(:checked) {
    background: var(--set);
    color: var(--set-ink);
  }

  .segments label:has(:disabled) {
    color: var(--muted);
    cursor: default;
  }

  .segments label:has(:focus-visible) {
    outline: 2px solid var(--set);
    outline-offset: 2px;
  }

  @media (pointer: coarse) {
    .segments label {
      min-block-size: 2.25rem;
    }
  }

  @media (forced-colors: active) {
    .segments label:has(:checked) {
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
  }
`;
