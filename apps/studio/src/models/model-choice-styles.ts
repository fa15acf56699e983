import { css, type CSSResult } from 'lit';

/** Looks of the ways to another model. */
export const modelChoiceStyles: CSSResult = css`
  form,
  .drop {
    inline-size: 100%;
  }
  form {
    display: grid;
    gap: 0.625rem;
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }
  input[type='text'] {
    flex: 1 1 14rem;
    min-inline-size: 0;
    min-block-size: 1.875rem;
    padding: 0.125rem 0.5rem;
    border: 1px solid var(--edge);
    border-radius: 6px;
    background: var(--raised);
  }
  input::placeholder {
    color: var(--muted);
    opacity: 1;
  }

  .check {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 0.5rem;
    align-items: start;
    font-size: 0.8125rem;
  }
  .check input {
    margin-block-start: 0.1875rem;
  }

  .drop {
    display: grid;
    justify-items: center;
    gap: 0.5rem;
    padding: 1rem;
    border: 1px dashed var(--edge);
    border-radius: 8px;
    background: var(--well);
    text-align: center;
  }
  .drop.over {
    border-color: var(--set);
    outline: 1px dashed var(--set);
  }

  .file {
    position: relative;
    display: inline-grid;
    place-items: center;
    min-block-size: 1.875rem;
    padding: 0.125rem 0.75rem;
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

  details {
    inline-size: 100%;
    font-size: 0.8125rem;
  }
  summary {
    color: var(--muted);
    cursor: pointer;
  }
  details > * + * {
    margin-block-start: 0.5rem;
  }

  @media (pointer: coarse) {
    .file {
      min-block-size: 2.5rem;
    }
  }
`;
