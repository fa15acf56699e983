import { css, type CSSResult } from 'lit';

/** Looks of the writer's examples. */
export const sampleListStyles: CSSResult = css`
  .status {
    padding-inline-end: 0.5rem;
    font-size: 0.75rem;
  }
  .body {
    display: grid;
    gap: 0.625rem;
    justify-items: start;
    padding: 0.875rem 1rem 1rem;
    font-size: 0.875rem;
  }
  .note {
    font-size: 0.75rem;
    text-wrap: pretty;
  }
  ul {
    display: grid;
    gap: 0.625rem;
    inline-size: 100%;
    max-block-size: 32rem;
    padding: 2px;
    overflow-y: auto;
  }
  li {
    display: grid;
    gap: 0.25rem;
  }
  textarea {
    min-block-size: 1.875rem;
    padding: 0.25rem 0.5rem;
    border: 1px solid var(--edge);
    border-radius: 6px;
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
  .line {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem 0.75rem;
  }
  select {
    max-inline-size: 13rem;
    min-block-size: 1.625rem;
    padding: 0 0.375rem;
    font-size: 0.75rem;
  }
  .result {
    flex: 1;
    font-size: 0.75rem;
  }
  .result .icon {
    inline-size: 0.875rem;
    block-size: 0.875rem;
  }
  .wrong {
    color: var(--warned);
    font-weight: 600;
  }
  .tool {
    inline-size: 1.625rem;
    min-block-size: 1.625rem;
    padding: 0;
  }
`;
