import { css, type CSSResult } from 'lit';

/** Looks of the log. */
export const logStyles: CSSResult = css`
  .panel {
    block-size: 100%;
  }

  .texts {
    display: flex;
    align-items: center;
    gap: 0.375rem;
    min-block-size: 1.5rem;
    font-size: 0.8125rem;
  }

  .empty {
    padding: 1rem;
    font-size: 0.875rem;
  }

  .redecision {
    padding: 0.375rem 1rem;
    border-block-end: 1px solid var(--line);
    background: var(--well);
    color: var(--set);
    font-size: 0.8125rem;
    font-variant-numeric: tabular-nums;
  }

  .list {
    max-block-size: 24rem;
    overflow-y: auto;
  }

  @media (min-width: 74rem) and (min-height: 50rem) {
    .list {
      max-block-size: none;
    }
  }

  .list li + li {
    border-block-start: 1px solid var(--line);
  }

  .entry {
    display: grid;
    grid-template-columns: 1fr auto;
    gap: 0 0.75rem;
    inline-size: 100%;
    padding: 0.4375rem 1rem;
    border: 0;
    border-inline-start: 3px solid transparent;
    border-radius: 0;
    background: none;
    font-weight: 400;
    text-align: start;
  }
  .entry:hover {
    background: var(--well);
  }
  .entry[aria-current='true'] {
    border-inline-start-color: var(--set);
    background: var(--well);
  }
  .entry:focus-visible {
    outline-offset: -2px;
  }

  .what {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 0.625rem;
  }

  .status {
    font-weight: 600;
  }

  .action {
    padding: 0 0.375rem;
    border: 1px solid var(--edge);
    border-radius: 4px;
    font-size: 0.6875rem;
    font-weight: 600;
    line-height: 1.4;
  }

  .about,
  .quote {
    grid-column: 1 / -1;
    font-size: 0.75rem;
    line-height: 1.45;
    overflow-wrap: anywhere;
  }

  .quote {
    display: -webkit-box;
    margin-block-start: 0.125rem;
    overflow: hidden;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 3;
  }

  @media (forced-colors: active) {
    .entry {
      border-inline-start-color: Canvas;
    }
    .entry[aria-current='true'] {
      border-inline-start-color: Highlight;
    }
  }
`;
