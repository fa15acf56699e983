import { css, type CSSResult } from 'lit';

/** Looks of what a verdict rests on. */
export const evidenceStyles: CSSResult = css`
  details {
    margin-block-start: 0.625rem;
    font-size: 0.8125rem;
  }
  summary {
    color: var(--muted);
    font-weight: 600;
    cursor: pointer;
  }
  pre {
    max-block-size: 20rem;
    margin: 0.375rem 0 0;
    padding: 0.75rem;
    border-radius: 6px;
    background: var(--well);
    font: 0.75rem / 1.5 var(--mono);
    overflow: auto;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .note {
    margin-block-start: 0.375rem;
    font-size: 0.75rem;
  }
  li {
    margin-block-start: 0.375rem;
    padding-inline-start: 0.625rem;
    border-inline-start: 3px solid var(--line);
    overflow-wrap: anywhere;
  }
`;
