import { css, type CSSResult } from 'lit';

/** Looks of the model rail: one line where there is room. */
export const modelRailStyles: CSSResult = css`
  .rail {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.75rem 1.5rem;
    padding: 0.625rem 1rem;
    border: 1px solid var(--line);
    border-radius: var(--radius);
    background: var(--card);
  }

  .about {
    flex: 1 1 20rem;
    min-inline-size: 0;
    min-block-size: 2.625rem;
  }

  dl {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 1.75rem;
  }

  dt {
    color: var(--muted);
    font-size: 0.75rem;
    line-height: 1.3;
  }

  dd {
    font-size: 0.875rem;
    line-height: 1.4;
  }

  .fallback {
    margin-block-start: 0.375rem;
    color: var(--muted);
    font-size: 0.8125rem;
  }

  .fallback strong {
    color: var(--ink);
    font-weight: 600;
  }

  .load {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 1rem;
    margin-block-end: 0.375rem;
    font-size: 0.875rem;
    font-variant-numeric: tabular-nums;
  }

  progress {
    appearance: none;
    display: block;
    inline-size: 100%;
    block-size: 6px;
    border: 0;
    border-radius: 3px;
    background: var(--line);
    color: var(--set);
    overflow: hidden;
  }
  progress::-webkit-progress-bar {
    background: var(--line);
  }
  progress::-webkit-progress-value {
    background: var(--set);
    transition: inline-size 200ms ease-out;
  }
  progress::-moz-progress-bar {
    background: var(--set);
  }

  .way {
    display: flex;
    align-items: center;
    gap: 0.75rem;
  }
  .way progress {
    flex: 1;
  }

  .attribution {
    margin-block-start: 0.375rem;
  }

  .unverified {
    color: var(--warned);
  }

  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }

  .about:is([data-phase='failed'], [data-phase='canceled']) {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.5rem 1rem;
  }

  .failure {
    flex: 1 1 16rem;
    font-size: 0.875rem;
    overflow-wrap: anywhere;
  }

  .failure[role='alert'] strong {
    color: var(--unsafe);
  }

  .choice {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem 0.75rem;
  }

  .choice legend {
    float: inline-start;
  }

  @media (forced-colors: active) {
    progress {
      border: 1px solid CanvasText;
      background: Canvas;
    }
    progress::-webkit-progress-bar {
      background: Canvas;
    }
  }
`;
