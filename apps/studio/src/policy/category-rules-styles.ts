import { css, type CSSResult } from 'lit';

/** Looks of the category list. */
export const categoryRulesStyles: CSSResult = css`
  .note {
    margin-block: 0.125rem 0.375rem;
    font-size: 0.75rem;
    line-height: 1.45;
    text-wrap: pretty;
  }

  .columns,
  li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 8.25rem 4.375rem;
    align-items: center;
    column-gap: 0.25rem;
  }

  .columns {
    padding-block: 0.375rem 0.25rem;
  }
  .columns :nth-child(2) {
    padding-inline-start: 0.5rem;
  }
  .columns :last-child {
    text-align: end;
  }

  li {
    padding-block: 0.1875rem;
    border-block-start: 1px solid var(--line);
  }

  .asked {
    display: flex;
    align-items: center;
    gap: 0.5rem;
    min-block-size: 1.875rem;
    font-size: 0.875rem;
    line-height: 1.25;
    cursor: pointer;
  }

  .asked input {
    flex: none;
    inline-size: 1rem;
    block-size: 1rem;
    margin: 0;
  }

  .code {
    flex: none;
    inline-size: 1.875rem;
    color: var(--muted);
    font-size: 0.8125rem;
  }

  .excluded .name {
    color: var(--muted);
    text-decoration: line-through;
  }

  select,
  input[type='number'] {
    inline-size: 100%;
    min-block-size: 1.75rem;
    padding: 0 0.375rem;
    border-color: var(--set);
    background: none;
    font-size: 0.8125rem;
  }

  /* What the category takes from the policy above stands back; what it sets itself stands out. */
  .inherited {
    color: var(--muted);
  }
  .inherited:not(:hover, :focus) {
    border-color: transparent;
  }

  option {
    background: var(--raised);
    color: var(--ink);
  }

  select:disabled,
  input[type='number']:disabled {
    opacity: 0.55;
  }

  input[type='number'] {
    appearance: textfield;
    text-align: end;
  }
  input[type='number']::placeholder {
    color: var(--muted);
    opacity: 1;
  }
  input[type='number']::-webkit-inner-spin-button {
    appearance: none;
  }

  @media (max-width: 30rem) {
    .columns {
      display: none;
    }
    li {
      grid-template-columns: 1fr 4.5rem;
    }
    .asked {
      grid-column: 1 / -1;
    }
    select {
      inline-size: calc(100% - 3.375rem);
      margin-inline-start: 3.375rem;
    }
  }
`;
