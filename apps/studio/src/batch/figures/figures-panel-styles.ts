import { css, type CSSResult } from 'lit';

/** Looks of the figures of a run. */
export const figuresPanelStyles: CSSResult = css`
  .body {
    display: grid;
    gap: 0.75rem;
    padding: 0.875rem 1rem 1rem;
  }
  .note {
    font-size: 0.75rem;
  }

  .matrix {
    inline-size: 100%;
    table-layout: fixed;
  }
  .matrix th,
  .matrix td {
    padding: 0.1875rem;
    border: 0;
    text-align: center;
  }
  .matrix th[scope='row'] {
    font-size: 0.75rem;
    text-align: start;
  }

  .cell[aria-pressed='true'] {
    border-color: var(--set);
    box-shadow: inset 0 0 0 1px var(--set);
  }
  .matrix .cell {
    display: grid;
    justify-items: center;
    inline-size: 100%;
    padding: 0.375rem;
    border-inline-start: 4px solid var(--tone);
  }
  .matrix .figure {
    font-size: 1.25rem;
    line-height: 1.2;
  }
  .matrix .name {
    color: var(--muted);
    font-size: 0.75rem;
    font-weight: 500;
  }
  .truePositives,
  .trueNegatives {
    --tone: var(--safe);
  }
  .falsePositives {
    --tone: var(--warned);
  }
  .falseNegatives {
    --tone: var(--unsafe);
  }

  .aside {
    display: flex;
    flex-wrap: wrap;
    gap: 0.375rem;
  }
  .aside .figure {
    font-family: inherit;
    letter-spacing: 0;
  }

  .figures {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(9.5rem, 1fr));
    gap: 0.375rem 1rem;
    padding-block-start: 0.75rem;
    border-block-start: 1px solid var(--line);
  }
  .figures div {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    align-items: baseline;
    align-content: start;
    column-gap: 0.5rem;
  }
  .figures dt {
    color: var(--muted);
    font-size: 0.75rem;
    line-height: 1.3;
  }
  .figures dd {
    font-size: 0.875rem;
    text-align: end;
  }
  .figures .interval {
    grid-column: 1 / -1;
    font-size: 0.75rem;
    line-height: 1.3;
    white-space: nowrap;
  }

  /* All tones are one there: the stripe is left to what is wrong. */
  @media (forced-colors: active) {
    .matrix .truePositives,
    .matrix .trueNegatives {
      border-inline-start: 1px solid ButtonBorder;
    }
    .cell[aria-pressed='true'] {
      outline: 2px solid Highlight;
    }
  }
`;
