import { css, type CSSResult } from 'lit';

/** Looks that the panels of the models share. */
export const panelBodyStyles: CSSResult = css`
  .body {
    display: grid;
    gap: 0.75rem;
    justify-items: start;
    padding: 0.875rem 1rem 1rem;
    font-size: 0.875rem;
    text-wrap: pretty;
  }
  .body > .wide,
  table {
    inline-size: 100%;
  }
  .note {
    font-size: 0.75rem;
  }
  .problem {
    padding: 0.5rem 0.75rem;
    border-inline-start: 3px solid var(--warned);
    background: var(--well);
    font-size: 0.8125rem;
    overflow-wrap: anywhere;
  }
  td button {
    min-block-size: 1.5rem;
  }
  th[scope='row'] {
    overflow-wrap: anywhere;
  }
`;
