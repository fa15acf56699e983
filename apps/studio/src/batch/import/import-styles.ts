import { css, type CSSResult } from 'lit';

/** Looks of the import dialog. */
export const importStyles: CSSResult = css`
  dialog {
    inline-size: min(44rem, calc(100vw - 2rem));
    max-block-size: calc(100dvh - 2rem);
    padding: 1.25rem;
    border: 1px solid var(--edge);
    border-radius: var(--radius);
    background: var(--card);
    color: var(--ink);
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 45%);
  }

  form {
    display: grid;
    gap: 0.875rem;
  }

  h2 {
    font-size: 1.0625rem;
    overflow-wrap: anywhere;
  }

  .columns {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(16rem, 1fr));
    gap: 0.625rem 1rem;
    align-items: end;
  }
  .columns legend {
    margin-block-end: 0.375rem;
  }

  .field {
    display: grid;
    gap: 0.25rem;
    font-size: 0.8125rem;
  }
  .field .name {
    font-weight: 600;
  }

  .problem,
  .problems {
    padding: 0.5rem 0.75rem;
    border-inline-start: 3px solid var(--warned);
    background: var(--well);
    font-size: 0.8125rem;
    overflow-wrap: anywhere;
  }

  .preview li {
    display: grid;
    grid-template-columns: 4.5rem minmax(0, 1fr);
    gap: 0.5rem;
    padding-block: 0.3125rem;
    border-block-start: 1px solid var(--line);
    font-size: 0.8125rem;
  }
  .preview .text {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .buttons {
    display: flex;
    justify-content: end;
    gap: 0.5rem;
  }
`;
