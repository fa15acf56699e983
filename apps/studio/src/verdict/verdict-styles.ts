import { css, type CSSResult } from 'lit';

/** Looks of the verdict panel. */
export const verdictStyles: CSSResult = css`
  .busy {
    display: inline-flex;
    align-items: center;
    gap: 0.375rem;
    padding-inline-end: 0.5rem;
    font-size: 0.8125rem;
  }

  .panel {
    block-size: 100%;
  }

  .body {
    min-block-size: 0;
    padding: 0.875rem 1rem 1rem;
    overflow-y: auto;
  }

  .empty {
    display: grid;
    gap: 0.5rem;
    font-size: 0.875rem;
    text-wrap: pretty;
  }
  .empty .status,
  .empty .score {
    color: var(--muted);
    opacity: 0.6;
  }

  .head {
    display: grid;
    grid-template-columns: 1fr auto;
    column-gap: 1rem;
    align-items: end;
  }

  .status {
    display: flex;
    align-items: center;
    gap: 0.5rem;
    font-size: 1.75rem;
    font-weight: 650;
    letter-spacing: -0.025em;
    line-height: 1.15;
  }
  .status .icon {
    inline-size: 1.5rem;
    block-size: 1.5rem;
  }

  .head .label {
    grid-area: 1 / 1;
  }
  .head .status {
    grid-area: 2 / 1;
  }

  .score {
    grid-column: 2;
    grid-row: 1 / span 2;
    font-size: 2.5rem;
    font-weight: 400;
    letter-spacing: -0.06em;
    line-height: 1;
  }

  .consequence {
    grid-column: 1 / -1;
    margin-block-start: 0.25rem;
    font-size: 0.875rem;
  }

  .reason {
    margin-block-start: 0.5rem;
    padding: 0.5rem 0.75rem;
    border-inline-start: 3px solid var(--unchecked);
    background: var(--well);
    font-size: 0.875rem;
    overflow-wrap: anywhere;
  }

  .attribution {
    margin-block-start: 0.75rem;
  }

  score-scale {
    margin-block: 0.75rem 0.875rem;
  }

  .categories {
    display: grid;
    gap: 0.25rem;
  }

  .categories li {
    display: grid;
    grid-template-columns: 2rem minmax(0, 1fr) minmax(3rem, 26%) 2.25rem;
    align-items: center;
    gap: 0.5rem;
    font-size: 0.8125rem;
    line-height: 1.35;
  }

  .code {
    color: var(--muted);
  }

  .triggered .name {
    font-weight: 600;
  }
  .triggered .icon {
    inline-size: 0.8125rem;
    block-size: 0.8125rem;
  }

  .bar {
    block-size: 0.375rem;
    border-radius: 2px;
    background: linear-gradient(var(--bar), var(--bar)) no-repeat var(--line);
    background-size: calc(var(--score) * 100%) 100%;
    --bar: var(--edge);
  }
  .triggered .bar {
    --bar: var(--unsafe);
  }

  .categories .score {
    grid-column: auto;
    grid-row: auto;
    font-size: inherit;
    letter-spacing: -0.02em;
    line-height: inherit;
    text-align: end;
  }

  .more {
    margin-block-start: 0.125rem;
    margin-inline-start: 1.875rem;
    font-size: 0.75rem;
    min-block-size: 1.5rem;
  }

  .facts {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(6.25rem, 1fr));
    gap: 0.625rem 0.75rem;
    margin-block-start: 0.875rem;
    padding-block-start: 0.75rem;
    border-block-start: 1px solid var(--line);
  }
  .facts dt {
    color: var(--muted);
    font-size: 0.75rem;
    line-height: 1.3;
  }
  .facts dd {
    font-size: 0.875rem;
    line-height: 1.4;
  }

  @media (forced-colors: active) {
    .bar {
      border: 1px solid CanvasText;
      background-color: Canvas;
      forced-color-adjust: none;
      --bar: CanvasText;
    }
  }
`;
