import { css, type CSSResult } from 'lit';

/** Looks of the place where runs begin. */
export const batchStartStyles: CSSResult = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--gap);
    align-items: start;
  }
  @media (min-width: 46rem) {
    :host {
      grid-template-columns: minmax(0, 1.2fr) minmax(0, 1fr);
    }
  }

  .body {
    display: grid;
    gap: 0.875rem;
    padding: 1rem;
    font-size: 0.875rem;
    text-wrap: pretty;
  }
  .over {
    outline: 2px dashed var(--set);
    outline-offset: -6px;
  }

  .steps {
    padding-inline-start: 1.25rem;
    list-style: decimal;
  }

  .ways {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }

  .file {
    position: relative;
    display: inline-grid;
    place-items: center;
    min-block-size: 1.875rem;
    padding: 0.125rem 0.75rem;
    border: 1px solid transparent;
    border-radius: 6px;
    font-size: 0.8125rem;
    cursor: pointer;
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

  form {
    display: grid;
    gap: 0.375rem;
    justify-items: start;
  }
  textarea {
    inline-size: 100%;
    padding: 0.5rem 0.75rem;
    border: 1px solid var(--edge);
    border-radius: 8px;
    background: var(--raised);
    color: inherit;
    font: inherit;
    resize: vertical;
  }
  textarea::placeholder {
    color: var(--muted);
    opacity: 1;
  }

  .note {
    font-size: 0.75rem;
  }
  .problem {
    padding: 0.5rem 0.75rem;
    border-inline-start: 3px solid var(--warned);
    background: var(--well);
  }

  .runs li {
    display: flex;
    align-items: center;
    gap: 0.5rem;
    padding-inline: 1rem 0.5rem;
    border-block-end: 1px solid var(--line);
  }
  .runs li:last-child {
    border: 0;
  }
  .runs a {
    flex: 1;
    display: grid;
    min-inline-size: 0;
    padding-block: 0.625rem;
    color: inherit;
    text-decoration: none;
    overflow-wrap: anywhere;
  }
  .runs a:hover strong {
    text-decoration: underline;
  }
  .runs .muted {
    font-size: 0.75rem;
  }
`;
