import { css, type CSSResult } from 'lit';

/** Looks of the review before files become a model. */
export const folderDialogStyles: CSSResult = css`
  dialog {
    inline-size: min(38rem, calc(100vw - 2rem));
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
    font-size: 0.875rem;
    text-wrap: pretty;
  }

  h2 {
    font-size: 1.0625rem;
    overflow-wrap: anywhere;
  }

  dl {
    display: grid;
    gap: 0.25rem;
  }
  dl div {
    display: grid;
    grid-template-columns: 5.5rem minmax(0, 1fr);
    gap: 0.5rem;
  }
  dt {
    color: var(--muted);
    font-size: 0.8125rem;
  }

  .problem {
    padding: 0.5rem 0.75rem;
    border-inline-start: 3px solid var(--warned);
    background: var(--well);
    font-size: 0.8125rem;
    overflow-wrap: anywhere;
  }

  .wide {
    max-block-size: 14rem;
    overflow: auto;
  }
  table {
    inline-size: 100%;
  }
  th[scope='row'] {
    overflow-wrap: anywhere;
  }

  .note {
    font-size: 0.75rem;
  }

  .buttons {
    display: flex;
    flex-wrap: wrap;
    justify-content: end;
    gap: 0.5rem;
  }
`;
