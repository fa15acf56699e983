import { css, type CSSResult } from 'lit';

/** Looks of the category editor. */
export const editorStyles: CSSResult = css`
  .body {
    display: grid;
    gap: 0.75rem;
    justify-items: start;
    padding: 0.875rem 1rem 1rem;
  }
  header select {
    font-size: 0.8125rem;
  }

  .field {
    display: grid;
    gap: 0.25rem;
    inline-size: 100%;
  }
  input[type='text'],
  textarea {
    min-block-size: 1.875rem;
    padding: 0.125rem 0.5rem;
    border: 1px solid var(--edge);
    border-radius: 6px;
    background: var(--raised);
    color: inherit;
    font: inherit;
    font-size: 0.875rem;
  }

  .note {
    font-size: 0.75rem;
    text-wrap: pretty;
  }
  .problem {
    inline-size: 100%;
    padding: 0.5rem 0.75rem;
    border-inline-start: 3px solid var(--unsafe);
    background: var(--well);
    font-size: 0.8125rem;
  }
  .problem[hidden] {
    display: none;
  }

  ol {
    display: grid;
    gap: 0.5rem;
    inline-size: 100%;
  }
  li {
    display: grid;
    gap: 0.25rem;
    padding-block-start: 0.5rem;
    border-block-start: 1px solid var(--line);
  }
  .line {
    display: flex;
    align-items: center;
    gap: 0.375rem;
  }
  .line input[type='checkbox'] {
    flex: none;
    inline-size: 1rem;
    block-size: 1rem;
    margin: 0;
  }
  .code {
    flex: none;
    inline-size: 4rem;
  }
  .name {
    flex: 1;
    min-inline-size: 6rem;
    font-weight: 550;
  }
  .excluded .name {
    color: var(--muted);
    text-decoration: line-through;
  }
  .tokens {
    flex: none;
    font-size: 0.75rem;
  }
  .tool {
    flex: none;
    inline-size: 1.875rem;
    padding: 0;
  }

  textarea {
    inline-size: calc(100% - 1.375rem);
    margin-inline-start: 1.375rem;
    border-color: var(--line);
    font-size: 0.8125rem;
    resize: vertical;
    field-sizing: content;
    max-block-size: 12rem;
  }
  textarea::placeholder {
    color: var(--muted);
    opacity: 1;
  }

  .warning,
  .measured {
    margin-inline-start: 1.375rem;
    font-size: 0.75rem;
  }
  .warning {
    padding-inline-start: 0.5rem;
    border-inline-start: 3px solid var(--warned);
  }

  @media (max-width: 34rem) {
    .line {
      flex-wrap: wrap;
    }
    /* The name is read whole, and the tools stand below it. */
    .name {
      flex-basis: calc(100% - 6.5rem);
    }
    .tokens {
      margin-inline-start: auto;
    }
  }
`;
