import { css, type CSSResult } from 'lit';

/** Looks of the ways to share a policy. */
export const sharePanelStyles: CSSResult = css`
  .body {
    display: grid;
    gap: 0.625rem;
    padding: 0.875rem 1rem 1rem;
    font-size: 0.875rem;
  }
  .note {
    font-size: 0.75rem;
    text-wrap: pretty;
    overflow-wrap: anywhere;
  }
  .note:empty {
    display: none;
  }

  .offer {
    display: grid;
    gap: 0.5rem;
    padding: 0.75rem;
    border: 2px solid var(--set);
    border-radius: 8px;
    background: var(--well);
    overflow-wrap: anywhere;
  }

  .ways {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem;
  }
  .ways a {
    color: var(--set);
    font-size: 0.8125rem;
  }

  .file {
    position: relative;
    display: inline-grid;
    place-items: center;
    min-block-size: 1.875rem;
    padding: 0.125rem 0.625rem;
    border: 1px solid var(--edge);
    border-radius: 6px;
    background: var(--raised);
    font-size: 0.8125rem;
    font-weight: 550;
    cursor: pointer;
  }
  .file:hover {
    border-color: var(--ink);
  }
  .file:focus-within {
    outline: 2px solid var(--set);
    outline-offset: 2px;
  }
  .file input {
    position: absolute;
    inset: 0;
    opacity: 0;
    cursor: inherit;
  }

  .snippet {
    display: grid;
    grid-template-columns: 1fr auto;
    align-items: center;
  }
  pre {
    grid-column: 1 / -1;
    max-block-size: 14rem;
    margin: 0;
    padding: 0.75rem;
    border-radius: 6px;
    background: var(--well);
    font: 0.75rem / 1.5 var(--mono);
    overflow: auto;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
`;
