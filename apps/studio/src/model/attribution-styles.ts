import { css, type CSSResult } from 'lit';

/** Looks of the line that a model's licence asks for. */
export const attributionStyles: CSSResult = css`
  .attribution {
    color: var(--muted);
    font-size: 0.75rem;
    line-height: 1.45;
    text-wrap: pretty;
  }
  .attribution strong {
    color: var(--ink);
    font-weight: 650;
  }
  .attribution a {
    margin-inline-end: 0.375rem;
    color: inherit;
    text-underline-offset: 0.15em;
  }
`;
