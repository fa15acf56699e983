import { css, type CSSResult } from 'lit';

/** Looks of the comparison. */
export const compareStyles: CSSResult = css`
  :host {
    display: grid;
    gap: var(--gap);
  }
  .body {
    display: grid;
    gap: 0.875rem;
    padding: 0.875rem 1rem 1rem;
    font-size: 0.875rem;
    text-wrap: pretty;
  }
  a {
    color: var(--set);
  }
  .sides {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr));
    gap: 1rem;
  }
  fieldset {
    display: grid;
    gap: 0.625rem;
    padding: 0.75rem;
    border: 1px solid var(--line);
    border-radius: 8px;
  }
  .field {
    display: grid;
    gap: 0.25rem;
    min-inline-size: 0;
  }
  .field select {
    inline-size: 100%;
    font-size: 0.8125rem;
  }
  .go {
    display: flex;
    align-items: center;
    gap: 0.75rem;
    font-size: 0.8125rem;
  }
  .problem {
    padding: 0.5rem 0.75rem;
    border-inline-start: 3px solid var(--warned);
    background: var(--well);
  }

  .result {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 1rem 2rem;
  }
  @media (min-width: 62rem) {
    .result {
      grid-template-columns: auto minmax(0, 1fr);
      align-items: start;
    }
    .result .said {
      grid-column: 1 / -1;
    }
  }
  .clear {
    font-weight: 650;
  }

  .flipped {
    max-block-size: 28rem;
    overflow-y: auto;
  }
  .flipped li {
    display: grid;
    grid-template-columns: 5rem 6.5rem minmax(0, 1fr);
    gap: 0.5rem;
    padding-block: 0.3125rem;
    border-block-end: 1px solid var(--line);
    font-size: 0.8125rem;
  }
  .fixed {
    color: var(--safe);
    font-weight: 600;
  }
  .broken {
    color: var(--unsafe);
    font-weight: 600;
  }
  .flipped .text {
    overflow-wrap: anywhere;
  }
`;
