import { css, type CSSResult } from 'lit';

/** A panel: its title and tools in a bar, its content under it. */
export const panelStyles: CSSResult = css`
  .panel {
    display: flex;
    flex-direction: column;
    min-block-size: 0;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--card);
  }

  .panel > header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.25rem 0.75rem;
    min-block-size: 2.875rem;
    padding: 0.375rem 0.5rem 0.375rem 1rem;
    border-block-end: 1px solid var(--line);
  }

  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem;
  }
`;
