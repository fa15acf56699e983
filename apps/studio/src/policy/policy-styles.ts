import { css, type CSSResult } from 'lit';

/** Looks of the policy panel. */
export const policyStyles: CSSResult = css`
  .panel {
    block-size: 100%;
  }

  .body {
    display: grid;
    align-content: start;
    gap: 1rem;
    min-block-size: 0;
    padding: 0.875rem 1rem 1rem;
    overflow-y: auto;
  }

  .actions {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(10rem, 1fr));
    gap: 0.75rem;
  }

  .actions label {
    display: grid;
    gap: 0.25rem;
  }

  select,
  input[type='number'] {
    inline-size: 100%;
    font-size: 0.875rem;
  }
`;
